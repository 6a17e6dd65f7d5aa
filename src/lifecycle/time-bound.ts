import { parseInstant } from "../rbac";
import type { ResourceDefinition, TimeBound } from "../resources";
import {
  isConfigurable,
  isUnknown,
  isWhollyKnown,
  type KnownObject,
  type ObjectValue,
  property,
  UNKNOWN,
  type Value,
} from "../schema";

type Bounded = Pick<ResourceDefinition, "attributes" | "timeBound">;

/** Whether what is declared shall be in force at this moment; UNKNOWN while its end is. A text that is no time is no end. */
export function inForceAt({ at }: TimeBound, declared: ObjectValue, now: Date): Value {
  const end = property(declared, at);
  if (isUnknown(end)) return UNKNOWN;
  const instant = typeof end === "string" ? parseInstant(end) : undefined;
  return instant === undefined || instant > now.getTime();
}

/** True for an object that is declared and has ended: a plan or a state of which the tenant shall hold nothing. */
export function isEnded({ timeBound }: Bounded, value: ObjectValue): boolean {
  return timeBound !== undefined && property(value, timeBound.active) === false;
}

/** What is left of a declaration when it has ended: all that was declared, and that it is not in force. */
export function endedState(
  { attributes }: Bounded,
  timeBound: TimeBound,
  declared: ObjectValue,
): KnownObject {
  const entries = Object.entries(attributes).map(([name, attribute]) => {
    const value = isConfigurable(attribute) ? property(declared, name) : null;
    return [name, isWhollyKnown(value) ? value : null] as const;
  });
  const id = timeBound.idOf(declared);
  return { ...Object.fromEntries(entries), id, [timeBound.active]: false };
}
