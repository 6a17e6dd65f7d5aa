import { CircuitOpenError } from "../errors/circuit-open-error";
import { shownUrl } from "../errors/text";
import { UnreachableError } from "../errors/unreachable-error";
import { isDead } from "./dead";
import type { Outcome } from "./retry";

/** So many failures in a row are no accident, whatever is on the way. */
const TELLING_FAILURES = 5;

/** Milliseconds after which one request may find out whether the host answers again. */
const REST_MS = 30_000;

/**
 * Stops a run against a dead host: when a request has given up after all its retries and nothing else was
 * answered meanwhile, everybody else who waits fails at once, with one error.
 */
export class Circuit {
  readonly #host: string;
  readonly #monotonic: () => number;
  #failures = 0;
  #everAnswered = false;
  #open: { readonly error: CircuitOpenError; until: number } | undefined;

  constructor(host: string, monotonic: () => number) {
    this.#host = host;
    this.#monotonic = monotonic;
  }

  /** The error to fail with now, without waiting in line; undefined while there is a chance. */
  error(): CircuitOpenError | undefined {
    if (this.#open === undefined || this.#monotonic() >= this.#open.until) return undefined;
    return this.#open.error;
  }

  /** The same at the moment of sending: after a rest it lets one request through, and no other until that ends. */
  refusal(): CircuitOpenError | undefined {
    const error = this.error();
    if (error === undefined && this.#open !== undefined)
      this.#open.until = this.#monotonic() + REST_MS;
    return error;
  }

  /** Every attempt's outcome is told here. */
  saw(outcome: Outcome): void {
    if (isDead(outcome)) {
      this.#failures += 1;
    } else if (!(outcome instanceof Error) || outcome.name !== "RequestAbortedError") {
      this.#failures = 0;
      this.#everAnswered = true;
      this.#open = undefined;
    }
  }

  /** A request is left at this outcome; true when that opens the circuit. */
  gaveUp(outcome: Outcome): boolean {
    if (!isDead(outcome) || this.#open !== undefined) return false;
    const neverReached = outcome instanceof UnreachableError && !this.#everAnswered;
    if (!neverReached && this.#failures < TELLING_FAILURES) return false;
    const error =
      outcome instanceof Error
        ? new CircuitOpenError(this.#host, this.#failures, outcome.message, outcome)
        : new CircuitOpenError(
            this.#host,
            this.#failures,
            `${outcome.method} ${shownUrl(outcome.url)} answered ${outcome.status}.`,
          );
    this.#open = { error, until: this.#monotonic() + REST_MS };
    return true;
  }
}
