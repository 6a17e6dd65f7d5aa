import { generateKeyPairSync, verify } from "node:crypto";
import { clientAssertion } from "../../../../src/client/auth/client-assertion";
import { Secret } from "../../../../src/client/secret";

const { privateKey, publicKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs1", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});
const NOW = Date.parse("2026-04-01T12:00:00.900Z");

function decode(part: string | undefined): unknown {
  return JSON.parse(Buffer.from(part ?? "", "base64url").toString());
}

test("is signed with RS256, and names the client, the audience and a time within ten minutes", () => {
  const [header, claims, signature] = clientAssertion("client-1", new Secret(privateKey), NOW)
    .reveal()
    .split(".");
  expect(decode(header)).toEqual({ alg: "RS256", typ: "JWT" });
  expect(decode(claims)).toEqual({
    iss: "client-1",
    sub: "client-1",
    aud: "https://api.zscaler.com",
    iat: 1_775_044_800,
    exp: 1_775_044_800 + 300,
    jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  const signed = Buffer.from(`${header}.${claims}`);
  const raw = Buffer.from(signature ?? "", "base64url");
  expect(verify("RSA-SHA256", signed, publicKey, raw)).toBe(true);
});

test("two of the same moment differ", () => {
  const key = new Secret(privateKey);
  expect(clientAssertion("c", key, NOW).reveal()).not.toBe(clientAssertion("c", key, NOW).reveal());
});
