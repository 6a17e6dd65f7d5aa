import type { ClientDeps } from "../deps";
import { OutdatedWriteError } from "../errors/outdated-write-error";
import { RedirectRefusedError } from "../errors/redirect-refused-error";
import { RequestAbortedError } from "../errors/request-aborted-error";
import { RequestTimeoutError } from "../errors/request-timeout-error";
import type { Tried } from "../errors/text";
import { UnreachableError } from "../errors/unreachable-error";
import { type Pacer, Turn } from "../pace";
import type { Secret } from "../secret";
import { type HttpAnswer, requestIdOf } from "./answer";
import { connectionFailure } from "./connection-failure";
import { Circuit } from "./circuit";
import { isDead } from "./dead";
import { withDeadline } from "./deadline";
import { type Outcome, type RetryPolicy, retryWait } from "./retry";

export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Sending it twice is the same as sending it once. */
  readonly repeatable: boolean;
  /** Everything secret that it carries: taken out of what is shown of the answer, which may echo it. */
  readonly secrets: readonly Secret[];
  /** It counts towards the tenant's limits, as a read or as a write; absent: it leaves at once. */
  readonly lane?: "read" | "write";
  /** By the clock that never goes back: later than this it is not sent any more, nor sent again. */
  readonly sendBefore?: number;
}

export interface TransportPolicy extends RetryPolicy {
  readonly requestTimeoutMs: number;
}

/** One of the times that a request is sent. */
interface Sending {
  /** Which one it is, from 1. */
  readonly attempts: number;
  /** When it was sent first, by the clock that never goes back. */
  readonly first: number;
  /** Whether an earlier one may have been carried out. */
  readonly mayHaveHappened: boolean;
}

/** Sends requests, and repeats those that may be repeated. */
export class Transport {
  readonly #policy: TransportPolicy;
  readonly #deps: ClientDeps;
  readonly #pacer: Pacer | undefined;
  /** One for each host: the token address may live where the API is dead. */
  readonly #circuits = new Map<string, Circuit>();

  /** Without a pacer every request leaves at once. */
  constructor(policy: TransportPolicy, deps: ClientDeps, pacer?: Pacer) {
    this.#policy = policy;
    this.#deps = deps;
    this.#pacer = pacer;
  }

  /**
   * The first answer that is not to be repeated, whatever its status; after the last retry, the last one.
   * Throws where no answer came: `UnreachableError`, `ConnectionLostError`, `RequestTimeoutError`,
   * `RedirectRefusedError`, `RequestAbortedError`; `CircuitOpenError` where the host was found dead before;
   * `OutdatedWriteError` where it could not be sent in time.
   */
  async send(request: HttpRequest): Promise<HttpAnswer> {
    const { lane } = request;
    const turn =
      this.#pacer === undefined || lane === undefined ? undefined : new Turn(this.#pacer, lane);
    try {
      return await this.#repeat(request, turn);
    } finally {
      turn?.leave();
    }
  }

