import nock from "nock";
import {
  type ClientDeps,
  ConnectionLostError,
  RedirectRefusedError,
  RequestAbortedError,
  RequestTimeoutError,
  UnreachableError,
} from "../../../../src/client";
import { withDefaults } from "../../../../src/client/deps";
import { type HttpRequest, Transport } from "../../../../src/client/http";
import { failureOf, useNock } from "../nocked-tenant";

useNock();

const HOST = "https://api.example.com";
const POLICY = { maxRetries: 3, minWaitMs: 1_000, maxWaitMs: 8_000, requestTimeoutMs: 30_000 };

function transport(deps: Partial<ClientDeps> = {}) {
  const waits: number[] = [];
  const lines: string[] = [];
  const sender = new Transport(
    POLICY,
    withDefaults({
      random: () => 0,
      clock: () => 0,
      sleep: (ms) => Promise.resolve(void waits.push(ms)),
      log: (line) => lines.push(line),
      ...deps,
    }),
  );
  return { sender, waits, lines };
}

function request(method: string, more: Partial<HttpRequest> = {}): HttpRequest {
  const repeatable = method !== "POST";
  return { method, url: `${HOST}/path?token=hush`, headers: {}, repeatable, secrets: [], ...more };
}

/** A fetch that ends only when it is told to. */
const hangs: typeof fetch = (_, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener("abort", () =>
      reject(new DOMException("aborted", "AbortError")),
    );
  });

test.each(["GET", "PUT", "DELETE", "POST"])("%s is repeated after 429", async (method) => {
  nock(HOST).intercept(/.*/, method).reply(429, "", { "retry-after": "2" });
  nock(HOST).intercept(/.*/, method).reply(200, "ok");
  const { sender, waits } = transport();
  expect(await sender.send(request(method))).toMatchObject({
    status: 200,
    text: "ok",
    attempts: 2,
  });
  expect(waits).toEqual([2_000]);
});

test.each(["GET", "PUT", "DELETE"])("%s is repeated after a gateway's failure", async (method) => {
  for (const status of [502, 503, 504]) nock(HOST).intercept(/.*/, method).reply(status);
  nock(HOST).intercept(/.*/, method).reply(200);
  const { sender } = transport();
  expect(await sender.send(request(method))).toMatchObject({ status: 200, attempts: 4 });
});

test.each(["GET", "PUT", "DELETE"])("%s is repeated after a reset", async (method) => {
  nock(HOST).intercept(/.*/, method).replyWithError(reset());
  nock(HOST).intercept(/.*/, method).reply(200);
  const { sender } = transport();
  expect(await sender.send(request(method))).toMatchObject({ status: 200, attempts: 2 });
});

test.each([502, 503, 504])("POST is not repeated after %d", async (status) => {
  nock(HOST).post(/.*/).reply(status);
  const { sender, waits } = transport();
  expect(await sender.send(request("POST"))).toMatchObject({ status, attempts: 1 });
  expect(waits).toEqual([]);
});

test("POST is not repeated after a reset", async () => {
  nock(HOST).post(/.*/).replyWithError(reset());
  const { sender } = transport();
  expect(await failureOf(sender.send(request("POST")))).toBeInstanceOf(ConnectionLostError);
});

test("gives the last answer after the last retry", async () => {
  nock(HOST).get(/.*/).times(4).reply(429);
  const { sender, waits } = transport();
  expect(await sender.send(request("GET"))).toMatchObject({ status: 429, attempts: 4 });
  expect(waits).toHaveLength(3);
});

test("what never came says how often it was asked for, and over how long, by the clock that never goes back", async () => {
  nock(HOST).get(/.*/).times(4).replyWithError(reset());
  let now = 5_000;
  const { sender } = transport({
    monotonic: () => now,
    sleep: (ms) => Promise.resolve(void (now += ms)),
  });
  const { message } = await failureOf(sender.send(request("GET")));
  // Without luck each of the three waits is the shortest, a second.
  expect(message).toContain(" It was sent 4 times in 3.0 s. ");
});

test("a host that nobody answers for is not tried again", async () => {
  const refused = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
  nock(HOST).get(/.*/).replyWithError(refused);
  const { sender, waits } = transport();
  expect(await failureOf(sender.send(request("GET")))).toBeInstanceOf(UnreachableError);
  expect(waits).toEqual([]);
});

test.each([301, 302, 307, 308])("a redirect (%d) is refused, and not followed", async (status) => {
  nock(HOST).get(/.*/).reply(status, "", { location: "https://evil.example.net/in?code=hush" });
  const { sender } = transport();
  const error = await failureOf(sender.send(request("GET")));
  expect(error).toBeInstanceOf(RedirectRefusedError);
  expect(error).toMatchObject({ status, location: "https://evil.example.net/in" });
  expect(error.message).not.toContain("hush");
});

