import { createPublicKey, type KeyObject, verify } from "node:crypto";
import { z } from "zod";
import type { Clock } from "./clock";

/** The longest that an assertion may live, in seconds. */
const LONGEST_LIFE = 600;

const header = z.looseObject({ alg: z.literal("RS256") });
const claims = z.looseObject({
  iss: z.string(),
  sub: z.string(),
  aud: z.union([z.string(), z.array(z.string())]),
  /** Seconds since 1970. */
  exp: z.number(),
});

/** The client that an assertion says it comes from, unproven; undefined where it is no JWT. */
export function claimedClient(assertion: string): string | undefined {
  return claims.safeParse(decodePart(assertion.split(".")[1])).data?.sub;
}

/**
 * Whether an assertion is an RS256 JWT by one of `publicKeys` (PEM), with iss = sub = `clientId`, aud = `audience`,
 * and an expiry that is to come, within ten minutes.
 */
export function isValidAssertion(
  assertion: string,
  expected: { clientId: string; audience: string; publicKeys: readonly string[]; clock: Clock },
): boolean {
  const [head, payload, signature, ...rest] = assertion.split(".");
  if (signature === undefined || rest.length > 0) return false;
  if (!header.safeParse(decodePart(head)).success) return false;
  const signed = Buffer.from(`${head}.${payload}`);
  const proof = Buffer.from(signature, "base64url");
  const keys = expected.publicKeys.flatMap((pem) => tryPublicKey(pem) ?? []);
  if (!keys.some((key) => verify("sha256", signed, key, proof))) return false;

  const said = claims.safeParse(decodePart(payload)).data;
  if (said === undefined) return false;
  const now = expected.clock() / 1000;
  return (
    said.iss === expected.clientId &&
    said.sub === expected.clientId &&
    [said.aud].flat().includes(expected.audience) &&
    said.exp > now &&
    said.exp <= now + LONGEST_LIFE
  );
}

/** Whether a text is an RSA public key, or a certificate with one, in PEM form. */
export function isPublicKey(pem: string): boolean {
  return tryPublicKey(pem) !== undefined;
}

/** A private key in PEM form would pass for its public half: it is refused, for it has no business here. */
function tryPublicKey(pem: string): KeyObject | undefined {
  if (pem.includes("PRIVATE KEY")) return undefined;
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === "rsa" ? key : undefined;
  } catch {
    return undefined;
  }
}

function decodePart(part: string | undefined): unknown {
  try {
    return JSON.parse(Buffer.from(part ?? "", "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}
