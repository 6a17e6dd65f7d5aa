import type { Surroundings } from "./surroundings";

/** Where changes are told. The address may itself be a secret: it is in no message but for its host. */
export interface WebhookTarget {
  readonly url: URL;
  readonly token?: string | undefined;
}

export interface Delivery {
  readonly outcome: "delivered" | "failed" | "stopped";
  /** Why it failed; holds neither address nor token. */
  readonly reason?: string;
}

const ATTEMPTS = 5;
const TIMEOUT_MS = 10_000;
const FIRST_WAIT_MS = 1_000;

/** Worth another attempt; any other refusal would be the same again. */
const PASSING: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/**
 * Posts a body as JSON, at most five times within about a minute. Never throws. No redirect is followed: it would carry
 * the token elsewhere. `key` is the same for each attempt, so that a receiver can tell a repetition.
 */
export async function deliver(
  { url, token }: WebhookTarget,
  body: string,
  key: string,
  { fetch: send, random, sleep }: Surroundings,
  signal: AbortSignal,
): Promise<Delivery> {
  const headers = {
    "content-type": "application/json",
    "idempotency-key": key,
    "user-agent": "zidentity-watch",
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  for (let attempt = 1; ; attempt += 1) {
    const { reason, again } = await postOnce(send, url, { headers, body }, signal);
    if (reason === undefined) return { outcome: "delivered" };
    if (signal.aborted) return { outcome: "stopped" };
    if (!again || attempt === ATTEMPTS) return { outcome: "failed", reason };
    const bound = FIRST_WAIT_MS * 2 ** attempt;
    await sleep(bound * random(), signal).catch(() => undefined);
  }
}

interface Attempt {
  /** Undefined: it was taken. */
  readonly reason?: string;
  readonly again: boolean;
}

async function postOnce(
  send: typeof fetch,
  url: URL,
  init: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
  stop: AbortSignal,
): Promise<Attempt> {
  const { signal, release } = deadline(stop);
  try {
    const response = await send(url.href, { ...init, method: "POST", redirect: "manual", signal });
    // What it says is nobody's to read; unread, it would hold the connection.
    await response.body?.cancel();
    if (response.ok) return { again: false };
    const { status } = response;
    const isRedirect = status >= 300 && status < 400;
    const reason = isRedirect ? `answered ${status}, a redirect` : `answered ${status}`;
    return { reason, again: PASSING.has(status) };
  } catch (error) {
    return { reason: signal.aborted ? "did not answer in time" : causeOf(error), again: true };
  } finally {
    release();
  }
}

/** Aborts when the run is stopped or an attempt has taken too long; leaves no listener behind. */
function deadline(stop: AbortSignal): { signal: AbortSignal; release: () => void } {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  if (stop.aborted) abort();
  stop.addEventListener("abort", abort, { once: true });
  const timer = setTimeout(abort, TIMEOUT_MS);
  return {
    signal: controller.signal,
    release: () => {
      clearTimeout(timer);
      stop.removeEventListener("abort", abort);
    },
  };
}

/** The system's word for it: the message may hold the address. */
function causeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code = typeof cause === "object" && cause !== null && "code" in cause ? cause.code : "";
  return typeof code === "string" && /^\w+$/.test(code)
    ? `was not reached (${code})`
    : "was not reached";
}
