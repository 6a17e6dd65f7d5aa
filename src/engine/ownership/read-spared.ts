import { isEnded } from "../../lifecycle";
import type { ManifestIgnore } from "../../manifest";
import type { ResourceDefinition } from "../../resources";
import type { ObjectValue } from "../../schema";
import type { TenantReader } from "../../tenant";
import { identityOf, proposed } from "../identity";
import { readLabels } from "../labels";
import { readDirectory } from "../live-keys";
import type { Desired } from "../resolve";
import type { Unmanaged } from "../unmanaged";
import { SparedGrants } from "./spared-grants";
import { TenantParts } from "./tenant-part";

/** What a definition says of one object. */
export interface Said {
  readonly definition: ResourceDefinition;
  readonly object: ObjectValue;
}

/** What stays beside what is said. */
export async function sparedBeside(
  said: readonly Said[],
  entries: readonly ManifestIgnore[],
  reader: TenantReader,
): Promise<SparedGrants> {
  const [labels, { services }] =
    entries.length === 0
      ? [new Map<string, string>(), { services: [] }]
      : await Promise.all([readLabels(reader), readDirectory(reader)]);
  const inForce = said.filter(({ definition, object }) => !isEnded(definition, object));
  const objects = inForce.map(({ object }) => object);
  return new SparedGrants(entries, new TenantParts(labels, services), objects);
}

/** Of records that a declaration covers as a whole: the part that stays all the same. */
export async function sparedOfDeclared(
  said: readonly Said[],
  spared: SparedGrants,
  reader: TenantReader,
): Promise<readonly Unmanaged[]> {
  if (!spared.any) return [];
  const definitions = [...new Set(said.map(({ definition }) => definition))];
  const found = await Promise.all(
    definitions.map(async (definition) => {
      const declared = new Map(
        said
          .filter((one) => one.definition === definition)
          .map(({ object }) => [identityOf(definition, object), object]),
      );
      const states = await definition.operations.list(reader);
      return states.flatMap((state): Unmanaged[] => {
        const owner = declared.get(identityOf(definition, state));
        if (owner === undefined || isShared(definition, owner)) return [];
        const part = spared.partOf(state);
        return part === undefined ? [] : [{ definition, state: part }];
      });
    }),
  );
  return found.flat();
}

/** What it leaves to others is found as what nobody declares. */
function isShared({ attributes }: ResourceDefinition, object: ObjectValue): boolean {
  return "exclusive" in attributes && object["exclusive"] === false;
}

/** Declarations as of new objects. */
export async function saidBy(
  desired: readonly Desired[],
  reader: TenantReader,
  now: Date,
): Promise<readonly Said[]> {
  return Promise.all(
    desired.map(async ({ definition, config }) => ({
      definition,
      object: await proposed(definition, config, reader, now),
    })),
  );
}
