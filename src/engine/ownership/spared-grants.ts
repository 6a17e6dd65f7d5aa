import type { ManifestIgnore } from "../../manifest";
import { roleIdsOf } from "../../resources";
import type { KnownObject, ObjectValue } from "../../schema";
import type { GrantRecord, Reference } from "../../tenant";
import { type Holding, holdingKey, holdingOf } from "../holding";
import type { TenantParts } from "./tenant-part";

/**
 * What entries of `ignore` protect in the records that the tenant holds: all that one of them covers and that no
 * declaration in force says. Nothing of it is compared, and nothing of it is taken away, whoever declares the record
 * (docs/decisions/0012).
 */
export class SparedGrants {
  readonly #entries: readonly ManifestIgnore[];
  readonly #parts: TenantParts;
  /** Of a principal on a service: the roles that are declared; of an entitlement none. */
  readonly #roles = new Map<string, Set<string>>();
  readonly #entitled = new Set<string>();

  /** `entries`: those in force. `declared`: what shall be there; what has ended is none of it. */
  constructor(
    entries: readonly ManifestIgnore[],
    parts: TenantParts,
    declared: Iterable<ObjectValue>,
  ) {
    this.#entries = entries;
    this.#parts = parts;
    if (entries.length === 0) return;
    for (const object of declared) {
      const key = keyOfObject(object);
      if (key === undefined) continue;
      if (!("role_ids" in object)) this.#entitled.add(key);
      else {
        const known = this.#roles.get(key) ?? new Set();
        this.#roles.set(key, known);
        for (const id of roleIdsOf(object)) known.add(id);
      }
    }
  }

  /** False where there is nothing to spare. */
  get any(): boolean {
    return this.#entries.length > 0;
  }

  /** The roles of a record that stay, whatever is declared. */
  rolesOf(record: GrantRecord): readonly Reference[] {
    if (!this.any) return [];
    const declared = this.#roles.get(holdingKey(record));
    const open = record.roles.filter(({ id }) => declared?.has(id) !== true);
    if (open.length === 0) return [];
    const spared = new Set(
      this.#entries.flatMap((entry) =>
        this.#parts.rolesWithin(entry, record, open).map(({ id }) => id),
      ),
    );
    return open.filter(({ id }) => spared.has(id));
  }

  /** Whether an entitlement stays, whatever is declared. */
  entitles(held: Holding): boolean {
    return (
      !this.#entitled.has(holdingKey(held)) &&
      this.#entries.some((entry) => this.#parts.entitles(entry, held))
    );
  }

  /** The part of an observed object that stays: some of its roles, or all of it; undefined where none does. */
  partOf(state: KnownObject): KnownObject | undefined {
    const held = holdingOf(state);
    if (held === undefined) return undefined;
    if (!("role_ids" in state)) return this.entitles(held) ? state : undefined;
    const roles = this.rolesOf({ ...held, roles: roleIdsOf(state).map((id) => ({ id })) });
    return roles.length === 0 ? undefined : { ...state, role_ids: roles.map(({ id }) => id) };
  }
}

function keyOfObject(object: ObjectValue): string | undefined {
  const held = holdingOf(object);
  return held === undefined ? undefined : holdingKey(held);
}
