import { DiagnosticsError, errorDiagnostic } from "../../diagnostics";
import { RESOURCES } from "../../resources";
import type { Capability } from "../../tenant";
import type { LeftOut } from "../tenant-as-code";
import { type ExportedKind, kindOf } from "./kinds";

/** Whether what a user shows is his own (`direct`) or also what groups give him. */
type Shows = "effective" | "direct" | "unknown";

/** How a tenant was read that does not list everything: what its users show stands in for the lists. */
export interface Unread {
  readonly missing: readonly Capability[];
  readonly adminEntitlements: Shows;
  readonly serviceEntitlements: Shows;
}

/** What an export of these kinds needs of a tenant. */
export function capabilitiesOf(only: ExportedKind | undefined): readonly Capability[] {
  const needed = RESOURCES.filter(
    (definition) => only === undefined || kindOf(definition) === only,
  ).map(({ capability }) => capability);
  return [...new Set(needed)];
}

/** What is therefore not in the export, or not certain in it. */
export function partsLeftOut({
  missing,
  adminEntitlements,
  serviceEntitlements,
}: Unread): readonly LeftOut[] {
  return [
    ...(missing.includes("roles")
      ? [
          {
            what: "roles and their levels",
            why: "this tenant does not tell what a role permits; who holds one names it",
          },
        ]
      : []),
    ...(missing.includes("admin_entitlements")
      ? groupsLeftOut("role assignments", adminEntitlements)
      : []),
    ...(missing.includes("service_entitlements")
      ? groupsLeftOut("service entitlements", serviceEntitlements)
      : []),
  ];
}

function groupsLeftOut(what: string, shows: Shows): readonly LeftOut[] {
  return [
    { what: `${what} of groups`, why: WHY_NO_GROUPS[shows] },
    {
      what: `import blocks of ${what}`,
      why: "this tenant lists no record that could be imported",
    },
  ];
}

const WHY_NO_GROUPS: Readonly<Record<Shows, string>> = {
  direct: "this tenant shows what users hold themselves, and not what groups hold",
  effective:
    "this tenant shows it at the members of the group: what a group gives stands here at each of them, and is to be declared for the group instead",
  unknown:
    "this tenant does not list it: what a group gives may stand here at each of its members, and is to be declared for the group instead",
};

/** Nothing is left to be written. */
export function nothingToTell(kind: ExportedKind): DiagnosticsError {
  return new DiagnosticsError([
    errorDiagnostic(
      `This tenant does not tell what an export of ${kind} is made of`,
      `The vendor does not document an operation that reads ${kind}, and this tenant does not have it. Without their ` +
        "levels roles would be written as if they permitted nothing.",
      {
        ruleId: "tenant/capability-missing",
        fix: "Export what users show, with --only assignments or --only entitlements; `zidentity doctor` shows what the tenant offers.",
      },
    ),
  ]);
}
