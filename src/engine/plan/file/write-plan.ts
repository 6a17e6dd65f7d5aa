import { PLAN_VERSION, type SavedPlan } from "./saved-plan";
import { sha256 } from "./sha256";
import { withMarks } from "./unknown-marks";

/** The text of a plan file: one JSON document. Holds ids and names of the tenant, and no secret. */
export function writePlan(plan: SavedPlan): string {
  const body = {
    format_version: PLAN_VERSION,
    tenant: plan.tenant,
    desired: plan.desired,
    guards: plan.guards,
    escalates: plan.escalates,
    empties: plan.empties,
    ignore: plan.ignore,
    steps: plan.steps.map(({ definition, reason, path, file, change }) => ({
      resource: definition.name,
      reason,
      path,
      file,
      action: change.action,
      prior: "prior" in change ? change.prior : undefined,
      planned: "planned" in change ? withMarks(change.planned) : undefined,
    })),
    unchanged: plan.unchanged.map(({ definition, path, state }) => ({
      resource: definition.name,
      path,
      state,
    })),
  };
  const plain: unknown = JSON.parse(JSON.stringify(body));
  return `${JSON.stringify({ ...(plain as object), sha256: sha256(plain) }, undefined, 1)}\n`;
}
