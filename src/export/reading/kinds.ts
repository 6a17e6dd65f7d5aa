import { DiagnosticsError, errorDiagnostic } from "../../diagnostics";
import { missingCapabilities } from "../../lifecycle";
import { grantsRoles, holdsLevels } from "../../manifest";
import type { ResourceDefinition } from "../../resources";
import type { TenantReader } from "../../tenant";

/** What may be exported by itself. */
export const EXPORTED_KINDS = ["roles", "assignments", "entitlements"] as const;
export type ExportedKind = (typeof EXPORTED_KINDS)[number];

export function kindOf(definition: ResourceDefinition): ExportedKind {
  if (holdsLevels(definition)) return "roles";
  return grantsRoles(definition) ? "assignments" : "entitlements";
}

/** Throws DiagnosticsError where the tenant does not offer a list that is needed. */
export async function refuseMissing(
  reader: TenantReader,
  definitions: readonly ResourceDefinition[],
): Promise<void> {
  const missing = await missingCapabilities(
    reader,
    definitions.map(({ capability }) => capability),
  );
  if (missing.size === 0) return;
  const kinds = (lacking: boolean) => [
    ...new Set(
      definitions.filter(({ capability }) => missing.has(capability) === lacking).map(kindOf),
    ),
  ];
  const offered = kinds(false);
  throw new DiagnosticsError([
    errorDiagnostic(
      "This tenant does not tell everything that an export is made of",
      `It does not list ${kinds(true).join(", ")}: the vendor does not document these operations, and this tenant does ` +
        "not have them. An export without them would say that nobody holds anything.",
      {
        ruleId: "tenant/capability-missing",
        fix:
          offered.length === 0
            ? "See what users hold with `zidentity drift --documented`; `zidentity doctor` shows what the tenant offers."
            : `Export what it lists, with ${offered.map((kind) => `--only ${kind}`).join(" or ")}; \`zidentity doctor\` shows what the tenant offers.`,
      },
    ),
  ]);
}
