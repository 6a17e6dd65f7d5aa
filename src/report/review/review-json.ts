import type {
  AccessFinding,
  EndDifference,
  EntitlementDifference,
  HeldItem,
  LevelSide,
  PrincipalDifference,
  RoleDifference,
  ServiceDifference,
  Via,
} from "../../rbac";
import { modeJson } from "../documented-json";
import { findingJson } from "../finding-json";
import { highlightsOf, type ReviewReport } from "./reviewed";

/** Raised when a reader of the former form would misunderstand it. */
const FORMAT_VERSION = 1;

/** A review as JSON, one document with a line break at its end, whole. Keys and words are stable. */
export function reviewJson(report: ReviewReport): string {
  const { base, head, access, findings, guardrails } = report;
  const { growing, entitled, others, newAdministrators, newFindings, loosened } =
    highlightsOf(report);
  const document = {
    format_version: FORMAT_VERSION,
    command: "review",
    base,
    head,
    users_told_apart: access.expanded,
    ...modeJson(report.documented),
    summary: {
      administer_more: growing.length,
      may_use_more: entitled.length,
      without_growth: others.length,
      new_full_administrators: newAdministrators.length,
      new_findings: newFindings.length,
      guardrails_weakened_or_changed: loosened.length,
    },
    principals: access.principals.map(principalJson),
    roles: access.roles.map(roleJson),
    findings: {
      added: findings.added.map(reviewFindingJson),
      resolved: findings.resolved.map(reviewFindingJson),
    },
    guardrails,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function principalJson(one: PrincipalDifference) {
  const { principal, members, growth, services, entitlements, fullAdministrator: full } = one;
  return {
    kind: principal.kind,
    name: principal.label,
    ...(members === undefined ? {} : { members }),
    growth,
    ...(full === undefined ? {} : { full_administrator: { change: full.change, ...full.because } }),
    services: services.map(serviceJson),
    entitlements: entitlements.map(entitlementJson),
  };
}

function serviceJson({ service, gained, lost, ends, levels }: ServiceDifference) {
  return {
    service: service.label,
    kind: service.own ? "zidentity" : "linked",
    roles_gained: gained.map(itemJson),
    roles_lost: lost.map(itemJson),
    ends: ends.map(endJson),
    levels: levels.map(({ module, before, after, change, growth }) => ({
      module,
      change,
      growth,
      before: levelJson(before),
      after: levelJson(after),
    })),
  };
}

function itemJson({ role, scope, via, expiresAt, growth }: HeldItem) {
  return {
    role: role.label,
    ...(scope === undefined ? {} : { scope }),
    via: via.map(viaJson),
    ...(expiresAt === undefined ? {} : { expires_at: expiresAt }),
    growth,
  };
}

function endJson({ role, scope, via, before, after, change, growth }: EndDifference) {
  return {
    role: role.label,
    ...(scope === undefined ? {} : { scope }),
    via: via.map(viaJson),
    before: before ?? null,
    after: after ?? null,
    change,
    growth,
  };
}

function levelJson({ level, exact, unranked, paths, expiresAt }: LevelSide) {
  return {
    level,
    exact,
    ...(unranked.length === 0 ? {} : { not_comparable: unranked }),
    ...(expiresAt === undefined ? {} : { expires_at: expiresAt }),
    paths: paths.map(({ role, via, level: given }) => ({
      role: role.name,
      level: given,
      ...viaJson(via),
    })),
  };
}

function entitlementJson({ service, change, via, before, after }: EntitlementDifference) {
  return {
    service: service.label,
    change,
    via: via.map(viaJson),
    before: before ?? null,
    after: after ?? null,
  };
}

function roleJson({ change, name, formerName, levels, holders }: RoleDifference) {
  return {
    change,
    name,
    ...(formerName === undefined ? {} : { former_name: formerName }),
    holders,
    levels,
  };
}

function viaJson(via: Via) {
  return via.kind === "group" ? { via: "group", group: via.group.name } : { via: "direct" };
}

function reviewFindingJson({ at, diagnostic, principal, role }: AccessFinding) {
  return {
    ...findingJson({ path: at, diagnostic }),
    ...(principal === undefined ? {} : { principal: principal.label }),
    ...(role === undefined ? {} : { role: role.label }),
  };
}
