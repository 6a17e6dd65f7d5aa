import { knownString, property } from "../../../schema";
import { isRecord, isRole, objectOf, type PlanStep } from "../plan-step";
import type { OrderFacts } from "./order-facts";
import { changesScope, losesSome, stagedRecord, wholeRecord } from "./record-writes";
import { rolesGained, rolesLost } from "./record-roles";
import { roleWrites } from "./role-writes";
import { type RoleShifts, roleShifts } from "./role-shifts";
import type { Phase, PhasedChange, Write } from "./write";

/** What the writes of one step depend on in the other steps. */
interface Run {
  readonly facts: OrderFacts;
  readonly shifts: RoleShifts;
  /** Steps on ZIdentity itself. */
  readonly ownCount: number;
  /** Of those, records that lose and gain at once. */
  readonly exchanges: number;
}

/** Every write of every step, in no order. */
export function writesOf(steps: readonly PlanStep[], facts: OrderFacts): readonly Write[] {
  const own = steps.filter((step) => isOwn(step, facts));
  const run: Run = {
    facts,
    shifts: roleShifts(steps),
    ownCount: own.length,
    exchanges: own.filter(isExchange).length,
  };
  return steps.flatMap((step) =>
    changesOf(step, run).map(({ phase, change }): Write => ({
      step,
      change,
      phase,
      rank: rankOf(step, phase, facts),
    })),
  );
}

function changesOf(step: PlanStep, run: Run): readonly PhasedChange[] {
  const { change } = step;
  if (isRole(step)) return roleWrites(step, run.ownCount === 1);
  if (!isRecord(step)) return [{ phase: change.action === "delete" ? "take" : "give", change }];
  if (isStaged(step, run)) return stagedRecord(step, run.shifts);
  return [wholeRecord(step, !isOwn(step, run.facts))];
}

/**
 * A group's exchange is two writes where another record exchanges too: either may make up for what the other loses. So
 * is every one while roles are handed out late or taken early.
 */
function isStaged(step: PlanStep, { facts, shifts, exchanges }: Run): boolean {
  if (!isOwn(step, facts) || step.change.action === "replace" || changesScope(step)) return false;
  const isShifting = shifts.late.size > 0 || shifts.early.size > 0;
  if (isExchange(step))
    return isShifting || (exchanges > 1 && "group_id" in step.definition.attributes);
  return (
    rolesGained(step).some((id) => shifts.late.has(id)) ||
    rolesLost(step).some((id) => shifts.early.has(id))
  );
}

function isExchange(step: PlanStep): boolean {
  return isRecord(step) && step.change.action === "update" && losesSome(step);
}

function isOwn(step: PlanStep, { ownServiceId }: OrderFacts): boolean {
  if (isRole(step)) return true;
  return isRecord(step) && knownString(property(objectOf(step), "service_id")) === ownServiceId;
}

function rankOf(step: PlanStep, phase: Phase, { placeOf }: OrderFacts): number {
  if (phase === "give_group") return placeOf(step);
  // What decides first goes last, so that nothing that it hid comes to light.
  return phase === "take" ? -placeOf(step) : 0;
}
