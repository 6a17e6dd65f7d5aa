import type { StoredPrincipal } from "./state";

interface Pair {
  readonly principal: StoredPrincipal;
  readonly serviceId: string;
}

/** Records of which there is at most one for each principal and service, in the order in which they were made. */
export class PairTable<Record extends Pair> {
  readonly #records = new Map<string, Record>();

  constructor(records: Iterable<Record>) {
    for (const record of records) this.put(record);
  }

  get size(): number {
    return this.#records.size;
  }

  put(record: Record): void {
    this.#records.set(key(record.principal, record.serviceId), record);
  }

  /** False where there was nothing to delete. */
  delete(principal: StoredPrincipal, serviceId: string): boolean {
    return this.#records.delete(key(principal, serviceId));
  }

  deleteOf(principal: StoredPrincipal): void {
    for (const record of this.of(principal)) this.delete(principal, record.serviceId);
  }

  of(principal: StoredPrincipal): Record[] {
    return this.all().filter(
      (record) => record.principal.id === principal.id && record.principal.type === principal.type,
    );
  }

  on(serviceId: string): Record[] {
    return this.all().filter((record) => record.serviceId === serviceId);
  }

  all(): Record[] {
    return [...this.#records.values()];
  }
}

function key(principal: StoredPrincipal, serviceId: string): string {
  return JSON.stringify([principal.type, principal.id, serviceId]);
}
