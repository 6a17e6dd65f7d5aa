import type { AccessIndex } from "../access/access-index";
import type { DeclaredLevels, DeclaredRole } from "../access/declared-access";
import { KNOWN_AFTER_APPLY } from "../access/words";
import { compareText } from "../provenance";
import type { RoleDifference } from "./difference";

/** The declared roles of two states whose renamed roles have one key. */
export function compareRoles(before: AccessIndex, after: AccessIndex): readonly RoleDifference[] {
  const holdersBefore = countHolders(before);
  const holdersAfter = countHolders(after);
  const removed = [...before.declaredRoles].flatMap(([key, { name, permissions }]) => {
    if (after.declaredRoles.has(key)) return [];
    const levels = differingLevels(permissions, undefined);
    return [{ change: "removed" as const, name, levels, holders: holdersBefore.get(key) ?? 0 }];
  });
  const others = [...after.declaredRoles].flatMap(([key, later]) => {
    const change = compareRole(before.declaredRoles.get(key), later);
    return change === undefined ? [] : [{ ...change, holders: holdersAfter.get(key) ?? 0 }];
  });
  return [...removed, ...others].sort(
    (a, b) => compareText(a.name, b.name) || compareText(a.change, b.change),
  );
}

/** Undefined where nothing changes. */
function compareRole(
  earlier: DeclaredRole | undefined,
  { name, permissions }: DeclaredRole,
): Omit<RoleDifference, "holders"> | undefined {
  const levels = differingLevels(earlier?.permissions, permissions);
  if (earlier === undefined) return { change: "created", name, levels };
  if (earlier.name !== name) return { change: "changed", name, formerName: earlier.name, levels };
  return levels.length === 0 ? undefined : { change: "changed", name, levels };
}

function differingLevels(
  before: DeclaredLevels | undefined,
  after: DeclaredLevels | undefined,
): RoleDifference["levels"] {
  const modules = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])]);
  return [...modules].sort(compareText).flatMap((module) => {
    const [earlier, later] = [levelIn(before, module), levelIn(after, module)];
    return earlier === later ? [] : [{ module, before: earlier, after: later }];
  });
}

function levelIn(levels: DeclaredLevels | undefined, module: string): string {
  if (levels?.has(module) !== true) return "none";
  return levels.get(module) ?? KNOWN_AFTER_APPLY;
}

function countHolders({ holders }: AccessIndex): ReadonlyMap<string | undefined, number> {
  const counts = new Map<string | undefined, number>();
  for (const { records } of holders.all) {
    const roles = [...records.values()].flatMap((record) => record.roles);
    const held = new Set(roles.map(({ role }) => role.key));
    for (const key of held) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
