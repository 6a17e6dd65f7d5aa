import { knownString, property } from "../../../schema";
import { isRole, type PlanStep } from "../plan-step";
import { rolesGained, rolesLost } from "./record-roles";
import { isHigher, isLowered, levelsOf, type Shift, shiftsOf } from "./role-levels";

interface ShiftedRole {
  readonly id: string;
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
  readonly shifts: ReadonlyMap<string, Shift>;
}

/** What the roles that change in a run mean for when they are handed out and taken away. */
export interface RoleShifts {
  /** Handed out after it is lowered, so that nobody holds for a moment what it loses. */
  readonly late: ReadonlySet<string>;
  /** Taken away before it is raised, so that nobody holds for a moment what it gains. */
  readonly early: ReadonlySet<string>;
}

/**
 * A role is not handed out late where it may make up for what another one loses, nor taken early where another that is
 * raised may make up for it: that nobody is without comes first. Both at once cannot be had together.
 */
export function roleShifts(steps: readonly PlanStep[]): RoleShifts {
  const shifted = steps.flatMap(shiftedRole);
  const gained = new Set(steps.flatMap(rolesGained));
  const lost = new Set(steps.flatMap(rolesLost));
  const late = shifted.filter(
    (role) => gained.has(role.id) && isLoweredSomewhere(role) && !mayMakeUp(role, shifted),
  );
  if (late.length > 0) return { late: idsOf(late), early: new Set() };
  const early = shifted.filter(
    (role) => lost.has(role.id) && isRaisedSomewhere(role) && !mayBeMadeUp(role, shifted),
  );
  return { late: new Set(), early: idsOf(early) };
}

function shiftedRole(step: PlanStep): ShiftedRole[] {
  const { change } = step;
  if (!isRole(step) || change.action !== "update") return [];
  const { prior, planned } = change;
  const id = knownString(property(prior, "id"));
  const shifts = shiftsOf(prior, planned);
  if (id === undefined || shifts.size === 0) return [];
  return [{ id, before: levelsOf(prior), after: levelsOf(planned), shifts }];
}

function isLoweredSomewhere({ shifts }: ShiftedRole): boolean {
  return [...shifts.values()].some(isLowered);
}

function isRaisedSomewhere({ shifts }: ShiftedRole): boolean {
  return [...shifts.values()].some((shift) => !isLowered(shift));
}

/** Whether the role holds, after all, more than another on a module that the other loses. */
function mayMakeUp(role: ShiftedRole, all: readonly ShiftedRole[]): boolean {
  return all.some(
    (other) =>
      other !== role &&
      [...other.shifts].some(
        ([module, shift]) =>
          isLowered(shift) && isHigher(role.after.get(module) ?? "none", shift.after),
      ),
  );
}

/** Whether another holds less than the role on a module that the other gains. */
function mayBeMadeUp(role: ShiftedRole, all: readonly ShiftedRole[]): boolean {
  return all.some(
    (other) =>
      other !== role &&
      [...other.shifts].some(
        ([module, shift]) =>
          !isLowered(shift) && isHigher(role.before.get(module) ?? "none", shift.before),
      ),
  );
}

function idsOf(roles: readonly ShiftedRole[]): ReadonlySet<string> {
  return new Set(roles.map(({ id }) => id));
}
