import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { DiagnosticsError, errorDiagnostic } from "../../diagnostics";
import type { Health } from "./health";
import type { ListenAddress } from "./addresses";
import type { WatchMetrics } from "./metrics";

export interface WatchServer {
  /** `http://127.0.0.1:9464` */
  readonly url: string;
  close(): Promise<void>;
}

/** Nobody needs more to be scraped and probed. */
const MOST_CONNECTIONS = 64;

/** The health address. Throws DiagnosticsError where it cannot listen. */
export async function serveWatch(
  address: ListenAddress,
  health: Health,
  metrics: WatchMetrics,
): Promise<WatchServer> {
  const server = createServer(answering(health, metrics));
  server.maxConnections = MOST_CONNECTIONS;
  const port = await listen(server, address);
  const host = address.host.includes(":") ? `[${address.host}]` : address.host;
  return {
    url: `http://${host}:${port}`,
    close: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly type?: string;
}

function answering(health: Health, metrics: WatchMetrics): RequestListener {
  const routes: Readonly<Record<string, () => Answer | Promise<Answer>>> = {
    "/healthz": () => yesOrNo(health.isAlive, "the loop is stuck"),
    "/readyz": () => yesOrNo(health.isReady, "no round has compared everything yet"),
    "/metrics": async () => ({
      status: 200,
      body: await metrics.text(),
      type: metrics.contentType,
    }),
  };
  return (request, response) => {
    const path = (request.url ?? "").split("?")[0] ?? "";
    const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
    const isRead = request.method === "GET" || request.method === "HEAD";
    const answer = async (): Promise<Answer> => {
      if (route === undefined) return { status: 404, body: `${Object.keys(routes).join("\n")}\n` };
      return isRead ? route() : { status: 405, body: "GET or HEAD\n" };
    };
    void answer().then(({ status, body, type = "text/plain; charset=utf-8" }) => {
      response.writeHead(status, { "content-type": type, "cache-control": "no-store" });
      response.end(body);
    });
  };
}

function yesOrNo(yes: boolean, otherwise: string): Answer {
  return yes ? { status: 200, body: "ok\n" } : { status: 503, body: `${otherwise}\n` };
}

async function listen(server: Server, { host, port }: ListenAddress): Promise<number> {
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DiagnosticsError([
      errorDiagnostic("The health address cannot be served", `${reason}.`, {
        fix: "Give another address with --listen, or port 0 for any free port.",
      }),
    ]);
  }
  const bound = server.address();
  return typeof bound === "object" && bound !== null ? bound.port : port;
}
