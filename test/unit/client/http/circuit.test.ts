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
