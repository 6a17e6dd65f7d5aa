import { describeNatural } from "../findings/describe-natural";
import type { Group, Service, User } from "../lookups";
import { tenantObject } from "../reading/tenant-object";
import type { AnyRole } from "../role";

/** The name by which findings call a thing: a login name, the name of a group, role or service, or its id. */
export function nameOf(thing: AnyRole | Group | Service | User | string): string {
  if (typeof thing === "string") return thing;
  // A role's own service does not matter to its name.
  const natural = tenantObject(thing, () => ({ id: "" }))?.natural;
  if (natural === undefined) return "";
  if (typeof natural === "string") return natural;
  return "id" in natural ? natural.id : describeNatural(natural);
}