  async #repeat(request: HttpRequest, turn: Turn | undefined): Promise<HttpAnswer> {
    const circuit = this.#circuitOf(request.url);
    let first: number | undefined;
    let mayHaveHappened = false;
    for (let retries = 0; ; retries += 1) {
      const open = circuit.error();
      if (open !== undefined) throw open;
      if (turn !== undefined) await turn.take();
      this.#requireInTime(request);
      first ??= this.#deps.monotonic();
      const sending = { attempts: retries + 1, first, mayHaveHappened };
      const outcome = await this.#sendOnce(request, circuit, sending);
      mayHaveHappened ||= !isRefused(outcome);
      const wait = retryWait(outcome, this.#policy, {
        repeatable: request.repeatable,
        retries,
        now: this.#deps.clock(),
        random: this.#deps.random,
      });
      // Who waits for a host that does not answer keeps his place: others would fare no better.
      if (wait === undefined || !isDead(outcome))
        turn?.leave(outcome instanceof Error ? undefined : outcome);
      if (wait === undefined) return this.#leftAt(outcome, request, circuit);
      this.#deps.log(
        `retry ${retries + 1} of ${this.#policy.maxRetries} in ${Math.round(wait)} ms`,
      );
      await this.#wait(wait, request, circuit, mayHaveHappened);
    }
  }

  /** What may not be repeated says little of the host: it gave up at once. And its own failure is to be told. */
  #leftAt(outcome: Outcome, { repeatable }: HttpRequest, circuit: Circuit): HttpAnswer {
    if (repeatable && isDead(outcome)) {
      const open = circuit.error();
      if (open !== undefined) throw open;
      if (circuit.gaveUp(outcome)) this.#pacer?.drain();
    }
    if (outcome instanceof Error) throw outcome;
    return outcome;
  }

  /** Its turn may come late, and a wait before a repetition may be long. */
  #requireInTime({ method, url, sendBefore }: HttpRequest): void {
    if (sendBefore !== undefined && this.#deps.monotonic() > sendBefore)
      throw new OutdatedWriteError(method, url);
  }

  /** Ends early where the host is found dead meanwhile. */
  async #wait(
    ms: number,
    { method, url }: HttpRequest,
    circuit: Circuit,
    mayHaveHappened: boolean,
  ): Promise<void> {
    const { sleep, signal } = this.#deps;
    const { opening } = circuit;
    if (opening.aborted) return;
    try {
      await sleep(ms, signal === undefined ? opening : AbortSignal.any([signal, opening]));
    } catch (error) {
      if (signal?.aborted === true) throw new RequestAbortedError(method, url, mayHaveHappened);
      if (circuit.error() === undefined) throw error;
    }
  }

  #circuitOf(url: string): Circuit {
    const { host } = new URL(url);
    const circuit =
      this.#circuits.get(host) ??
      new Circuit(host, this.#deps.monotonic, this.#policy.requestTimeoutMs);
    this.#circuits.set(host, circuit);
    return circuit;
  }

  async #sendOnce(request: HttpRequest, circuit: Circuit, sending: Sending): Promise<Outcome> {
    const { method, url, lane } = request;
    const { signal, clock, monotonic, log, onWrite, onWriteRefused } = this.#deps;
    if (signal?.aborted === true)
      return new RequestAbortedError(method, url, sending.mayHaveHappened);
    const refusal = circuit.refusal();
    if (refusal !== undefined) throw refusal;
    if (lane === "write") onWrite?.();
    const [started, sentAt] = [clock(), monotonic()];
    const outcome = await this.#exchange(request, circuit, sending);
    if (lane === "write" && isRefused(outcome)) onWriteRefused?.();
    if (circuit.saw(outcome, sentAt)) this.#pacer?.drain();
    const result = outcome instanceof Error ? outcome.name : outcome.status;
    log(`${method} ${new URL(url).pathname} ${result} ${clock() - started} ms`);
    return outcome;
  }

  async #exchange(request: HttpRequest, circuit: Circuit, sending: Sending): Promise<Outcome> {
    const { method, url } = request;
    const timeoutMs = this.#policy.requestTimeoutMs;
    // A write that is under way is left to end: cut off, nobody would know whether it was carried out.
    const { signal: stop } = this.#deps;
    const stops = method === "GET" ? [circuit.opening, ...(stop === undefined ? [] : [stop])] : [];
    const ended = await withDeadline(timeoutMs, stops, (signal) =>
      this.#fetch(request, signal, sending),
    );
    if ("value" in ended) return ended.value;
    switch (ended.endedBy) {
      case "deadline":
        return new RequestTimeoutError(method, url, timeoutMs, undefined, this.#tried(sending));
      case "outer":
        return stop?.aborted === true
          ? new RequestAbortedError(method, url, true)
          : (circuit.error() ?? new RequestAbortedError(method, url, true));
      case "itself":
        return connectionFailure(ended.error, {
          method,
          url,
          timeoutMs,
          ...this.#tried(sending),
          proxy: this.#deps.proxyOf?.(url),
        });
    }
  }

  #tried({ attempts, first }: Sending): Tried {
    return { attempts, tookMs: this.#deps.monotonic() - first };
  }

  async #fetch(request: HttpRequest, signal: AbortSignal, sending: Sending): Promise<Outcome> {
    const { method, url, headers, body, secrets } = request;
    const response = await this.#deps.fetch(url, {
      method,
      headers,
      signal,
      redirect: "manual",
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    const { status } = response;
    const { requestId } = requestIdOf(response.headers);
    if (requestId !== undefined) this.#deps.onRequestId?.(requestId);
    if (response.type === "opaqueredirect" || (status >= 300 && status < 400 && status !== 304)) {
      const location = response.headers.get("location") ?? undefined;
      return new RedirectRefusedError(method, url, status, location, requestId);
    }
    return {
      method,
      url,
      status,
      ...this.#tried(sending),
      headers: response.headers,
      text,
      redact: (foreign) => secrets.reduce((rest, secret) => secret.redactFrom(rest), foreign),
      ...(requestId === undefined ? {} : { requestId }),
    };
  }
}

/** Certainly not carried out: nothing was sent, or the server looked at it and refused. */
function isRefused(outcome: Outcome): boolean {
  if (outcome instanceof Error) return outcome instanceof UnreachableError;
  return outcome.status >= 400 && outcome.status < 500;
}
