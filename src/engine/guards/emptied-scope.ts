import { errorDiagnostic } from "../../diagnostics";
import type { EmptiedScope } from "../ownership/emptied-scopes";
import type { GuardFinding } from "./guard";

/** That no run clears a part of the tenant because nothing happens to be declared within it. */
export function guardEmptiedScopes(emptied: readonly EmptiedScope[]): readonly GuardFinding[] {
  return emptied.map(({ file, at, place, owns, grants, roles }) => {
    const gone = [
      ...(grants > 0 ? [`${grants} ${grants === 1 ? "grant" : "grants"}`] : []),
      ...(roles > 0 ? [`${roles} ${roles === 1 ? "role" : "roles"}`] : []),
    ].join(" and ");
    const diagnostic = errorDiagnostic(
      `Nothing is declared within what is owned: ${owns}`,
      `${at} of ${file} owns it, and no declaration in force lies within: this run would remove all of it, ${gone}.`,
      {
        ruleId: "ownership/nothing-declared-within",
        ...(place === undefined ? {} : { place }),
        fix: "Correct the scope, or load what declares within it. To clear it, name the guard: --allow emptied-scope.",
      },
    );
    return { guard: "emptied-scope", path: file, diagnostic };
  });
}