describe("deadline", () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  test("a request without an answer ends, and a POST is not repeated", async () => {
    const { sender } = transport({ fetch: hangs });
    const failed = failureOf(sender.send(request("POST")));
    await jest.advanceTimersByTimeAsync(29_999);
    expect(jest.getTimerCount()).toBe(1);
    await jest.advanceTimersByTimeAsync(1);
    const error = await failed;
    expect(error).toBeInstanceOf(RequestTimeoutError);
    expect(error.message).toContain("no complete answer within 30 s");
    expect(error.message).toContain("Whether it was carried out is not known");
  });

  test("a GET is repeated, each time with a deadline of its own", async () => {
    let calls = 0;
    const second: typeof fetch = (...call) =>
      ++calls < 2 ? hangs(...call) : Promise.resolve(new Response("ok"));
    const { sender } = transport({ fetch: second });
    const sent = sender.send(request("GET"));
    await jest.advanceTimersByTimeAsync(30_000);
    expect(await sent).toMatchObject({ status: 200, attempts: 2 });
    expect(jest.getTimerCount()).toBe(0);
  });

  test("a body that stops half-way ends too", async () => {
    const stalls: typeof fetch = (_, init) =>
      Promise.resolve(
        new Response(
          new ReadableStream({
            start: (stream) =>
              init?.signal?.addEventListener("abort", () => stream.error(init.signal?.reason)),
          }),
        ),
      );
    const { sender } = transport({ fetch: stalls });
    const failed = failureOf(sender.send(request("POST")));
    await jest.advanceTimersByTimeAsync(30_000);
    expect(await failed).toBeInstanceOf(RequestTimeoutError);
  });
});

describe("abort", () => {
  test("ends a read that is under way", async () => {
    const stop = new AbortController();
    const { sender } = transport({ fetch: hangs, signal: stop.signal });
    const failed = failureOf(sender.send(request("GET")));
    stop.abort();
    const error = await failed;
    expect(error).toBeInstanceOf(RequestAbortedError);
    expect(error).toMatchObject({ sent: true });
  });

  test.each(["POST", "PUT", "DELETE"])(
    "lets a %s that is under way end, so that its outcome is known",
    async (method) => {
      const stop = new AbortController();
      let answer: (response: Response) => void = () => undefined;
      const { sender } = transport({
        fetch: () => new Promise((resolve) => (answer = resolve)),
        signal: stop.signal,
      });
      const sent = sender.send(request(method));
      await Promise.resolve();
      stop.abort();
      answer(new Response("{}", { status: 200 }));
      expect(await sent).toMatchObject({ status: 200 });
    },
  );

  test("sends nothing afterwards", async () => {
    const { sender } = transport({ signal: AbortSignal.abort() });
    expect(await failureOf(sender.send(request("GET")))).toMatchObject({
      name: "RequestAbortedError",
      sent: false,
    });
  });

  test("ends a wait before a retry", async () => {
    nock(HOST).get(/.*/).reply(429, "", { "retry-after": "3600" });
    const stop = new AbortController();
    const { sleep } = withDefaults({});
    const { sender } = transport({
      signal: stop.signal,
      sleep: (ms, signal) => {
        setImmediate(() => stop.abort());
        return sleep(ms, signal);
      },
    });
    expect(await failureOf(sender.send(request("GET")))).toBeInstanceOf(RequestAbortedError);
  });

  test.each([
    [429, false],
    [503, true],
  ])("in a wait after %d says whether it may have been carried out: %s", async (status, sent) => {
    nock(HOST).put(/.*/).reply(status);
    const stop = new AbortController();
    const { sender } = transport({
      signal: stop.signal,
      sleep: () => (stop.abort(), Promise.reject(new Error("stopped"))),
    });
    expect(await failureOf(sender.send(request("PUT")))).toMatchObject({
      name: "RequestAbortedError",
      sent,
    });
  });

  test("leaves no listener behind", async () => {
    nock(HOST).get(/.*/).reply(200);
    const stop = new AbortController();
    const add = jest.spyOn(stop.signal, "addEventListener");
    const remove = jest.spyOn(stop.signal, "removeEventListener");
    await transport({ signal: stop.signal }).sender.send(request("GET"));
    expect(add).toHaveBeenCalledTimes(1);
    expect(remove).toHaveBeenCalledWith("abort", add.mock.calls[0]?.[1]);
  });
});

test("logs method, path, status and time, without the query", async () => {
  nock(HOST).get(/.*/).reply(503, "");
  nock(HOST).get(/.*/).reply(200, "");
  let now = 0;
  const { sender, lines } = transport({ clock: () => (now += 5) });
  await sender.send(request("GET"));
  expect(lines).toEqual(["GET /path 503 5 ms", "retry 1 of 3 in 1000 ms", "GET /path 200 5 ms"]);
});

function reset(): Error {
  return Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });
}

describe("writes are told of", () => {
  const told: string[] = [];
  const deps = {
    onWrite: () => void told.push("write"),
    onWriteRefused: () => void told.push("refused"),
  };
  beforeEach(() => told.splice(0));

  test("before each is sent, and when the tenant refused it", async () => {
    for (const status of [429, 503]) nock(HOST).put(/.*/).reply(status);
    nock(HOST)
      .put(/.*/)
      .reply(200, () => (told.push("sent"), "{}"));
    await transport(deps).sender.send(request("PUT", { lane: "write" }));
    expect(told).toEqual(["write", "refused", "write", "write", "sent"]);
  });

  test("and are not sent where that fails", async () => {
    const { sender } = transport({
      fetch: async () => (told.push("sent"), new Response("{}")),
      onWrite: () => {
        throw new Error("The disk is full.");
      },
    });
    const error = await failureOf(sender.send(request("PUT", { lane: "write" })));
    expect(error).toMatchObject({ message: "The disk is full." });
    expect(told).toEqual([]);
  });

  test("reads and the asking for a token are none", async () => {
    nock(HOST).get(/.*/).reply(200).post(/.*/).reply(200);
    const { sender } = transport(deps);
    await sender.send(request("GET", { lane: "read" }));
    await sender.send(request("POST"));
    expect(told).toEqual([]);
  });
});
