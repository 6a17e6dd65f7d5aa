import { getEventListeners } from "node:events";
import { deliver } from "../../../../src/cli/watch/webhook";
import { VirtualTime } from "./virtual-time";

const URL_WITH_SECRET = new URL("https://hooks.example.com/s3cret");

interface Sent {
  readonly url: string;
  readonly init: RequestInit | undefined;
}

/** Delivers to a receiver that does what `answers` says, one after another, and the last of them from then on. */
async function delivered(...answers: (() => Response)[]) {
  const sent: Sent[] = [];
  const time = new VirtualTime("2026-06-01T00:00:00Z", Infinity, async (input, init) => {
    sent.push({ url: input instanceof Request ? input.url : input.toString(), init });
    const answer = answers[Math.min(sent.length, answers.length) - 1];
    return Promise.resolve((answer ?? (() => new Response()))());
  });
  const { signal } = time.controller;
  const target = { url: URL_WITH_SECRET, token: "hush" };
  const delivery = await deliver(target, '{"a":1}', "k", time.surroundings, signal);
  expect(getEventListeners(signal, "abort")).toHaveLength(0);
  expect(JSON.stringify(delivery)).not.toMatch(/s3cret|hush/);
  return { delivery, sent, ms: time.ms };
}

const answer =
  (status: number, headers: Record<string, string> = {}) =>
  () =>
    new Response(null, { status, headers });
const refused = () => {
  throw new TypeError("fetch failed https://hooks.example.com/s3cret", {
    cause: Object.assign(new Error("s3cret"), { code: "ECONNREFUSED" }),
  });
};

test("one POST with the token as bearer and a key of the change", async () => {
  const { delivery, sent } = await delivered(answer(204));
  expect(delivery).toEqual({ outcome: "delivered" });
  expect(sent).toHaveLength(1);
  expect(sent[0]?.init).toMatchObject({
    method: "POST",
    redirect: "manual",
    body: '{"a":1}',
    headers: {
      authorization: "Bearer hush",
      "content-type": "application/json",
      "idempotency-key": "k",
    },
  });
});

test("what passes is tried again, further and further apart", async () => {
  const { delivery, sent, ms } = await delivered(refused, answer(503), answer(429), answer(200));
  expect(delivery.outcome).toBe("delivered");
  expect(sent).toHaveLength(4);
  // Half of 2, 4 and 8 seconds.
  expect(ms).toBe(7_000);
});

test("five attempts, and no more", async () => {
  const { delivery, sent, ms } = await delivered(refused);
  expect(delivery).toEqual({ outcome: "failed", reason: "was not reached (ECONNREFUSED)" });
  expect(sent).toHaveLength(5);
  expect(ms).toBe(15_000);
});

test.each([400, 401, 404, 410])("%d is final", async (status) => {
  const { delivery, sent } = await delivered(answer(status));
  expect(delivery).toEqual({ outcome: "failed", reason: `answered ${status}` });
  expect(sent).toHaveLength(1);
});

test("no redirect is followed", async () => {
  const { delivery, sent } = await delivered(answer(307, { location: "https://evil.example" }));
  expect(delivery).toEqual({ outcome: "failed", reason: "answered 307, a redirect" });
  expect(sent).toHaveLength(1);
});

test("an interruption ends it", async () => {
  const time = new VirtualTime("2026-06-01T00:00:00Z", 1, () => refused());
  const target = { url: URL_WITH_SECRET };
  const { signal } = time.controller;
  expect(await deliver(target, "{}", "k", time.surroundings, signal)).toEqual({
    outcome: "stopped",
  });
});
