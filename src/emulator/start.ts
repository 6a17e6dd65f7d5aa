import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { BlockList, isIP } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { createEmulatorApp, type EmulatorAppOptions } from "./app";
import { CONTROL_PATH, FaultInjector, type FaultPlanInput } from "./faults";
import { seedTenant, type TenantSize } from "./seed";
import { NotLoopbackError, PortInUseError } from "./start-errors";
import { StateFileWriter, tryReadStateFile } from "./state-file";
import { TenantStore } from "./store";
import { hasCode } from "./system-error";
import { TOKEN_PATH } from "./token-endpoint";

export interface EmulatorOptions extends Omit<EmulatorAppOptions, "save" | "faults"> {
  /** 0 takes any free port. */
  readonly port: number;
  /** A loopback address. Default `127.0.0.1`. */
  readonly host?: string;
  /** Makes the directory, unless the state file exists. One seed always makes one directory. Default `demo`. */
  readonly seed?: string | number;
  /** How large a directory the seed makes. Default 200 users and 40 groups. */
  readonly size?: TenantSize;
  /** Where the state is kept. Without it the state ends with the process. */
  readonly stateFile?: string;
  /** What goes wrong on purpose from the start. Default: nothing. */
  readonly faults?: FaultPlanInput;
}

export interface Emulator {
  /** What stands for `https://api.zsapi.net`: the API's path is appended. */
  readonly url: string;
  readonly tokenUrl: string;
  readonly port: number;
  readonly store: TenantStore;
  /** What goes wrong on purpose: may be set and taken back at any time. */
  readonly faults: FaultInjector;
  /** Where another process sets it: `GET`, `PUT` and `DELETE`. */
  readonly controlUrl: string;
  /** Answers what is under way, writes the state file and frees the port. May be called again. */
  close(): Promise<void>;
}

/**
 * Starts the embedded tenant.
 * Errors: `NotLoopbackError`, `PortInUseError`, `StateFileBrokenError`, `StateFileVersionError`, `StateFileAccessError`,
 * `FaultPlanError`, and the system's own.
 */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const { host = "127.0.0.1", port, seed = "demo", size, stateFile, ...appOptions } = options;
  if (!isLoopback(host)) throw new NotLoopbackError(host);
  const faults = new FaultInjector(options.faults);

  const kept = stateFile === undefined ? undefined : await tryReadStateFile(stateFile);
  const store = new TenantStore(kept ?? seedTenant(seed, size));
  const file = stateFile && new StateFileWriter(stateFile, () => store.toDocument());
  const save = async () => (file ? file.save() : undefined);

  // The file is there from the start: what it cannot hold is found out before anybody relies on it.
  await save();
  const app = createEmulatorApp(store, { ...appOptions, save, faults });
  // The process may be a test or the demo, whose own `Request` and `Response` are not ours to replace.
  const answer = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const server = createServer((incoming, outgoing) => void answer(incoming, outgoing));
  const actualPort = await listen(server, host, port);
  const url = `http://${isIP(host) === 6 ? `[${host}]` : host}:${actualPort}`;
  return {
    url,
    tokenUrl: url + TOKEN_PATH,
    port: actualPort,
    store,
    faults,
    controlUrl: url + CONTROL_PATH,
    close: async () => {
      await stop(server);
      await save();
    },
  };
}

function isLoopback(host: string): boolean {
  if (host === "localhost") return true;
  const loopback = new BlockList();
  loopback.addSubnet("127.0.0.0", 8, "ipv4");
  loopback.addAddress("::1", "ipv6");
  const family = isIP(host);
  return family !== 0 && loopback.check(host, family === 6 ? "ipv6" : "ipv4");
}

/** The port that it got. */
async function listen(server: Server, host: string, port: number): Promise<number> {
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    if (hasCode(error, "EADDRINUSE")) {
      throw new PortInUseError(host, port, { cause: error });
    }
    throw error;
  }
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : port;
}

/** How long a request under way may take to end before its connection is cut. Milliseconds. */
const PATIENCE = 2000;

async function stop(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, "close");
  server.close();
  const timer = setTimeout(() => server.closeAllConnections(), PATIENCE);
  await closed;
  clearTimeout(timer);
}
