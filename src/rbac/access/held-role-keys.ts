import type { AccessIndex } from "./access-index";

interface HeldRoleKeys {
  /** The keys of all roles that somebody will hold, on any service. */
  readonly held: ReadonlySet<string>;
  /** False when a declared grant hands out roles that are not known yet: they may be any. */
  readonly complete: boolean;
}

/** Which roles are held once the state is applied, as far as it is known. */
export function heldRoleKeys({ activeGrants, holders }: AccessIndex): HeldRoleKeys {
  const held = new Set<string>();
  let complete = true;
  // Grants to principals that are not known yet are in no record, and hold their roles all the same.
  for (const { roles } of activeGrants) {
    for (const { key } of roles) {
      if (key === undefined) complete = false;
      else held.add(key);
    }
  }
  for (const { records } of holders.all) {
    for (const { roles } of records.values()) {
      for (const { role } of roles) if (role.key !== undefined) held.add(role.key);
    }
  }
  return { held, complete };
}
