import { createSign, generateKeyPairSync } from "node:crypto";
import { DEMO_CLIENT } from "../../../src/emulator";
import { field, openTenant, type OpenTenant, tokenForm } from "./open-tenant";

const AUDIENCE = "https://api.zscaler.com";
const NOW = Date.UTC(2026, 3, 1);
const SECONDS = NOW / 1000;

function post(tenant: OpenTenant, form: URLSearchParams) {
  return tenant.raw("/oauth2/v1/token", { method: "POST", body: form });
}

test("the answer is a bearer token with its lifetime in seconds", async () => {
  const reply = await post(await openTenant(), tokenForm(DEMO_CLIENT));
  expect(reply.status).toBe(200);
  expect(reply.json).toEqual({
    access_token: expect.stringMatching(/^\S{32,}$/),
    token_type: "Bearer",
    expires_in: 83999,
  });
  expect(reply.headers.get("cache-control")).toBe("no-store");
  const short = await post(await openTenant({ tokenLifetimeSeconds: 5 }), tokenForm(DEMO_CLIENT));
  expect(field(short.json, "expires_in")).toBe(5);
});

test.each([
  ["client_secret", "wrong", 401, "invalid_client"],
  ["client_secret", undefined, 401, "invalid_client"],
  ["client_secret", "portal-secret", 401, "invalid_client"],
  ["client_id", "nobody", 401, "invalid_client"],
  ["client_id", undefined, 401, "invalid_client"],
  ["grant_type", "password", 400, "unsupported_grant_type"],
  ["audience", "https://elsewhere.example", 400, "invalid_target"],
  ["audience", undefined, 400, "invalid_target"],
])("%s = %s is refused with %i %s", async (name, value, status, error) => {
  const form = tokenForm(DEMO_CLIENT);
  if (value === undefined) form.delete(name);
  else form.set(name, value);
  const reply = await post(await openTenant(), form);
  expect([reply.status, field(reply.json, "error")]).toEqual([status, error]);
  expect(field(reply.json, "error_description")).toEqual(expect.any(String));
  expect(reply.text).not.toContain("secret");
});

describe("a private-key JWT", () => {
  const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

  function jwt(claims: object, header: object = { alg: "RS256" }, key = keys.privateKey): string {
    const signed = `${encode(header)}.${encode(claims)}`;
    return `${signed}.${createSign("sha256").update(signed).sign(key, "base64url")}`;
  }

  async function scene() {
    const tenant = await openTenant({ clock: () => NOW });
    const keyValue = keys.publicKey.export({ type: "spki", format: "pem" });
    const publicKeys = [{ keyName: "k", keyValue }];
    const body = { name: "By key", clientAuthentication: { publicKeys } };
    const id = String(field((await tenant.call("POST", "/api-clients", body)).json, "id"));
    const claims = { iss: id, sub: id, aud: AUDIENCE, exp: SECONDS + 600 };
    const form = (assertion: string) =>
      new URLSearchParams({
        grant_type: "client_credentials",
        client_id: id,
        client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        client_assertion: assertion,
        audience: AUDIENCE,
      });
    return { tenant, id, claims, form };
  }

  test("opens the tenant, with or without client_id beside it", async () => {
    const { tenant, claims, form } = await scene();
    const complete = form(jwt(claims));
    expect((await post(tenant, complete)).status).toBe(200);
    complete.delete("client_id");
    expect((await post(tenant, complete)).status).toBe(200);
  });

  test("is refused for whatever is wrong with it", async () => {
    const { tenant, claims, form } = await scene();
    const [head, payload, signature] = jwt(claims).split(".");
    const assertions = [
      jwt(claims, { alg: "RS256" }, stranger.privateKey),
      jwt(claims, { alg: "none" }),
      jwt({ ...claims, iss: "demo-client" }),
      jwt({ ...claims, sub: "demo-client" }),
      jwt({ ...claims, aud: "https://elsewhere.example" }),
      jwt({ ...claims, exp: SECONDS }),
      jwt({ ...claims, exp: SECONDS + 601 }),
      jwt({ ...claims, exp: undefined }),
      `${head}.${payload}.`,
      `${head}.${payload}`,
      `${head}.${encode({ ...claims, exp: SECONDS + 1 })}.${signature}`,
      "nonsense",
    ];
    for (const assertion of assertions) {
      const reply = await post(tenant, form(assertion));
      expect([reply.status, field(reply.json, "error")]).toEqual([401, "invalid_client"]);
    }
  });

  test("needs its type, and a client that has registered the key", async () => {
    const { tenant, claims, form } = await scene();
    const untyped = form(jwt(claims));
    untyped.delete("client_assertion_type");
    expect((await post(tenant, untyped)).status).toBe(401);
    const other = form(jwt({ ...claims, iss: "demo-client", sub: "demo-client" }));
    other.set("client_id", "demo-client");
    expect((await post(tenant, other)).status).toBe(401);
  });
});

test("a disabled client is refused", async () => {
  const tenant = await openTenant();
  const client = tenant.store.apiClients.get("demo-client");
  if (client !== undefined) tenant.store.apiClients.set(client.id, { ...client, status: false });
  expect((await post(tenant, tokenForm(DEMO_CLIENT))).status).toBe(401);
});
