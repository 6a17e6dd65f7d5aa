import { isWhollyKnown, type KnownObject, type ObjectValue } from "../../schema";

/** A state, which Terraform never sends with unknown values; throws when it does. */
export function knownState(value: ObjectValue): KnownObject;
export function knownState(value: ObjectValue | null): KnownObject | null;
export function knownState(value: ObjectValue | null): KnownObject | null {
  if (value === null) return null;
  if (isWhollyKnown(value)) return value;
  throw new TypeError("Terraform sent a state that holds unknown values.");
}
