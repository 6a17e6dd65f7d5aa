import { type Config, lookUpDefaults, type Planned, propose } from "../lifecycle";
import type { ResourceDefinition } from "../resources";
import { type ObjectValue, property } from "../schema";
import type { TenantReader } from "../tenant";

/** A declaration with its defaults filled in, as of a new object. */
export async function proposed(
  definition: ResourceDefinition,
  config: Config,
  reader: TenantReader,
  now: Date,
): Promise<Planned> {
  return propose(definition, null, config, await lookUpDefaults(definition, reader, config), now);
}

/** The natural identity as a text that is equal for one object, within its definition. */
export function identityOf({ identity }: ResourceDefinition, value: ObjectValue): string {
  return JSON.stringify(identity.map((name) => property(value, name)));
}
