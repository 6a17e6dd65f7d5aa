import {
  type EffectiveAccess,
  type EffectiveModule,
  LINKED_SERVICE_REASONS,
  type LinkedServiceAccess,
} from "../rbac";
import {
  DISABLED_USER,
  pathText,
  quoted,
  STANDINGS,
  unreadText,
  viaText,
  WITHOUT_EFFECT,
  ZIDENTITY_PRECEDENCE,
} from "./access-words";
import { accessModeText } from "./documented-text";
import type { AccessReport, ReportedAccess, ReportedEnd } from "./explained";
import type { Palette } from "./palette";
import { printable } from "./printable";

/** An access for a terminal: each level, every path by which it comes, and the rule that decided. */
export function accessText(report: AccessReport, colours: Palette): string {
  const { principal, groups, services, ends } = report;
  const heading = `${principal.kind} ${colours.bold(printable(principal.name))} (${printable(principal.id)})`;
  const notes = [
    ...(principal.active === false ? [DISABLED_USER] : []),
    ...(principal.kind === "user" ? [memberOf(groups)] : []),
  ];
  const parts = [
    ...(report.documented === undefined ? [] : [accessModeText(report.documented, colours)]),
    [heading, ...notes].join("\n"),
    ...services.map((service) => serviceText(service, colours)),
    ...(ends.length === 0 ? [] : [endsText(ends, colours)]),
  ];
  return `${parts.join("\n\n")}\n`;
}

function memberOf(groups: AccessReport["groups"]): string {
  if (groups.length === 0) return "Member of no group.";
  return `Member of ${groups.map(({ name }) => printable(JSON.stringify(name))).join(", ")}.`;
}

function serviceText({ service, ...explained }: ReportedAccess, colours: Palette): string {
  const heading = colours.bold(printable(service));
  const lines =
    explained.kind === "zidentity"
      ? zidentityLines(explained.access, colours)
      : linkedLines(explained.access);
  return [heading, ...lines.map((line) => `  ${line}`)].join("\n");
}

function zidentityLines({ modules, unreadRoles }: EffectiveAccess, colours: Palette): string[] {
  const held = modules.filter(({ level, paths }) => level !== "none" || paths.length > 0);
  const others = modules.length - held.length;
  const rest =
    held.length === 0
      ? others === 1
        ? `${modules[0]?.module ?? ""}: none`
        : "No level on any module."
      : `${others} other modules: none`;
  return [
    ZIDENTITY_PRECEDENCE,
    ...held.flatMap((module) => moduleLines(module, colours)),
    ...(held.length > 0 && others === 0 ? [] : [rest]),
    ...unreadRoles.map(({ role, via }) => unreadText(role, via)),
  ];
}

function moduleLines({ module, level, exact, paths }: EffectiveModule, colours: Palette): string[] {
  const shown = exact ? level : `${level} or more`;
  return [
    `${printable(module)}: ${colours.bold(shown)}`,
    ...paths.map(
      (path) =>
        `  ${STANDINGS[path.standing]}: ${printable(path.level)} by ${quoted(path.role.name)} ${viaText(path.via)}`,
    ),
  ];
}

function linkedLines({ reason, deciding, overridden }: LinkedServiceAccess): string[] {
  return [
    LINKED_SERVICE_REASONS[reason],
    ...(deciding === undefined ? [] : [`decides: ${pathText(deciding)}`]),
    ...overridden.map((path) => `${WITHOUT_EFFECT}: ${pathText(path)}`),
  ];
}

function endsText(ends: readonly ReportedEnd[], colours: Palette): string {
  const lines = ends.map(
    ({ service, role, via, expiresAt }) =>
      `  ${printable(expiresAt)}: ${quoted(role)} on ${printable(service)} ${viaText(via)}`,
  );
  return [colours.bold("Declared to end"), ...lines].join("\n");
}
