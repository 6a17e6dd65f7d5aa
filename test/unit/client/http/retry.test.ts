import {
  ConnectionLostError,
  RedirectRefusedError,
  RequestAbortedError,
  RequestTimeoutError,
  UnreachableError,
} from "../../../../src/client";
import { type Outcome, retryWait } from "../../../../src/client/http/retry";

const URL = "https://api.zsapi.net/x";
const POLICY = { maxRetries: 5, minWaitMs: 1_000, maxWaitMs: 60_000 };

function answer(status: number, headers: Record<string, string> = {}): Outcome {
  return {
    method: "GET",
    url: URL,
    status,
    attempts: 1,
    tookMs: 0,
    headers: new Headers(headers),
    text: "",
    redact: (text) => text,
  };
}

function wait(outcome: Outcome, more: Partial<Parameters<typeof retryWait>[2]> = {}) {
  const usual = { repeatable: true, retries: 0, now: 0, random: () => 0 };
  return retryWait(outcome, POLICY, { ...usual, ...more });
}

const lost = new ConnectionLostError("GET", URL, "ECONNRESET", undefined);
const timeout = new RequestTimeoutError("GET", URL, 1_000);

test.each([
  ["429", answer(429), true, true],
  ["502", answer(502), true, false],
  ["503", answer(503), true, false],
  ["504", answer(504), true, false],
  ["a broken connection", lost, true, false],
  ["a timeout", timeout, true, false],
  ["500", answer(500), false, false],
  ["501", answer(501), false, false],
  ["400", answer(400), false, false],
  ["401", answer(401), false, false],
  ["409", answer(409), false, false],
  ["200", answer(200), false, false],
  [
    "a refused connection",
    new UnreachableError("GET", URL, "connection", "ECONNREFUSED", 0),
    false,
    false,
  ],
  ["a redirect", new RedirectRefusedError("GET", URL, 302, undefined, undefined), false, false],
  ["an abort", new RequestAbortedError("GET", URL, true), false, false],
])("%s: repeats what is repeatable %s, what is not %s", (_, outcome, repeatable, other) => {
  expect(wait(outcome, { repeatable: true }) !== undefined).toBe(repeatable);
  expect(wait(outcome, { repeatable: false }) !== undefined).toBe(other);
});

test("ends after the last retry", () => {
  expect(wait(answer(429), { retries: 4 })).toBeDefined();
  expect(wait(answer(429), { retries: 5 })).toBeUndefined();
});

test.each([
  [0, 1_000, 2_000],
  [1, 1_000, 4_000],
  [2, 1_000, 8_000],
  [5 - 1, 1_000, 32_000],
])("after %d retries it waits from %d to %d ms", (retries, from, to) => {
  expect(wait(timeout, { retries, random: () => 0 })).toBe(from);
  expect(wait(timeout, { retries, random: () => 1 })).toBe(to);
});

test("never waits longer than max_wait_seconds", () => {
  const policy = { ...POLICY, maxWaitMs: 3_000 };
  const circumstances = { repeatable: true, retries: 3, now: 0, random: () => 1 };
  expect(retryWait(timeout, policy, circumstances)).toBe(3_000);
  expect(retryWait(answer(429, { "retry-after": "100" }), policy, circumstances)).toBe(3_000);
});

test("waits as long as the server asks, and up to min_wait_seconds more", () => {
  const asked = answer(429, { "retry-after": "13s" });
  expect(wait(asked, { random: () => 0 })).toBe(13_000);
  expect(wait(asked, { random: () => 0.5 })).toBe(13_500);
});

test("a 503 that names a time is honoured", () => {
  expect(wait(answer(503, { "retry-after": "4" }))).toBe(4_000);
});
