import { GROUP, USER } from "../resources";
import { knownString, type ObjectValue, property } from "../schema";
import type { Principal } from "../tenant";

/** A principal on a service. */
export interface Holding {
  readonly principal: Principal;
  readonly serviceId: string;
}

/** Who holds something on which service, by an observed or declared object; undefined for a role. */
export function holdingOf(object: ObjectValue): Holding | undefined {
  const serviceId = knownString(property(object, "service_id"));
  for (const { type, attribute } of [USER, GROUP]) {
    const id = knownString(property(object, attribute));
    if (id !== undefined && serviceId !== undefined) return { principal: { type, id }, serviceId };
  }
  return undefined;
}

export function holdingKey({ principal: { type, id }, serviceId }: Holding): string {
  return `${type}/${id} ${serviceId}`;
}
