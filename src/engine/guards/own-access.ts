import { errorDiagnostic } from "../../diagnostics";
import { compareLevels, highest, isLevel, MODULE_KEYS } from "../../rbac";
import { levelsOfRecord } from "../../resources";
import type { RoleRecord } from "../../tenant";
import type { Guarded, GuardFinding } from "./guard";

/** That the API client which carries the run out does not take its own access away: it could not take the run back. */
export async function guardOwnAccess({ before, after }: Guarded): Promise<readonly GuardFinding[]> {
  const [had, has] = await Promise.all([before.callerRoles(), after.callerRoles()]);
  if (had === undefined || has === undefined) return [];
  const lost = MODULE_KEYS.flatMap((module) => {
    const [was, willBe] = [levelOn(had, module), levelOn(has, module)];
    return compareLevels(willBe, was) < 0 ? [`${module} from "${was}" to "${willBe}"`] : [];
  });
  if (lost.length === 0) return [];
  const diagnostic = errorDiagnostic(
    "This run would take away its own access",
    `The roles of the API client that carries it out would lower ${lost.join(", ")}.`,
    {
      ruleId: "guard/own-access",
      fix: "Leave the roles of this API client as they are, or apply with another one; or name the guard: --allow own-access.",
    },
  );
  return [{ guard: "own-access", diagnostic }];
}

function levelOn(roles: readonly RoleRecord[], module: string) {
  return highest(roles.map((role) => levelsOfRecord(role)?.get(module) ?? "none").filter(isLevel));
}
