import { createPrivateKey, randomUUID, sign } from "node:crypto";
import { Secret } from "../secret";

/** The API, as the name for which a token is asked. */
export const AUDIENCE = "https://api.zscaler.com";

/** Seconds; the vendor accepts at most 10 minutes, and clocks differ. */
const LIFETIME = 300;

/** A JWT by which the owner of an RSA key proves who he is (RFC 7523), signed with RS256. `now` in milliseconds. */
export function clientAssertion(clientId: string, privateKey: Secret, now: number): Secret {
  const issuedAt = Math.floor(now / 1000);
  const claims = {
    iss: clientId,
    sub: clientId,
    aud: AUDIENCE,
    iat: issuedAt,
    exp: issuedAt + LIFETIME,
    // Must be unguessable and unique, so it is not drawn from the injected randomness.
    jti: randomUUID(),
  };
  const signed = `${encode({ alg: "RS256", typ: "JWT" })}.${encode(claims)}`;
  const key = createPrivateKey(privateKey.reveal());
  const signature = sign("RSA-SHA256", Buffer.from(signed), key).toString("base64url");
  return new Secret(`${signed}.${signature}`);
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}
