const PREFIX = "\u0000new:";

/** Stands for the id of a role that is declared and not made yet; no tenant gives such an id. */
export function pendingId(name: string): string {
  return `${PREFIX}${name}`;
}

/** The name behind a pending id; undefined for an id of the tenant. */
export function pendingName(id: string): string | undefined {
  return id.startsWith(PREFIX) ? id.slice(PREFIX.length) : undefined;
}
