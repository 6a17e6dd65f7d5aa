import { lookUpDefaults, type Planned, propose } from "../lifecycle";
import { type ResourceDefinition, RESOURCES } from "../resources";
import { type KnownObject, type ObjectValue, property } from "../schema";
import type { TenantReader } from "../tenant";
import type { Desired } from "./resolve";

/** Something that the tenant holds and nobody declares: a whole object, or the part that its declaration leaves open. */
export interface Unmanaged {
  readonly resource: string;
  readonly title: string;
  readonly state: KnownObject;
}

export async function findUnmanaged(
  desired: readonly Desired[],
  reader: TenantReader,
  now: Date,
): Promise<readonly Unmanaged[]> {
  const lists = await Promise.all(
    RESOURCES.map(async (definition) => {
      const declared = await declaredObjects(definition, desired, reader, now);
      const states = await definition.operations.list(reader);
      return states
        .map((state) => undeclaredPart(definition, state, declared))
        .filter((state) => state !== undefined)
        .map((state) => ({ resource: definition.name, title: definition.title, state }));
    }),
  );
  return lists.flat();
}

async function declaredObjects(
  definition: ResourceDefinition,
  desired: readonly Desired[],
  reader: TenantReader,
  now: Date,
): Promise<ReadonlyMap<string, Planned>> {
  const objects = new Map<string, Planned>();
  for (const { definition: owner, config } of desired) {
    if (owner !== definition) continue;
    const lookups = await lookUpDefaults(definition, reader, config);
    const planned = propose(definition, null, config, lookups, now);
    objects.set(identityOf(definition, planned), planned);
  }
  return objects;
}

function undeclaredPart(
  definition: ResourceDefinition,
  state: KnownObject,
  declared: ReadonlyMap<string, Planned>,
): KnownObject | undefined {
  const owner = declared.get(identityOf(definition, state));
  return owner === undefined ? state : definition.operations.undeclared?.(state, owner);
}

function identityOf({ identity }: ResourceDefinition, value: ObjectValue): string {
  return JSON.stringify(identity.map((name) => property(value, name)));
}
