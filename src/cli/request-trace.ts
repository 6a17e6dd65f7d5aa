import { AsyncLocalStorage } from "node:async_hooks";

interface Traced {
  readonly requestIds: string[];
  wrote: boolean;
}

/** Tells which requests a piece of work made, however many pieces run at once. */
export class RequestTrace {
  readonly #traced = new AsyncLocalStorage<Traced>();

  /** For the client: a request was answered under this id. */
  readonly saw = (requestId: string): void =>
    void this.#traced.getStore()?.requestIds.push(requestId);

  /** For the client: a write is about to be sent. */
  readonly writes = (): void => {
    const traced = this.#traced.getStore();
    if (traced !== undefined) traced.wrote = true;
  };

  /** `wrote`: something was sent that may have changed the tenant, whatever came of it. */
  readonly traced = async <T>(
    work: () => Promise<T>,
  ): Promise<{
    readonly value: T;
    readonly requestIds: readonly string[];
    readonly wrote: boolean;
  }> => {
    const traced: Traced = { requestIds: [], wrote: false };
    const value = await this.#traced.run(traced, work);
    return { value, ...traced };
  };
}
