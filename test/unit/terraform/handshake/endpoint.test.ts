import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createEndpoint } from "../../../../src/terraform/handshake/endpoint";

const directoryOf = (address: string): string => dirname(address.replace(/^unix[:|]/, ""));

describe("createEndpoint", () => {
  it("makes a directory for the socket that nobody else may enter, and removes it", () => {
    const endpoint = createEndpoint("linux");
    const directory = directoryOf(endpoint.listenAddress);
    expect(endpoint.listenAddress).toBe(`unix:${directory}/socket`);
    expect(endpoint.handshakeAddress(0)).toBe(`unix|${directory}/socket`);
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    endpoint.remove();
    expect(existsSync(directory)).toBe(false);
    expect(() => endpoint.remove()).not.toThrow();
  });

  it("leaves a temporary directory whose name is too long for a socket", () => {
    const long = mkdtempSync(join(tmpdir(), "x".repeat(80)));
    const endpoint = createEndpoint("darwin", long);
    endpoint.remove();
    rmSync(long, { recursive: true });
    expect(endpoint.listenAddress).toMatch(/^unix:\/tmp\/zidentity-\w{6}\/socket$/);
  });

  it("takes a port of the loopback address on Windows", () => {
    const endpoint = createEndpoint("win32");
    expect(endpoint.listenAddress).toBe("127.0.0.1:0");
    expect(endpoint.handshakeAddress(40123)).toBe("tcp|127.0.0.1:40123");
    expect(() => endpoint.remove()).not.toThrow();
  });
});
