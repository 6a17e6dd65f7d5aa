import type { Config, Planned } from "../lifecycle";
import { type ResourceDefinition, RESOURCES } from "../resources";
import type { KnownObject } from "../schema";
import type { TenantReader } from "../tenant";
import { identityOf, proposed } from "./identity";
import { type MovedRoles, NO_MOVES } from "./moved-roles";
import type { Desired, Resolution } from "./resolve";

/** Something that the tenant holds and nobody declares: a whole object, or the part that its declaration leaves open. */
export interface Unmanaged {
  readonly definition: ResourceDefinition;
  readonly state: KnownObject;
}

/**
 * What the tenant holds and no declaration speaks of. A declaration that could not be resolved still speaks of its
 * object; where not even that is known, nothing of its kind is called undeclared.
 */
export async function findUnmanaged(
  { desired, unresolved }: Pick<Resolution, "desired" | "unresolved">,
  reader: TenantReader,
  now: Date,
  { former }: Pick<MovedRoles, "former"> = NO_MOVES,
): Promise<readonly Unmanaged[]> {
  const moved = new Set([...former.values()].map(({ id }) => id));
  const lists = await Promise.all(
    RESOURCES.map(async (definition) => {
      const doubtful = unresolved.filter((one) => one.definition === definition);
      if (doubtful.some(({ config }) => !namesItsObject(definition, config))) return [];
      const spokenOf = new Set(
        await Promise.all(
          doubtful.map(async ({ config }) =>
            identityOf(definition, await proposed(definition, config, reader, now)),
          ),
        ),
      );
      const declared = await declaredObjects(definition, desired, reader, now);
      const states = await definition.operations.list(reader);
      return states
        .filter((state) => !spokenOf.has(identityOf(definition, state)))
        .filter(({ id }) => typeof id !== "string" || !moved.has(id))
        .map((state) => undeclaredPart(definition, state, declared))
        .filter((state) => state !== undefined)
        .map((state) => ({ definition, state }));
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
    const planned = await proposed(definition, config, reader, now);
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

/** True when every part of the identity that was declared has been found. */
function namesItsObject({ identity }: ResourceDefinition, config: Config): boolean {
  return identity.every((name) => name in config);
}
