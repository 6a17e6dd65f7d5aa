import type { Surroundings } from "../../../../src/cli/watch/surroundings";

/** Time that passes only while somebody sleeps; ends the run by `controller` when its end is reached. */
export class VirtualTime {
  readonly controller = new AbortController();
  #ms = 0;

  constructor(
    private readonly start: string,
    private readonly endMs: number,
    private readonly send: typeof fetch,
    private readonly draw: () => number = () => 0.5,
  ) {}

  get ms(): number {
    return this.#ms;
  }

  readonly now = (): Date => new Date(Date.parse(this.start) + this.#ms);

  readonly surroundings: Surroundings = {
    fetch: (input, init) => this.send(input, init),
    monotonic: () => this.#ms,
    random: () => this.draw(),
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      this.#ms += ms;
      if (this.#ms >= this.endMs) this.controller.abort();
      signal?.throwIfAborted();
      return Promise.resolve();
    },
  };
}
