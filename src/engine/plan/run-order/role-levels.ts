import { compareLevels, isLevel } from "../../../rbac";
import { isObjectValue, property, type ObjectValue, type Value } from "../../../schema";

/** The two maps in which a role holds its levels. */
const MAPS = ["permissions", "other_permissions"] as const;

/** How a role's level on one module changes. */
export interface Shift {
  readonly before: string;
  readonly after: string;
}

/** The modules on which a role changes; one that is left out is `none`. */
export function shiftsOf(prior: ObjectValue, planned: ObjectValue): ReadonlyMap<string, Shift> {
  const [before, after] = [levelsOf(prior), levelsOf(planned)];
  const modules = [...new Set([...before.keys(), ...after.keys()])];
  return new Map(
    modules
      .map((module) => {
        const shift = { before: before.get(module) ?? "none", after: after.get(module) ?? "none" };
        return [module, shift] as const;
      })
      .filter(([, shift]) => shift.before !== shift.after),
  );
}

/** A level that this version does not know counts as a rise: then the role changes early. */
export function isLowered({ before, after }: Shift): boolean {
  return isLevel(before) && isLevel(after) && compareLevels(after, before) < 0;
}

export function isHigher(one: string, other: string): boolean {
  return isLevel(one) && isLevel(other) && compareLevels(one, other) > 0;
}

export function levelsOf(value: ObjectValue): ReadonlyMap<string, string> {
  return new Map(
    MAPS.flatMap((name) => {
      const map = property(value, name);
      return isObjectValue(map)
        ? Object.entries(map).flatMap(([module, level]) =>
            typeof level === "string" ? [[module, level] as const] : [],
          )
        : [];
    }),
  );
}

/** The planned role before it loses anything: on what it is to lose, the level that it has. */
export function withoutLowering(prior: ObjectValue, planned: ObjectValue): ObjectValue {
  const kept = [...shiftsOf(prior, planned)].filter(([, shift]) => isLowered(shift));
  const held = Object.fromEntries(
    MAPS.map((name) => [name, mapWith(property(prior, name), property(planned, name), kept)]),
  );
  return { ...planned, ...held } as ObjectValue;
}

function mapWith(before: Value, after: Value, kept: readonly (readonly [string, Shift])[]): Value {
  const own = kept.filter(([module]) => isObjectValue(before) && property(before, module) !== null);
  if (own.length === 0) return after;
  const levels = own.map(([module, shift]) => [module, shift.before] as const);
  return { ...(isObjectValue(after) ? after : {}), ...Object.fromEntries(levels) };
}
