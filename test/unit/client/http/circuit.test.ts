import { type ClientDeps, CircuitOpenError, UnreachableError } from "../../../../src/client";
import { connect, failureOf, TOKEN, urlOf } from "../nocked-tenant";

/** A tenant that grants tokens, and answers nothing else but what a test says. */
function tenantThat(answers: () => Promise<Response>, deps: Partial<ClientDeps> = {}, retries = 5) {
  const time = { now: 0, sent: 0 };
  const fetch: ClientDeps["fetch"] = (input) => {
    if (urlOf(input).pathname.endsWith("/token"))
      return Promise.resolve(Response.json({ access_token: TOKEN, expires_in: 3600 }));
    time.sent += 1;
    return answers();
  };
  const connected = connect(
    { max_retries: retries },
    { fetch, monotonic: () => time.now, ...deps },
  );
  return { ...connected, time };
}

const resets = (): Promise<Response> =>
  Promise.reject(Object.assign(new TypeError("fetch failed"), { cause: { code: "ECONNRESET" } }));
const refuses = (): Promise<Response> =>
  Promise.reject(Object.assign(new TypeError("fetch failed"), { cause: { code: "ECONNREFUSED" } }));
const gone = (): Promise<Response> => Promise.resolve(new Response("", { status: 503 }));
const empty = (): Promise<Response> =>
  Promise.resolve(Response.json({ totalRecord: 0, records: [] }));

test.each([
  ["resets every connection", resets],
  ["has nothing behind its gateway", gone],
])("a thousand requests to a tenant that %s end in one error", async (_, answers) => {
  const { tenant, time } = tenantThat(answers);
  const errors = await Promise.all(
    Array.from({ length: 1000 }, (_, at) => failureOf(tenant.grants(`s${at}`))),
  );
  expect(new Set(errors).size).toBeLessThanOrEqual(9);
  const open = errors.filter((error) => error instanceof CircuitOpenError);
  expect(new Set(open).size).toBe(1);
  expect(open.length).toBeGreaterThan(990);
  expect(open[0]?.message).toContain("api.zsapi.net does not answer");
  expect(open[0]?.message).toContain("nothing more is sent to it");
  expect(time.sent).toBeLessThan(100);
});

test("a tenant that was never reached: the first failure says it all", async () => {
  const { tenant, time } = tenantThat(refuses);
  expect(await failureOf(tenant.users())).toBeInstanceOf(UnreachableError);
  const next = await failureOf(tenant.groups());
  expect(next).toBeInstanceOf(CircuitOpenError);
  expect(next.cause).toBeInstanceOf(UnreachableError);
  expect(time.sent).toBe(1);
});

test("failures between answers open nothing", async () => {
  let nth = 0;
  const { tenant } = tenantThat(() => ((nth += 1) % 5 === 0 ? empty() : resets()), {}, 10);
  for (let at = 0; at < 20; at += 1) expect(await tenant.grants(`s${at}`)).toEqual([]);
});

test("after half a minute one request finds out whether the tenant answers again", async () => {
  let alive = false;
  const { tenant, time } = tenantThat(() => (alive ? empty() : gone()));
  await failureOf(tenant.users());
  time.now = 29_999;
  expect(await failureOf(tenant.users())).toBeInstanceOf(CircuitOpenError);
  time.now = 30_000;
  const sent = time.sent;
  await Promise.all([failureOf(tenant.users()), failureOf(tenant.groups())]);
  expect(time.sent).toBe(sent + 1);
  time.now = 60_000;
  alive = true;
  expect(await tenant.users()).toEqual([]);
  expect(await tenant.groups()).toEqual([]);
});

describe("a tenant that takes connections and never answers", () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const hangs: ClientDeps["fetch"] = (_, init) =>
    new Promise((_resolve, reject) => {
      const { signal } = init ?? {};
      signal?.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
    });
  /** `node:timers/promises` is not faked. */
  const clock: Partial<ClientDeps> = {
    monotonic: () => performance.now(),
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        setTimeout(resolve, ms);
        signal?.addEventListener("abort", () => reject(new Error("ended")), { once: true });
      }),
  };

  test("is dead after twice the patience for a request and the wait between, not after all retries", async () => {
    const { tenant } = connect({}, { ...clock, fetch: hangs });
    let error: Error | undefined;
    void failureOf(tenant.authenticate()).then((found) => (error = found));
    // 60 s, a wait of at most 2 s, 60 s.
    await jest.advanceTimersByTimeAsync(120_000);
    expect(error).toBeUndefined();
    await jest.advanceTimersByTimeAsync(2_000);
    expect(error).toBeInstanceOf(CircuitOpenError);
    expect(error?.message).toContain("acme.zslogin.net does not answer");
    expect(error?.message).toContain("no complete answer within 60 s");
  });

  test("a thousand requests in the middle of a run end together", async () => {
    let silent = false;
    const { tenant } = connect(
      {},
      {
        ...clock,
        fetch: async (input, init) => {
          if (silent) return hangs(input, init);
          const token = { access_token: TOKEN, expires_in: 3600 };
          return urlOf(input).pathname.endsWith("/token") ? Response.json(token) : empty();
        },
      },
    );
    await tenant.users();
    silent = true;
    const errors: Error[] = [];
    for (let at = 0; at < 1000; at += 1)
      void failureOf(tenant.grants(`s${at}`)).then((error) => errors.push(error));
    await jest.advanceTimersByTimeAsync(122_000);
    expect(errors).toHaveLength(1000);
    expect(new Set(errors.filter((error) => error instanceof CircuitOpenError)).size).toBe(1);
    expect(errors.every((error) => error instanceof CircuitOpenError)).toBe(true);
  });

  test("one that answers slowly, and some requests not at all, is alive", async () => {
    let nth = 0;
    const { tenant } = connect(
      { max_retries: 20 },
      {
        ...clock,
        fetch: async (input, init) => {
          const token = { access_token: TOKEN, expires_in: 36_000 };
          if (urlOf(input).pathname.endsWith("/token")) return Response.json(token);
          return (nth += 1) % 2 === 0 ? empty() : hangs(input, init);
        },
      },
    );
    for (let at = 0; at < 5; at += 1) {
      const reading = tenant.grants(`s${at}`);
      await jest.advanceTimersByTimeAsync(70_000);
      expect(await reading).toEqual([]);
    }
  });

  test("when it is tried again after a rest, one request that is not answered is enough", async () => {
    const { tenant } = connect({}, { ...clock, fetch: hangs });
    const first = failureOf(tenant.authenticate());
    await jest.advanceTimersByTimeAsync(122_000);
    await first;
    await jest.advanceTimersByTimeAsync(30_000);
    let error: Error | undefined;
    void failureOf(tenant.authenticate()).then((found) => (error = found));
    await jest.advanceTimersByTimeAsync(63_000);
    expect(error).toBeInstanceOf(CircuitOpenError);
  });
});
