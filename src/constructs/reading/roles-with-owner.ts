import { type NaturalReference, type NaturalRole, spellingOf } from "../../manifest";
import type { ResourceDefinition } from "../../resources";
import { ZIDENTITY_SERVICE } from "../../tenant";
import type { ReadId } from "./references";

/**
 * The roles of an assignment by natural names: those that certainly belong to another service than its own with that
 * service, so that whoever reads the manifest can tell. In doubt the name alone is written.
 */
export function rolesWithOwner(
  { attributes }: ResourceDefinition,
  roles: readonly ReadId[],
  service: NaturalReference | undefined,
): readonly NaturalReference[] {
  const whenAbsent = attributes["service_id"]?.default;
  const own = whenAbsent !== undefined && "lookup" in whenAbsent ? ZIDENTITY_SERVICE : undefined;
  const on = service ?? own;
  return roles.map(({ natural, object }) => {
    const owner = object?.service;
    if (on === undefined || owner === undefined || typeof natural !== "string") return natural;
    return isKnown(owner) && certainlyDiffer(owner, on)
      ? { name: natural, service: owner }
      : natural;
  });
}

function isKnown(service: NaturalReference): service is NaturalRole["service"] {
  return typeof service === "string" || isId(service) || "name" in service;
}

function certainlyDiffer(a: NaturalReference, b: NaturalReference): boolean {
  const [x, y] = [spellingOf(a), spellingOf(b)];
  if (x !== undefined && y !== undefined)
    return x.name !== y.name || differ(x.cloud, y.cloud) || differ(x.org, y.org);
  return isId(a) && isId(b) && a.id !== b.id;
}

/** A part that one of the two leaves open can be the other's. */
function differ(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b;
}

function isId(reference: NaturalReference): reference is { readonly id: string } {
  return typeof reference === "object" && "id" in reference;
}
