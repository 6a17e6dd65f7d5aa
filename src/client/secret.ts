import { inspect } from "node:util";

const SHOWN = "(redacted)";

/** A value that must never be shown: every way of printing it gives `(redacted)`. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** For the place that sends it, and no other. */
  reveal(): string {
    return this.#value;
  }

  /** Takes the secret out of a text that somebody else wrote, as it is and as URLs and JSON spell it. */
  redactFrom(text: string): string {
    if (this.#value === "") return text;
    const form = new URLSearchParams({ v: this.#value }).toString().slice("v=".length);
    const json = JSON.stringify(this.#value).slice(1, -1);
    return [this.#value, encodeURIComponent(this.#value), form, json].reduce(
      (shown, spelling) => shown.replaceAll(spelling, SHOWN),
      text,
    );
  }

  toString(): string {
    return SHOWN;
  }

  toJSON(): string {
    return SHOWN;
  }

  [inspect.custom](): string {
    return SHOWN;
  }
}
