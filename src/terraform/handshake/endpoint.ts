import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where the server listens. */
export interface Endpoint {
  /** For gRPC: `unix:<path>` or `<host>:<port>`. */
  readonly listenAddress: string;
  /** Network and address as the handshake line names them; `port` is the one that was bound. */
  readonly handshakeAddress: (port: number) => string;
  /** Removes what was made on disk; may be called again. */
  readonly remove: () => void;
}

/** A socket's path must fit into 104 bytes on macOS and 108 on Linux, with a closing zero. */
const MAX_SOCKET_PATH = 103;

/** A socket in a directory that nobody else can enter; on Windows a port of the loopback address. */
export function createEndpoint(platform: NodeJS.Platform, temporary = tmpdir()): Endpoint {
  return platform === "win32" ? loopbackPort() : privateSocket(temporary);
}

function loopbackPort(): Endpoint {
  return {
    listenAddress: "127.0.0.1:0",
    handshakeAddress: (port) => `tcp|127.0.0.1:${port}`,
    remove: () => undefined,
  };
}

function privateSocket(temporary: string): Endpoint {
  const socketIn = (directory: string): string => join(directory, "socket");
  const template = join(temporary, "zidentity-");
  const fits = Buffer.byteLength(socketIn(`${template}XXXXXX`)) <= MAX_SOCKET_PATH;
  // mkdtemp makes the directory with mode 700.
  const directory = mkdtempSync(fits ? template : "/tmp/zidentity-");
  const path = socketIn(directory);
  return {
    listenAddress: `unix:${path}`,
    handshakeAddress: () => `unix|${path}`,
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
