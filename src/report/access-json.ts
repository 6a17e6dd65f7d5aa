import { LINKED_SERVICE_REASONS, type ServicePath, type Via } from "../rbac";
import { ZIDENTITY_PRECEDENCE } from "./access-words";
import type { AccessReport, ReportedAccess } from "./explained";

/** Raised when a reader of the former form would misunderstand it. */
const FORMAT_VERSION = 1;

/** An access as JSON, one document with a line break at its end. Keys and words are stable. */
export function accessJson(report: AccessReport): string {
  const { principal, groups, services, ends, documented } = report;
  const document = {
    format_version: FORMAT_VERSION,
    command: "explain",
    ...(documented === undefined
      ? {}
      : { mode: "documented", documented: { missing_capabilities: documented.missing } }),
    principal,
    ...(principal.kind === "user" ? { groups } : {}),
    services: services.map(serviceJson),
    declared_ends: ends.map(({ service, role, via, expiresAt }) => ({
      service,
      role,
      ...viaJson(via),
      expires_at: expiresAt,
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function serviceJson(explained: ReportedAccess) {
  const { service } = explained;
  if (explained.kind === "zidentity") {
    const { modules, unreadRoles } = explained.access;
    return {
      service,
      kind: "zidentity",
      rule: ZIDENTITY_PRECEDENCE,
      modules: modules.map(({ module, level, exact, known, paths }) => ({
        module,
        level,
        exact,
        known,
        paths: paths.map(({ role, via, level: given, standing }) => ({
          level: given,
          standing,
          role,
          ...viaJson(via),
        })),
      })),
      unread_roles: unreadRoles.map(({ role, via }) => ({ role, ...viaJson(via) })),
    };
  }
  const { reason, deciding, overridden } = explained.access;
  return {
    service,
    kind: "linked",
    decided_by: reason,
    rule: LINKED_SERVICE_REASONS[reason],
    ...(deciding === undefined ? {} : { deciding: pathJson(deciding) }),
    overridden: overridden.map(pathJson),
  };
}

function pathJson({ roles, scope, via }: ServicePath) {
  return { roles, ...(scope === undefined ? {} : { scope }), ...viaJson(via) };
}

function viaJson(via: Via) {
  return via.kind === "group" ? { via: "group", group: via.group } : { via: via.kind };
}
