import { setMaxListeners } from "node:events";
import { CircuitOpenError } from "../errors/circuit-open-error";
import { RequestAbortedError } from "../errors/request-aborted-error";
import { shownUrl, triedNote } from "../errors/text";
import { UnreachableError } from "../errors/unreachable-error";
import { isDead } from "./dead";
import type { Outcome } from "./retry";

/** So many failures in a row are no accident, whatever is on the way. */
const TELLING_FAILURES = 5;

/** A host that keeps silent for so many times the patience for one request, and twice at least, is dead. */
const SILENT_TIMEOUTS = 2;

/** Milliseconds after which one request may find out whether the host answers again. */
const REST_MS = 30_000;

/**
 * Stops a run against a dead host, with one error for everybody who waits. A host is dead when a request has given up
 * after all its retries and nothing else was answered meanwhile; and, however many retries are left, when nothing at
 * all came from it for twice as long as one request may take.
 */
export class Circuit {
  readonly #host: string;
  readonly #monotonic: () => number;
  readonly #silenceMs: number;
  #failures = 0;
  #everAnswered = false;
  /** When the first of the requests was sent that were not answered since the last answer, and how many they are. */
  #silence: { readonly since: number; readonly requests: number } | undefined;
  #open: { readonly error: CircuitOpenError; until: number } | undefined;
  #opening = newOpening();

  constructor(host: string, monotonic: () => number, requestTimeoutMs: number) {
    this.#host = host;
    this.#monotonic = monotonic;
    this.#silenceMs = SILENT_TIMEOUTS * requestTimeoutMs;
  }

  /** Aborts when the host is found dead: nobody needs to wait for it any longer. */
  get opening(): AbortSignal {
    return this.#opening.signal;
  }

  /** The error to fail with now, without waiting in line; undefined while there is a chance. */
  error(): CircuitOpenError | undefined {
    if (this.#open === undefined || this.#monotonic() >= this.#open.until) return undefined;
    return this.#open.error;
  }

  /** The same at the moment of sending: after a rest it lets one request through, and no other until that ends. */
  refusal(): CircuitOpenError | undefined {
    const error = this.error();
    if (error === undefined && this.#open !== undefined) {
      this.#rest(this.#open);
      this.#opening = newOpening();
    }
    return error;
  }

  /** Every attempt's outcome is told here; true when it opens the circuit. `sentAt`: by the clock that never goes back. */
  saw(outcome: Outcome, sentAt: number): boolean {
    if (outcome instanceof RequestAbortedError || outcome instanceof CircuitOpenError) return false;
    if (!isDead(outcome)) {
      this.#failures = 0;
      this.#everAnswered = true;
      this.#silence = undefined;
      this.#close();
      return false;
    }
    this.#failures += 1;
    if (this.#open !== undefined) this.#rest(this.#open);
    if (!(outcome instanceof Error)) {
      this.#silence = undefined;
      return false;
    }
    const { since, requests } = this.#silence ?? { since: sentAt, requests: 0 };
    this.#silence = { since: Math.min(since, sentAt), requests: requests + 1 };
    const silent = requests > 0 && this.#monotonic() - since >= this.#silenceMs;
    return silent && this.#openFor(outcome);
  }

  /** A request is left at this outcome; true when that opens the circuit. */
  gaveUp(outcome: Outcome): boolean {
    if (!isDead(outcome)) return false;
    const neverReached = outcome instanceof UnreachableError && !this.#everAnswered;
    return (neverReached || this.#failures >= TELLING_FAILURES) && this.#openFor(outcome);
  }

  #openFor(outcome: Outcome): boolean {
    if (this.#open !== undefined) return false;
    const [last, cause] =
      outcome instanceof Error
        ? ([outcome.message, outcome] as const)
        : ([
            `${outcome.method} ${shownUrl(outcome.url)} answered ${outcome.status}.${triedNote(outcome)}`,
            undefined,
          ] as const);
    const error = new CircuitOpenError(this.#host, this.#failures, last, cause);
    this.#open = { error, until: 0 };
    this.#rest(this.#open);
    this.#opening.abort();
    return true;
  }

  #rest(open: { until: number }): void {
    open.until = this.#monotonic() + REST_MS;
  }

  #close(): void {
    if (this.#open === undefined) return;
    this.#open = undefined;
    if (this.#opening.signal.aborted) this.#opening = newOpening();
  }
}

/** Everybody who waits listens to it: so many listeners are no leak. */
function newOpening(): AbortController {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  return controller;
}
