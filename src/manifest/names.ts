import type { Attribute } from "../schema";

/** The name of an attribute in a manifest: `group_id` is `group` there, `role_ids` is `roles`. */
export function manifestName(name: string, attribute: Attribute): string {
  if (!isReference(attribute)) return name;
  return name.replace(/_ids$/, "s").replace(/_id$/, "");
}

/** True for an attribute that holds a reference or a set of them. */
export function isReference({ type }: Attribute): boolean {
  return type.kind === "reference" || (type.kind === "set" && type.of.kind === "reference");
}
