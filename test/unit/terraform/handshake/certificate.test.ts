import { createPrivateKey, X509Certificate } from "node:crypto";
import { createSecureContext } from "node:tls";
import { createCertificate } from "../../../../src/terraform/handshake/certificate";

const now = new Date("2026-03-04T05:06:07.089Z");

describe("createCertificate", () => {
  const own = createCertificate(now);
  const parsed = new X509Certificate(own.der);

  it("is for localhost, of version 3, on P-256, signed by its own key", () => {
    expect(parsed.subjectAltName).toBe("DNS:localhost");
    expect(parsed.subject).toBe("CN=localhost");
    expect(parsed.issuer).toBe("CN=localhost");
    expect(parsed.ca).toBe(true);
    expect(parsed.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: "prime256v1" });
    expect(parsed.verify(parsed.publicKey)).toBe(true);
    expect(parsed.checkPrivateKey(createPrivateKey(own.privateKeyPem))).toBe(true);
    expect(parsed.checkHost("localhost")).toBe("localhost");
  });

  it("is valid from an hour ago for a year", () => {
    expect(parsed.validFrom).toBe("Mar  4 04:06:07 2026 GMT");
    expect(parsed.validTo).toBe("Mar  4 05:06:07 2027 GMT");
  });

  it("writes years from 2050 on with four digits", () => {
    const late = new X509Certificate(createCertificate(new Date("2049-06-01T00:00:00Z")).der);
    expect(late.validFrom).toBe("May 31 23:00:00 2049 GMT");
    expect(late.validTo).toBe("Jun  1 00:00:00 2050 GMT");
  });

  it("parses 2,000 times over, as DER and as PEM, each with a serial number of its own", () => {
    const serials = new Set<string>();
    for (let round = 0; round < 2_000; round++) {
      const { der, certificatePem, privateKeyPem } = createCertificate(now);
      expect(certificatePem).not.toContain("\n\n");
      expect(new X509Certificate(certificatePem).raw.equals(der)).toBe(true);
      serials.add(new X509Certificate(der).serialNumber);
      if (round % 20 === 0)
        createSecureContext({ cert: certificatePem, key: privateKeyPem, ca: certificatePem });
    }
    expect(serials.size).toBe(2_000);
    expect([...serials].every((serial) => /^[4-7][0-9A-F]{31}$/.test(serial))).toBe(true);
  });
});
