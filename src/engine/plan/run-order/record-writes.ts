import { property, type ObjectValue } from "../../../schema";
import type { PlanStep } from "../plan-step";
import { minus, plannedOf, priorOf, roleIdsIn, rolesGained, rolesLost } from "./record-roles";
import type { RoleShifts } from "./role-shifts";
import { byStages, type Stage } from "./staged-change";
import type { PhasedChange } from "./write";

/** A record of roles on ZIdentity itself, in as many writes as the roles that change with it ask for. */
export function stagedRecord(step: PlanStep, { late, early }: RoleShifts): readonly PhasedChange[] {
  const { definition, change } = step;
  const [prior, planned] = [priorOf(change), plannedOf(change)];
  const [before, after] = [roleIdsIn(prior), roleIdsIn(planned)];
  const gained = rolesGained(step);
  const given = [...before, ...gained.filter((id) => !late.has(id))];
  const kept = minus(
    given,
    rolesLost(step).filter((id) => early.has(id)),
  );
  const all = [...kept, ...minus(gained, kept)];
  const like = (ids: readonly string[]): ObjectValue | null => {
    if (isSame(ids, before)) return prior;
    if (isSame(ids, after)) return planned;
    return ids.length === 0 ? null : { ...(planned ?? prior), role_ids: ids };
  };
  const stages: Stage[] = [
    { phase: "give", value: like(given) },
    { phase: "take_early", value: like(kept) },
    { phase: "give_late", value: like(all) },
    { phase: "take", value: planned },
  ];
  return byStages(definition, change, stages);
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return minus(some, others).length === 0 && minus(others, some).length === 0;
}

/** The one write that a record takes otherwise. */
export function wholeRecord(step: PlanStep, onLinkedService: boolean): PhasedChange {
  const { change, definition } = step;
  const isGroup = "group_id" in definition.attributes;
  if (change.action === "create")
    return { phase: onLinkedService && isGroup ? "give_group" : "give", change };
  if (change.action === "delete")
    return { phase: onLinkedService && !isGroup ? "take_user" : "take", change };
  if (losesSome(step)) return { phase: "exchange", change };
  return { phase: onLinkedService && isGroup ? "give_group_more" : "give", change };
}

/** An update after which the principal holds less: a role is gone, or the scope is another one. */
export function losesSome(step: PlanStep): boolean {
  return rolesLost(step).length > 0 || changesScope(step);
}

/** A record has one scope: it changes at once for all roles. */
export function changesScope({ change }: PlanStep): boolean {
  if (!("prior" in change) || !("planned" in change)) return false;
  return property(change.prior, "scope_id") !== property(change.planned, "scope_id");
}
