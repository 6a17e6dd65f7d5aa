import { Pacer, type PacedAnswer } from "../../../../src/client/pace";

beforeEach(() => jest.useFakeTimers({ now: 1_000_000 }));
afterEach(() => jest.useRealTimers());

function newPacer(maxRequestsPerSecond?: number, signal?: AbortSignal) {
  return new Pacer(
    { maxWaitMs: 60_000, ...(maxRequestsPerSecond === undefined ? {} : { maxRequestsPerSecond }) },
    {
      monotonic: () => performance.now(),
      clock: () => Date.now(),
      sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      ...(signal === undefined ? {} : { signal }),
    },
  );
}

const LATENCY_MS = 300;

type Counting = "seconds of the clock" | "any second";

/** A limiter behind the latency: what it served and refused, by the time. */
function limiter(counting: Counting) {
  const served: number[] = [];
  const refused: number[] = [];
  const state = { limit: 500 };
  const arrive = (): PacedAnswer => {
    const now = Date.now();
    const from = counting === "any second" ? now - 999 : now - (now % 1000);
    const used = served.filter((at) => at >= from).length;
    const admitted = used < state.limit;
    (admitted ? served : refused).push(now);
    const headers = new Headers({
      "x-ratelimit-limit": `${state.limit}, ${state.limit};w=1`,
      "x-ratelimit-remaining": String(Math.max(0, state.limit - used - 1)),
      "x-ratelimit-reset": "1",
      ...(admitted ? {} : { "retry-after": "1" }),
    });
    return { status: admitted ? 200 : 429, headers, text: "" };
  };
  return { served, refused, state, arrive };
}

/**
 * Sends so many; what was refused is sent again after a second. The way there takes up to `jitterMs` longer, by a
 * sequence that is the same each time.
 */
