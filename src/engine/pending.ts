import { isListValue, UNKNOWN, type Value } from "../schema";

const PREFIX = "\u0000new:";

/** Stands for the id of a role that is declared and not made yet; no tenant gives such an id. */
export function pendingId(name: string): string {
  return `${PREFIX}${name}`;
}

/** The value with UNKNOWN in the place of every pending id: what it will be is not known to a tenant. */
export function withoutPending(value: Value): Value {
  if (typeof value === "string") return pendingName(value) === undefined ? value : UNKNOWN;
  return isListValue(value) ? value.map(withoutPending) : value;
}

/** The name behind a pending id; undefined for an id of the tenant. */
export function pendingName(id: string): string | undefined {
  return id.startsWith(PREFIX) ? id.slice(PREFIX.length) : undefined;
}
