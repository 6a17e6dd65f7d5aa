import { type Diagnostic, errorDiagnostic } from "../../diagnostics";
import { findOwnService } from "../../resources";
import { knownString, property } from "../../schema";
import type { TenantReader } from "../../tenant";
import { isRole, type PlanStep } from "./plan-step";

/** How many holders a finding names. */
const SHOWN = 5;

/** A tenant does not delete a role that somebody holds: what would end in the middle is refused before. */
export async function checkRemovedRoles(
  steps: readonly PlanStep[],
  after: TenantReader,
): Promise<readonly Diagnostic[]> {
  const removed = steps.filter((step) => isRole(step) && step.change.action === "delete");
  if (removed.length === 0) return [];
  const grants = await after.grants((await findOwnService(after)).service.id);
  const users = new Map((await after.users()).map(({ id, loginName }) => [id, loginName]));
  const groups = new Map((await after.groups()).map(({ id, name }) => [id, name]));
  return removed.flatMap(({ change }) => {
    const prior = "prior" in change ? change.prior : {};
    const holders = grants
      .filter(({ roles }) => roles.some(({ id }) => id === property(prior, "id")))
      .map(({ principal: { type, id, name } }) =>
        type === "USER"
          ? `user ${users.get(id) ?? name ?? id}`
          : `group ${groups.get(id) ?? name ?? id}`,
      );
    return holders.length === 0 ? [] : [stillHeld(knownString(property(prior, "name")), holders)];
  });
}

function stillHeld(name: string | undefined, holders: readonly string[]): Diagnostic {
  const shown = holders.slice(0, SHOWN).join(", ");
  const more = holders.length > SHOWN ? ` and ${holders.length - SHOWN} more` : "";
  return errorDiagnostic(
    `The role ${JSON.stringify(name)} cannot be removed: somebody holds it`,
    `Nobody declares it, and it lies within what the desired state owns. After this run ${shown}${more} would still hold it, and a tenant does not delete such a role.`,
    {
      ruleId: "ownership/removed-role-held",
      fix: "Own those assignments as well, take them away in the portal, declare the role, or add it to ignore.",
    },
  );
}
