import { errorDiagnostic } from "../../diagnostics";
import { type DeclarationProblem, labelOf, type ManifestScope } from "../../manifest";
import { findLive, keyOfMissing, type LiveService } from "../live-keys";
import type { LoadedManifest } from "../loaded-manifest";
import { placedAt } from "../placed-at";

/**
 * That every service which ownership and ignore name is one service of the tenant. One that is misspelled would own
 * nothing, or, worse, spare nothing.
 */
export function checkOwnedServices(
  loaded: readonly LoadedManifest[],
  services: readonly LiveService[],
): readonly DeclarationProblem[] {
  return loaded.flatMap((one) => {
    const { ownership, ignore = [] } = one.manifest;
    const owned = ownership?.mode === "authoritative" ? ownership.over : [];
    return [
      // What one file of a desired state says of ownership holds for all.
      ...wrongServices("ownership.over", owned, services, loaded),
      ...wrongServices("ignore", ignore, services, [one]),
    ].map((diagnostic) => ({ path: one.file, diagnostic }));
  });
}

function wrongServices(
  where: string,
  scopes: readonly ManifestScope[],
  services: readonly LiveService[],
  files: readonly LoadedManifest[],
) {
  return scopes.flatMap((scope, index) =>
    (scope.services ?? []).flatMap((reference) => {
      const { key } = findLive(services, reference);
      if (key !== undefined && key !== keyOfMissing(reference)) return [];
      const list = services.map(({ declared }) => declared.label).join(", ");
      const what = key === undefined ? "More than one service is" : "No service is";
      const wrong = errorDiagnostic(
        `${what} called ${JSON.stringify(labelOf(reference))}`,
        `${where} names it. The services of the tenant are: ${list}.`,
        {
          ruleId: "ownership/unknown-service",
          fix: "Correct the name, or add cloud_name and org_name.",
        },
      );
      return [placedAt(wrong, `${where}[${index}]`, files)];
    }),
  );
}
