/** A list that is read at most once, shared by concurrent readers, and kept up to date with what is written. */
export class CachedList<T> {
  #list: Promise<readonly T[]> | undefined;

  /** A failed read is not kept: the next one tries again. */
  read(load: () => Promise<readonly T[]>): Promise<readonly T[]> {
    return (this.#list ??= this.#keep(load()));
  }

  /**
   * Applies a write that the tenant has confirmed. A read that is under way may have been answered before or after
   * the write, so `change` must give the same when it is applied to a list that shows it already.
   */
  update(change: (list: readonly T[]) => readonly T[]): void {
    if (this.#list !== undefined) this.#list = this.#keep(this.#list.then(change));
  }

  /** After a write of which nobody knows the outcome. */
  forget(): void {
    this.#list = undefined;
  }

  #keep(list: Promise<readonly T[]>): Promise<readonly T[]> {
    list.catch(() => {
      if (this.#list === list) this.#list = undefined;
    });
    return list;
  }
}
