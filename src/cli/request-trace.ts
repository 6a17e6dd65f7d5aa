import { AsyncLocalStorage } from "node:async_hooks";

/** Tells which requests a piece of work made, however many pieces run at once. */
export class RequestTrace {
  readonly #ids = new AsyncLocalStorage<string[]>();

  /** For the client: a request was answered under this id. */
  readonly saw = (requestId: string): void => void this.#ids.getStore()?.push(requestId);

  readonly traced = async <T>(
    work: () => Promise<T>,
  ): Promise<{ readonly value: T; readonly requestIds: readonly string[] }> => {
    const requestIds: string[] = [];
    const value = await this.#ids.run(requestIds, work);
    return { value, requestIds };
  };
}
