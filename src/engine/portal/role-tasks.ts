import { isObjectValue, knownString, type ObjectValue, property } from "../../schema";
import type { Compared } from "../compare";
import type { RoleTask } from "./portal-task";

/** A role that is to be added, edited or deleted, or one whose levels could not be read. */
export function roleTasks({ change, path, doubt }: Compared): readonly RoleTask[] {
  const { action } = change;
  if (action === "none") return [];
  if (action === "delete") {
    const name = nameIn(change.prior);
    return [{ kind: "role", action, path, name, description: null, levels: new Map() }];
  }
  const { planned } = change;
  const wanted = {
    kind: "role" as const,
    path,
    description: knownString(property(planned, "description")) ?? null,
    levels: levelsIn(planned),
  };
  if (action === "create") return [{ ...wanted, action: "add", name: nameIn(planned) }];
  const name = nameIn(change.prior);
  if (doubt !== undefined) return [{ ...wanted, action: "compare", name, doubt }];
  const newName = nameIn(planned);
  return [
    {
      ...wanted,
      action: "edit",
      name,
      before: levelsIn(change.prior),
      ...(newName === name ? {} : { newName }),
    },
  ];
}

function nameIn(value: ObjectValue): string {
  return knownString(property(value, "name")) ?? "";
}

/** The modules that this version knows, and those that it does not. */
function levelsIn(value: ObjectValue): ReadonlyMap<string, string> {
  return new Map(
    ["permissions", "other_permissions"].flatMap((attribute) => {
      const levels = property(value, attribute);
      if (!isObjectValue(levels)) return [];
      return Object.entries(levels).flatMap(([module, level]) =>
        typeof level === "string" && level !== "none" ? [[module, level] as const] : [],
      );
    }),
  );
}
