import type { PacedAnswer, Pacer } from "./pacer";

/** One request's place among those under way, over all the times that it is sent. */
export class Turn {
  readonly #pacer: Pacer;
  readonly #lane: "read" | "write";
  #sentAt: number | undefined;
  #again = false;

  constructor(pacer: Pacer, lane: "read" | "write") {
    this.#pacer = pacer;
    this.#lane = lane;
  }

  /** Resolves when it may be sent, or sent again: then it goes before those that were not sent yet. */
  async take(): Promise<void> {
    const held = this.#sentAt !== undefined;
    this.#sentAt = undefined;
    this.#sentAt = await this.#pacer.admit(this.#again ? "again" : this.#lane, held);
    this.#again = true;
  }

  /** It ended, or waits without keeping others from its place; `answer` is undefined where none came. */
  leave(answer?: PacedAnswer): void {
    if (this.#sentAt === undefined) return;
    const sentAt = this.#sentAt;
    this.#sentAt = undefined;
    this.#pacer.settled(sentAt, answer);
  }
}
