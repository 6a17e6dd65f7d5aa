/** Milliseconds for which a tenant's lists may lag behind a write that it has confirmed. */
export const LAG_MS = 30_000;

interface Loaded<T> {
  readonly records: Map<string, T>;
  /** The records as a list, until the next change. */
  list: readonly T[] | undefined;
}

interface OwnChange<T> {
  readonly apply: (records: Map<string, T>) => void;
  readonly at: number;
}

/**
 * A list that is read at most once, shared by concurrent readers, and kept up to date with what is written: also
 * where it is read after a write and the tenant's answer does not show that yet.
 */
export class KeyedList<T> {
  readonly #key: (record: T) => string;
  readonly #monotonic: () => number;
  readonly #own = new Map<string, OwnChange<T>>();
  #loaded: Promise<Loaded<T>> | undefined;

  constructor(key: (record: T) => string, monotonic: () => number) {
    this.#key = key;
    this.#monotonic = monotonic;
  }

  /** A failed read is not kept: the next one tries again. */
  async read(load: () => Promise<readonly T[]>): Promise<readonly T[]> {
    if (this.#loaded === undefined) {
      const loading = this.#load(load);
      this.#loaded = loading;
      loading.catch(() => {
        if (this.#loaded === loading) this.#loaded = undefined;
      });
    }
    const loaded = await this.#loaded;
    return (loaded.list ??= [...loaded.records.values()]);
  }

  /** A record was written: it takes the place of the one with its key, else it comes last. */
  put(record: T): void {
    const key = this.#key(record);
    this.change(key, (records) => void records.set(key, record));
  }

  remove(key: string): void {
    this.change(key, (records) => void records.delete(key));
  }

  /**
   * Applies a write that the tenant has confirmed. `apply` must do no harm to a list that shows it already, and of
   * several with one id the last stands for all.
   */
  change(id: string, apply: (records: Map<string, T>) => void): void {
    this.#own.delete(id);
    this.#own.set(id, { apply, at: this.#monotonic() });
    this.#loaded?.then(
      (loaded) => {
        apply(loaded.records);
        loaded.list = undefined;
      },
      () => undefined,
    );
  }

  /** The next reader reads the tenant again. */
  forget(): void {
    this.#loaded = undefined;
  }

  async #load(load: () => Promise<readonly T[]>): Promise<Loaded<T>> {
    const started = this.#monotonic();
    const records = new Map((await load()).map((record) => [this.#key(record), record]));
    for (const [id, { apply, at }] of this.#own) {
      if (at + LAG_MS < started) this.#own.delete(id);
      else apply(records);
    }
    return { records, list: undefined };
  }
}