function run(
  pacer: Pacer,
  { arrive }: ReturnType<typeof limiter>,
  requests: number,
  jitterMs = 0,
): Promise<unknown> {
  let seed = 1;
  const jitter = () => ((seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647) * jitterMs;
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const one = async (): Promise<void> => {
    for (;;) {
      const sentAt = await pacer.admit("read");
      await pause(LATENCY_MS / 2 + jitter());
      const answer = arrive();
      await pause(LATENCY_MS / 2);
      pacer.settled(sentAt, answer);
      if (answer.status === 200) return;
      await pause(1000);
    }
  };
  return Promise.all(Array.from({ length: requests }, one));
}

test.each<Counting>(["seconds of the clock", "any second"])(
  "reaches 95 %% of a limit counted in %s, and is never refused",
  async (counting) => {
    const tenant = limiter(counting);
    const begun = Date.now();
    let ended = 0;
    void run(newPacer(), tenant, 5_000).then(() => (ended = Date.now()));
    await jest.advanceTimersByTimeAsync(15_000);
    expect(tenant.refused).toEqual([]);
    expect(tenant.served).toHaveLength(5_000);
    // The pace is known after the first answer.
    expect(5_000 / ((ended - begun - LATENCY_MS) / 1000) / 500).toBeGreaterThan(0.95);
  },
);

test.each<Counting>(["seconds of the clock", "any second"])(
  "does so on a way of changing length, counted in %s, and follows the limit to a tenth",
  async (counting) => {
    const tenant = limiter(counting);
    const begun = Date.now();
    let ended = 0;
    void run(newPacer(), tenant, 8_000, 60).then(() => (ended = Date.now()));
    await jest.advanceTimersByTimeAsync(20_000);
    expect(tenant.refused).toEqual([]);
    expect(8_000 / ((ended - begun - LATENCY_MS) / 1000) / 500).toBeGreaterThan(0.95);

    const falling = limiter(counting);
    void run(newPacer(), falling, 3_000, 60);
    await jest.advanceTimersByTimeAsync(3_000);
    falling.state.limit = 50;
    const settled = Date.now() + 2_000;
    await jest.advanceTimersByTimeAsync(12_000);
    // One in fifty may arrive too close to the one before, where every stretch of a second counts.
    expect(falling.refused.filter((at) => at >= settled).length).toBeLessThanOrEqual(10);
    expect(falling.served.filter((at) => at >= settled).length).toBeGreaterThan(0.9 * 500);
  },
);

test("a limit that falls to a tenth is kept within two seconds, and used", async () => {
  const tenant = limiter("any second");
  void run(newPacer(), tenant, 5_000);
  await jest.advanceTimersByTimeAsync(3_000);
  tenant.state.limit = 50;
  const changed = Date.now();
  await jest.advanceTimersByTimeAsync(12_000);
  expect(tenant.refused.filter((at) => at > changed + 2_000)).toEqual([]);
  const later = tenant.served.filter((at) => at > changed + 2_000).length;
  expect(later / 10 / 50).toBeGreaterThan(0.95);
  tenant.state.limit = 500;
  await jest.advanceTimersByTimeAsync(1_000);
  const before = tenant.served.length;
  await jest.advanceTimersByTimeAsync(1_000);
  expect(tenant.served.length - before).toBeGreaterThan(450);
});

test.each([
  [20, 10, 9_500],
  [3, 4, 1_000],
  [1, 3, 2_000],
  [0.5, 3, 4_000],
])("the user's own %d a second: %d or more need their time", async (rate, requests, least) => {
  const times: number[] = [];
  const pacer = newPacer(rate);
  const count = rate === 20 ? 200 : requests;
  const begun = Date.now();
  for (let at = 0; at < count; at += 1)
    void pacer.admit("read").then((sentAt) => {
      times.push(Date.now() - begun);
      pacer.settled(sentAt, { status: 200, headers: new Headers(), text: "" });
    });
  await jest.advanceTimersByTimeAsync(20_000);
  expect(times).toHaveLength(count);
  expect(times.at(-1)).toBeGreaterThanOrEqual(least);
  expect(times.at(-1)).toBeLessThan(least * 1.2 + 1);
});

describe("several at once", () => {
  function admitted(pacer: Pacer, lane: "read" | "write" = "read") {
    const all = { count: 0, sentAt: 0 };
    void pacer.admit(lane).then((sentAt) => {
      all.count += 1;
      all.sentAt = sentAt;
    });
    return all;
  }

  const answer = (headers: Record<string, string>, status = 200): PacedAnswer => ({
    status,
    headers: new Headers(headers),
    text: "",
  });

  test("few leave before the first answer says what the tenant allows", async () => {
    const pacer = newPacer();
    const all = Array.from({ length: 100 }, () => admitted(pacer));
    await jest.advanceTimersByTimeAsync(10_000);
    expect(all.filter(({ count }) => count === 1)).toHaveLength(8);
    pacer.settled(all[0]!.sentAt, answer({}));
    await jest.advanceTimersByTimeAsync(0);
    expect(all.filter(({ count }) => count === 1)).toHaveLength(33);
  });

  test("a write goes before the reads that wait", async () => {
    const pacer = newPacer(1);
    admitted(pacer);
    const read = admitted(pacer);
    const write = admitted(pacer, "write");
    await jest.advanceTimersByTimeAsync(1_000);
    expect([write.count, read.count]).toEqual([1, 0]);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(read.count).toBe(1);
  });

  test.each([
    ["Retry-After", answer({ "retry-after": "3" }, 429), 3_000],
    [
      "Retry-After as a date",
      answer({ "retry-after": new Date(1_004_000).toUTCString() }, 429),
      4_000,
    ],
    ["Retry-After longer than any wait", answer({ "retry-after": "3600" }, 429), 60_000],
    [
      "a limit that others have used up",
      answer({
        "x-ratelimit-limit": "500, 500;w=1, 20000;w=60",
        "x-ratelimit-remaining": "0",
        "x-ratelimit-reset": "7",
      }),
      7_000,
    ],
  ])("%s holds everybody up", async (_, told, ms) => {
    const pacer = newPacer();
    const first = admitted(pacer);
    await jest.advanceTimersByTimeAsync(0);
    pacer.settled(first.sentAt, told);
    const next = admitted(pacer);
    await jest.advanceTimersByTimeAsync(ms - 1);
    expect(next.count).toBe(0);
    await jest.advanceTimersByTimeAsync(1);
    expect(next.count).toBe(1);
  });

  test("a tenant that only refuses gets half as many at once each time", async () => {
    const pacer = newPacer();
    const all = Array.from({ length: 100 }, () => admitted(pacer));
    await jest.advanceTimersByTimeAsync(0);
    pacer.settled(all[0]!.sentAt, answer({}, 429));
    for (let at = 1; at < 8; at += 1) pacer.settled(all[at]!.sentAt, answer({}, 429));
    await jest.advanceTimersByTimeAsync(0);
    expect(all.filter(({ count }) => count === 1).length).toBeLessThan(40);
    const third = all.filter(({ count }) => count === 1).length;
    for (let at = 8; at < third; at += 1) pacer.settled(all[at]!.sentAt, answer({}, 429));
    await jest.advanceTimersByTimeAsync(0);
    expect(all.filter(({ count }) => count === 1).length).toBe(third + 1);
  });

  test("when the run is stopped, nobody waits", async () => {
    const stop = new AbortController();
    const pacer = newPacer(0.01, stop.signal);
    const all = Array.from({ length: 5 }, () => admitted(pacer));
    await jest.advanceTimersByTimeAsync(0);
    expect(all.map(({ count }) => count)).toEqual([1, 0, 0, 0, 0]);
    stop.abort();
    pacer.settled(all[0]!.sentAt, undefined);
    await jest.advanceTimersByTimeAsync(0);
    expect(all.map(({ count }) => count)).toEqual([1, 1, 1, 1, 1]);
  });
});
