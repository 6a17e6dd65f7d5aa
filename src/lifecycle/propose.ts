import type { ResourceDefinition } from "../resources";
import { type Attribute, isUnknown, property, UNKNOWN, type Value } from "../schema";
import { inForceAt } from "./time-bound";
import type { Config, Planned, State } from "./values";

/** What a default that is looked up comes to; UNKNOWN while the tenant is out of reach. */
export type DefaultLookups = Readonly<
  Record<Extract<NonNullable<Attribute["default"]>, { lookup: string }>["lookup"], Value>
>;

/** The lookups of a plan without a tenant. */
export const NO_LOOKUPS: DefaultLookups = { own_service: UNKNOWN };

/**
 * What shall be, from what the user wrote and what is: a set value stays as it is, a left-out one becomes its default,
 * a computed one keeps what it was or is known after apply. Whether an access is in force is for `now`. Pure.
 */
export function propose(
  definition: Pick<ResourceDefinition, "attributes" | "timeBound">,
  prior: State | null,
  config: Config,
  lookups: DefaultLookups,
  now: Date,
): Planned {
  const { timeBound } = definition;
  const planned: Planned = Object.fromEntries(
    Object.entries(definition.attributes).map(([name, attribute]) => [
      name,
      proposeAttribute(attribute, prior, name, property(config, name), lookups),
    ]),
  );
  return timeBound === undefined
    ? planned
    : { ...planned, [timeBound.active]: inForceAt(timeBound, planned, now) };
}

function proposeAttribute(
  attribute: Attribute,
  prior: State | null,
  name: string,
  configured: Value,
  lookups: DefaultLookups,
): Value {
  if (attribute.mode !== "computed" && configured !== null) return configured;
  if (attribute.default !== undefined) {
    if ("value" in attribute.default) return attribute.default.value;
    const found = lookups[attribute.default.lookup];
    // Without a tenant, what is there is the best guess: an unknown would plan a replacement.
    return isUnknown(found) && prior !== null ? property(prior, name) : found;
  }
  if (attribute.mode === "required" || attribute.mode === "optional") return null;
  return prior === null ? UNKNOWN : property(prior, name);
}

/** True when a left-out value of this definition needs a lookup. */
export function needsLookup(
  definition: Pick<ResourceDefinition, "attributes">,
  config: Config,
): boolean {
  return Object.entries(definition.attributes).some(
    ([name, { default: fallback }]) =>
      fallback !== undefined && "lookup" in fallback && property(config, name) === null,
  );
}
