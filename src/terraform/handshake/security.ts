import { X509Certificate } from "node:crypto";
import { ServerCredentials } from "@grpc/grpc-js";
import { createCertificate } from "./certificate";
import type { Environment } from "./environment";
import { ClientCertificateError } from "./handshake-error";

export interface Security {
  readonly credentials: ServerCredentials;
  /** The certificate for the handshake line: base64 of the DER without padding; empty without TLS. */
  readonly certificate: string;
}

/**
 * Mutual TLS when the host gave its certificate: only who holds its key may connect, and the host in turn trusts
 * nothing but our certificate. Without one the host wants no TLS, and the directory of the socket is the guard.
 */
export function createSecurity(env: Environment, now: Date): Security {
  const hostCertificate = env["PLUGIN_CLIENT_CERT"] ?? "";
  if (hostCertificate === "")
    return { credentials: ServerCredentials.createInsecure(), certificate: "" };
  requireCertificate(hostCertificate);
  const own = createCertificate(now);
  const credentials = ServerCredentials.createSsl(
    Buffer.from(hostCertificate),
    [{ cert_chain: Buffer.from(own.certificatePem), private_key: Buffer.from(own.privateKeyPem) }],
    true,
  );
  return { credentials, certificate: own.der.toString("base64").replace(/=+$/, "") };
}

function requireCertificate(pem: string): void {
  try {
    new X509Certificate(pem);
  } catch (error) {
    throw new ClientCertificateError({ cause: error });
  }
}
