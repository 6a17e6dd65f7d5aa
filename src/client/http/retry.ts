import { ConnectionLostError } from "../errors/connection-lost-error";
import { RequestTimeoutError } from "../errors/request-timeout-error";
import type { HttpAnswer } from "./answer";
import { retryAfterMs } from "./retry-after";

export interface RetryPolicy {
  readonly maxRetries: number;
  readonly minWaitMs: number;
  readonly maxWaitMs: number;
}

/** What came of sending a request once. */
export type Outcome = HttpAnswer | Error;

interface Circumstances {
  /** Sending it twice is the same as sending it once. */
  readonly repeatable: boolean;
  /** How often it has been repeated so far. */
  readonly retries: number;
  readonly now: number;
  readonly random: () => number;
}

const GATEWAY_FAILURES: ReadonlySet<number> = new Set([502, 503, 504]);

/** A gateway answered for a server that did not. */
export function isGatewayFailure(status: number): boolean {
  return GATEWAY_FAILURES.has(status);
}

/**
 * How many milliseconds to wait before sending the request again, or undefined to leave it at this outcome.
 * A 429 was not carried out, so any request is repeated. After a gateway's failure, a broken connection or a
 * timeout nobody knows whether it was, so only a repeatable one is.
 */
export function retryWait(
  outcome: Outcome,
  policy: RetryPolicy,
  circumstances: Circumstances,
): number | undefined {
  if (circumstances.retries >= policy.maxRetries) return undefined;
  if (outcome instanceof Error) {
    const unknown =
      outcome instanceof ConnectionLostError || outcome instanceof RequestTimeoutError;
    return unknown && circumstances.repeatable ? backoff(policy, circumstances) : undefined;
  }
  const repeat =
    outcome.status === 429 || (circumstances.repeatable && isGatewayFailure(outcome.status));
  if (!repeat) return undefined;
  const asked = retryAfterMs(outcome, circumstances.now);
  if (asked === undefined) return backoff(policy, circumstances);
  // Spread, because many requests are told the same moment; and never longer than the configuration allows.
  return Math.min(policy.maxWaitMs, asked + circumstances.random() * policy.minWaitMs);
}

/** Anything between the shortest wait and a bound that doubles with each retry, up to the longest. */
export function backoff(
  { minWaitMs, maxWaitMs }: RetryPolicy,
  { retries, random }: Pick<Circumstances, "retries" | "random">,
): number {
  const bound = Math.min(maxWaitMs, minWaitMs * 2 ** (retries + 1));
  return minWaitMs + random() * (bound - minWaitMs);
}
