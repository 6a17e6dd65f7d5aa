import { findOwnService, type ResourceDefinition } from "../resources";
import { inSpellingOf, type KnownObject, type ObjectValue, property } from "../schema";
import type { TenantReader } from "../tenant";
import { type DefaultLookups, needsLookup, NO_LOOKUPS } from "./propose";
import type { Config, State } from "./values";

/**
 * The object as it is in the tenant, in the spelling of the reference, or null when it is not there. The reference is a
 * state or a declaration.
 */
export async function observe(
  definition: Pick<ResourceDefinition, "attributes" | "operations">,
  reader: TenantReader,
  reference: ObjectValue,
): Promise<State | null> {
  const observed = await definition.operations.observe(reader, reference);
  return observed === undefined ? null : spelled(definition, reference, observed);
}

/** An observed state with every value that means the same as the reference's in the reference's spelling. */
export function spelled(
  definition: Pick<ResourceDefinition, "attributes">,
  reference: ObjectValue,
  observed: KnownObject,
): State {
  return Object.fromEntries(
    Object.entries(definition.attributes).map(([name, attribute]) => [
      name,
      inSpellingOf(attribute, property(reference, name), observed[name] ?? null),
    ]),
  ) as State;
}

/** The defaults that a declaration leaves to the tenant. */
export async function lookUpDefaults(
  definition: Pick<ResourceDefinition, "attributes">,
  reader: TenantReader,
  config: Config,
): Promise<DefaultLookups> {
  if (!needsLookup(definition, config)) return NO_LOOKUPS;
  return { own_service: (await findOwnService(reader)).service.id };
}
