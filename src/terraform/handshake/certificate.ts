import { generateKeyPairSync, randomBytes, sign, X509Certificate } from "node:crypto";
import { der, objectIdentifier, sequence, set, time } from "./der";

/** A certificate that lives as long as the process, with its key. */
export interface SelfSignedCertificate {
  readonly der: Buffer;
  readonly certificatePem: string;
  readonly privateKeyPem: string;
}

const HOUR = 3_600_000;
/** Hosts and plugins share a machine, but a clock may be set back while Terraform runs. */
const VALID_BEFORE_MS = HOUR;
/** No run lasts a year. */
const VALID_AFTER_MS = 365 * 24 * HOUR;

const ECDSA_WITH_SHA256 = sequence(objectIdentifier("1.2.840.10045.4.3.2"));
const COMMON_NAME = "2.5.4.3";
const SUBJECT_ALT_NAME = "2.5.29.17";
const BASIC_CONSTRAINTS = "2.5.29.19";

/** A fresh P-256 key and a certificate for `localhost`, the name under which plugin hosts connect (RFC 5280). */
export function createCertificate(now: Date): SelfSignedCertificate {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const name = sequence(
    set(sequence(objectIdentifier(COMMON_NAME), der(0x0c, Buffer.from("localhost")))),
  );
  const validity = sequence(
    time(new Date(now.getTime() - VALID_BEFORE_MS)),
    time(new Date(now.getTime() + VALID_AFTER_MS)),
  );
  const content = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))), // version 3
    der(0x02, serialNumber()),
    ECDSA_WITH_SHA256,
    name, // the issuer
    validity,
    name, // the subject
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, sequence(subjectAltName(), authority())),
  );
  const signature = sign("sha256", content, privateKey);
  const certificate = sequence(content, ECDSA_WITH_SHA256, bitString(signature));
  return {
    der: certificate,
    // Node's own PEM: by hand, a base64 text of a multiple of 64 characters invites an empty line, which is refused.
    certificatePem: new X509Certificate(certificate).toString(),
    privateKeyPem: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}

/** 16 bytes; the first is neither 0 nor negative, as DER wants its integers short and a serial number positive. */
function serialNumber(): Buffer {
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  return serial;
}

function subjectAltName(): Buffer {
  return extension(SUBJECT_ALT_NAME, sequence(der(0x82, Buffer.from("localhost"))));
}

/** It signs itself, so it is an authority. */
function authority(): Buffer {
  return extension(BASIC_CONSTRAINTS, sequence(der(0x01, Buffer.from([0xff]))));
}

function extension(id: string, value: Buffer): Buffer {
  return sequence(objectIdentifier(id), der(0x04, value));
}

/** Whole bytes: no unused bits. */
function bitString(bytes: Buffer): Buffer {
  return der(0x03, Buffer.from([0]), bytes);
}
