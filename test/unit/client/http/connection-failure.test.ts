import { once } from "node:events";
import { createServer } from "node:net";
import { ConnectionLostError, RequestTimeoutError, UnreachableError } from "../../../../src/client";
import { connectionFailure } from "../../../../src/client/http/connection-failure";

const SENT = { method: "PUT", url: "https://api.zsapi.net/ziam?q=1", timeoutMs: 60_000 };

test("a real refusal, whatever realm its error comes from", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/`;
  server.close();
  const cause: unknown = await fetch(url).catch((error: unknown) => error);
  expect(connectionFailure(cause, { ...SENT, url })).toMatchObject({
    name: "UnreachableError",
    code: "ECONNREFUSED",
  });
});

/** As `fetch` throws it. */
function thrown(code: string): Error {
  return new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) });
}

test.each([
  ["ENOTFOUND", "name", "vanity_domain"],
  ["EAI_AGAIN", "name", "DNS"],
  ["ECONNREFUSED", "connection", "firewall"],
  ["EHOSTUNREACH", "connection", "base_url"],
  ["UND_ERR_CONNECT_TIMEOUT", "connection", "token_url"],
  ["SELF_SIGNED_CERT_IN_CHAIN", "certificate", "NODE_EXTRA_CA_CERTS"],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "certificate", "address"],
  ["ERR_SSL_WRONG_VERSION_NUMBER", "certificate", "address"],
])("%s: unreachable, at the %s", (code, kind, check) => {
  const cause = thrown(code);
  const error = connectionFailure(cause, SENT);
  expect(error).toBeInstanceOf(UnreachableError);
  expect(error).toMatchObject({ kind, code, host: "api.zsapi.net", cause });
  expect(error.message).toContain("PUT https://api.zsapi.net/ziam: cannot reach api.zsapi.net");
  expect(error.message).toContain(code);
  expect(error.message).toContain(check);
});

test("the code of one of several addresses that were tried", () => {
  const refused = Object.assign(new Error(), { code: "ECONNREFUSED" });
  const error = connectionFailure(
    new TypeError("x", { cause: new AggregateError([refused]) }),
    SENT,
  );
  expect(error).toBeInstanceOf(UnreachableError);
});

test.each(["ECONNRESET", "UND_ERR_SOCKET", "EPIPE", "SOMETHING_NEW"])(
  "%s: nobody knows whether it was carried out",
  (code) => {
    const error = connectionFailure(thrown(code), SENT);
    expect(error).toBeInstanceOf(ConnectionLostError);
    expect(error.message).toBe(
      `PUT https://api.zsapi.net/ziam: the connection broke before the answer came (${code}). ` +
        `Whether it was carried out is not known. Check the tenant, then run again.`,
    );
  },
);

test("undici's own limits are timeouts", () => {
  expect(connectionFailure(thrown("UND_ERR_HEADERS_TIMEOUT"), SENT)).toBeInstanceOf(
    RequestTimeoutError,
  );
});

test("a failure without a code", () => {
  expect(connectionFailure(new TypeError("fetch failed"), SENT)).toBeInstanceOf(
    ConnectionLostError,
  );
  expect(connectionFailure("text", SENT)).toBeInstanceOf(ConnectionLostError);
});

test("a port that fetch never connects to", async () => {
  const url = "http://127.0.0.1:1/";
  const cause = await fetch(url).catch((error: unknown) => error);
  expect(connectionFailure(cause, { ...SENT, url })).toMatchObject({
    name: "UnreachableError",
    kind: "connection",
    code: "bad port",
  });
});
