import { setMaxListeners } from "node:events";
import { setTimeout as wait } from "node:timers/promises";

/** What the client takes from its surroundings, so that a test can stand in for each. */
export interface ClientDeps {
  readonly fetch: typeof fetch;
  /** The proxy that a request to this URL goes through, as it can be shown; for messages. */
  readonly proxyOf?: (url: string) => string | undefined;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Milliseconds of a clock that never goes back, whatever is done to the other. */
  readonly monotonic: () => number;
  /** At least 0 and below 1. */
  readonly random: () => number;
  /** Resolves after so many milliseconds; rejects when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
  /** Aborting it ends every wait and every read that is under way, lets a write that was sent end, and refuses new requests. */
  readonly signal?: AbortSignal;
  /** Takes one debug line a request: method, path, status and milliseconds; never a token or a body. */
  readonly log: (line: string) => void;
  /** Told of every answer by which a tenant can find the request again. Called within the call that made it. */
  readonly onRequestId?: (requestId: string) => void;
  /** Told that a write is about to be sent, within the call that sends it. Where it throws, the write is not sent. */
  readonly onWrite?: () => void;
  /** Told that a write was refused (400 to 499), so that it changed nothing: the one that was told of last in this call. */
  readonly onWriteRefused?: () => void;
}

export function withDefaults(deps: Partial<ClientDeps>): ClientDeps {
  return {
    // Looked up at each call, so that what replaces the global later (a test, a tracer) is seen.
    fetch: (input, init) => globalThis.fetch(input, init),
    clock: Date.now,
    monotonic: () => performance.now(),
    random: Math.random,
    sleep: (ms, signal) => wait(ms, undefined, signal === undefined ? {} : { signal }),
    log: () => undefined,
    ...deps,
  };
}

/** The caller's signal for many requests at a time: so many listeners on his own would look like a leak. */
export function ownSignal(signal: AbortSignal): AbortSignal {
  const own = AbortSignal.any([signal]);
  setMaxListeners(0, own);
  return own;
}
