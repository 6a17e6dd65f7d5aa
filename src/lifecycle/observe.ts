import { findOwnService, type ResourceDefinition } from "../resources";
import { inSpellingOf, type KnownObject, type ObjectValue, property } from "../schema";
import type { TenantReader } from "../tenant";
import { type DefaultLookups, needsLookup, NO_LOOKUPS } from "./propose";
import { endedState, inForceAt } from "./time-bound";
import type { Config, State } from "./values";

/**
 * The object as it is in the tenant, in the spelling of the reference, or null when it is not there. The reference is a
 * state or a declaration. One that has ended by `now` and is not there is as it shall be: a state that is not in force.
 */
export async function observe(
  definition: Pick<ResourceDefinition, "attributes" | "operations" | "timeBound">,
  reader: TenantReader,
  reference: ObjectValue,
  now: Date,
): Promise<State | null> {
  const { timeBound } = definition;
  const observed = await definition.operations.observe(reader, reference);
  if (observed !== undefined) return spelled(definition, reference, observed);
  if (timeBound === undefined || inForceAt(timeBound, reference, now) !== false) return null;
  return endedState(definition, timeBound, reference);
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
