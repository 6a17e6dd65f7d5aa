import type { AccessIndex } from "../access/access-index";
import type { DeclaredLevels, DeclaredRole } from "../access/declared-access";
import { compareText } from "../provenance";
import type { RoleDifference } from "./difference";

/** The declared roles of two states whose renamed roles have one key. */
export function compareRoles(before: AccessIndex, after: AccessIndex): readonly RoleDifference[] {
  const holdersBefore = countHolders(before);
  const holdersAfter = countHolders(after);
  const keys = new Set([...before.declaredRoles.keys(), ...after.declaredRoles.keys()]);
  return [...keys]
    .flatMap((key): RoleDifference[] => {
      const earlier = before.declaredRoles.get(key);
      const later = after.declaredRoles.get(key);
      const holders = (later === undefined ? holdersBefore : holdersAfter).get(key) ?? 0;
      const levels = differingLevels(earlier?.permissions, later?.permissions);
      if (earlier !== undefined && later !== undefined) {
        const isRenamed = earlier.name !== later.name;
        if (levels.length === 0 && !isRenamed) return [];
        return [
          {
            change: "changed",
            name: later.name,
            ...(isRenamed ? { formerName: earlier.name } : {}),
            levels,
            holders,
          },
        ];
      }
      const one: DeclaredRole | undefined = later ?? earlier;
      if (one === undefined) return [];
      const change = later === undefined ? "removed" : "created";
      return [{ change, name: one.name, levels, holders }];
    })
    .sort((a, b) => compareText(a.name, b.name) || compareText(a.change, b.change));
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
  return levels.get(module) ?? "known after apply";
}

function countHolders({ holders }: AccessIndex): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { records } of holders.all) {
    const held = new Set<string>();
    for (const { roles } of records.values())
      for (const { role } of roles) if (role.key !== undefined) held.add(role.key);
    for (const key of held) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
