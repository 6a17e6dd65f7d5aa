import { once } from "node:events";
import { createServer, type Server } from "node:http";

/** A port of the loopback interface that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  server.close();
  await once(server, "close");
  return port;
}

export interface HtmlServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Answers every request with a web page, as a proxy in between may. */
export async function startHtmlServer(): Promise<HtmlServer> {
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "text/html");
    response.end("<html><body><h1>Sign in to the guest network</h1></body></html>");
  });
  const url = `http://127.0.0.1:${await listen(server)}`;
  return {
    url,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

async function listen(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address === "object" && address !== null) return address.port;
  throw new Error("A server that listens has a port.");
}
