import { AsyncLocalStorage } from "node:async_hooks";

interface Traced {
  readonly requestIds: string[];
  readonly onFirstWrite: () => void;
  writes: number;
  refused: number;
}

/** Tells which requests a piece of work made, however many pieces run at once. */
export class RequestTrace {
  readonly #traced = new AsyncLocalStorage<Traced>();

  /** For the client: a request was answered under this id. */
  readonly saw = (requestId: string): void =>
    void this.#traced.getStore()?.requestIds.push(requestId);

  /** For the client: a write is about to be sent. Throws what `onFirstWrite` throws. */
  readonly writes = (): void => {
    const traced = this.#traced.getStore();
    if (traced === undefined) return;
    if (traced.writes === 0) traced.onFirstWrite();
    traced.writes += 1;
  };

  /** For the client: the write changed nothing. */
  readonly refused = (): void => {
    const traced = this.#traced.getStore();
    if (traced !== undefined) traced.refused += 1;
  };

  /**
   * `onFirstWrite` is told before the first write is sent; where it throws, nothing is. `wrote`: something was sent that
   * may have changed the tenant, whatever came of it.
   */
  readonly traced = async <T>(
    work: () => Promise<T>,
    onFirstWrite: () => void = () => undefined,
  ): Promise<{
    readonly value: T;
    readonly requestIds: readonly string[];
    readonly wrote: boolean;
  }> => {
    const traced: Traced = { requestIds: [], onFirstWrite, writes: 0, refused: 0 };
    const value = await this.#traced.run(traced, work);
    return { value, requestIds: traced.requestIds, wrote: traced.writes > traced.refused };
  };
}
