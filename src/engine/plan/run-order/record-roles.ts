import { roleIdsOf } from "../../../resources";
import type { ObjectValue } from "../../../schema";
import type { PlanStep } from "../plan-step";

/** The ids of the roles in a record of roles, those that are still to be made among them. */
export function roleIdsIn(value: ObjectValue | null): readonly string[] {
  return value === null ? [] : roleIdsOf(value);
}

export function rolesGained({ change }: Pick<PlanStep, "change">): readonly string[] {
  return minus(roleIdsIn(plannedOf(change)), roleIdsIn(priorOf(change)));
}

export function rolesLost({ change }: Pick<PlanStep, "change">): readonly string[] {
  return minus(roleIdsIn(priorOf(change)), roleIdsIn(plannedOf(change)));
}

export function minus(some: readonly string[], others: Iterable<string>): readonly string[] {
  const gone = new Set(others);
  return some.filter((id) => !gone.has(id));
}

/** Null for what is not there yet. */
export function priorOf(change: PlanStep["change"]) {
  return "prior" in change ? change.prior : null;
}

/** Null for what is to go. */
export function plannedOf(change: PlanStep["change"]) {
  return "planned" in change ? change.planned : null;
}
