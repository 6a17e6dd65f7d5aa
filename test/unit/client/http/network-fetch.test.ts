import { createServer as createHttpServer, type Server } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { type AddressInfo, connect as connectSocket, type Socket } from "node:net";
import { inspect } from "node:util";
import { type ClientSettings, connectTenant, resolveClientConfig } from "../../../../src/client";
import { createCertificate } from "../../../../src/terraform/handshake/certificate";
import { failureOf } from "../nocked-tenant";

const certificate = createCertificate(new Date());
const servers: { close: () => void }[] = [];
const sockets = new Set<Socket>();
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});

async function listen(server: Server): Promise<number> {
  server.on("connection", (socket: Socket) => void sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  servers.push(server);
  return (server.address() as AddressInfo).port;
}

/** A tenant of one user, whose certificate no authority of Node's has signed. */
function tlsTenant(): Promise<number> {
  return listen(
    createHttpsServer(
      { cert: certificate.certificatePem, key: certificate.privateKeyPem },
      (request, response) => {
        response.setHeader("content-type", "application/json");
        const token = { access_token: "t", expires_in: 3600 };
        const page = { totalRecord: 1, records: [{ id: "u1", loginName: "ann@example.com" }] };
        response.end(JSON.stringify(request.url === "/token" ? token : page));
      },
    ),
  );
}

/** Opens tunnels to one port, whatever host is asked for, and notes who asked; or refuses with a status. */
async function proxy(target: number, refuse?: number) {
  const asked: string[] = [];
  const server = createHttpServer();
  server.on("connect", (request, socket: Socket) => {
    sockets.add(socket);
    asked.push(`${request.url} ${request.headers["proxy-authorization"] ?? "nobody"}`);
    if (refuse !== undefined) return void socket.end(`HTTP/1.1 ${refuse} No\r\n\r\n`);
    const upstream = connectSocket(target, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      upstream.pipe(socket).pipe(upstream);
    });
    sockets.add(upstream);
    upstream.on("error", () => socket.destroy());
    socket.on("error", () => upstream.destroy());
  });
  return { port: await listen(server), asked };
}

function tenantAt(address: string, settings: ClientSettings, env: Record<string, string> = {}) {
  const resolved = resolveClientConfig(
    {
      client_id: "id",
      client_secret: "hunter2",
      base_url: address,
      token_url: `${address}/token`,
      max_retries: 0,
      ...settings,
    },
    env,
    { read: () => ({ text: certificate.certificatePem, open: false }) },
  );
  if ("diagnostics" in resolved) throw new Error(inspect(resolved.diagnostics, { depth: 5 }));
  return connectTenant(resolved.config);
}

const ANN = [{ id: "u1", loginName: "ann@example.com" }];

test("an authority of its own is trusted where ca_file names it", async () => {
  const port = await tlsTenant();
  const ca = await tenantAt(`https://localhost:${port}`, { ca_file: "ca.pem" }).users();
  expect(ca).toEqual(ANN);
});

test("and nowhere else", async () => {
  const port = await tlsTenant();
  const error = await failureOf(tenantAt(`https://localhost:${port}`, {}).users());
  expect(error).toMatchObject({ name: "UnreachableError", kind: "certificate" });
});

test("through a proxy that wants a password", async () => {
  const { port, asked } = await proxy(await tlsTenant());
  const http_proxy = `http://me:pa55word@127.0.0.1:${port}`;
  const tenant = tenantAt("https://localhost:4443", { http_proxy, ca_file: "ca.pem" });
  expect(await tenant.users()).toEqual(ANN);
  const basic = `Basic ${Buffer.from("me:pa55word").toString("base64")}`;
  expect(new Set(asked)).toEqual(new Set([`localhost:4443 ${basic}`]));
  expect(inspect(tenant, { depth: 20, showHidden: true })).not.toContain("pa55word");
});

test("HTTPS_PROXY counts for hosts elsewhere, and not for loopback or what NO_PROXY names", async () => {
  const target = await tlsTenant();
  const { port, asked } = await proxy(target, 403);
  const HTTPS_PROXY = `http://127.0.0.1:${port}`;
  const far = tenantAt("https://tenant.example", { ca_file: "ca.pem" }, { HTTPS_PROXY });
  expect(await failureOf(far.users())).toMatchObject({ kind: "proxy" });
  expect(asked).toEqual(["tenant.example:443 nobody"]);
  const near = tenantAt(`https://localhost:${target}`, { ca_file: "ca.pem" }, { HTTPS_PROXY });
  expect(await near.users()).toEqual(ANN);
  const http_proxy = HTTPS_PROXY;
  const named = { http_proxy, ca_file: "ca.pem" };
  const exempt = tenantAt(`https://localhost:${target}`, named, { NO_PROXY: "localhost" });
  expect(await exempt.users()).toEqual(ANN);
  expect(asked).toHaveLength(1);
});

test("a proxy that refuses is said to, without its password", async () => {
  const { port } = await proxy(0, 407);
  const http_proxy = `http://me:pa55word@127.0.0.1:${port}`;
  const error = await failureOf(tenantAt("https://tenant.example", { http_proxy }).users());
  expect(error).toMatchObject({ name: "UnreachableError", kind: "proxy", code: "407" });
  expect(error.message).toContain(`through the proxy http://127.0.0.1:${port}`);
  expect(inspect(error, { depth: 20, showHidden: true })).not.toContain("pa55word");
});

test("a proxy that is not there", async () => {
  const { port } = await proxy(0);
  for (const server of servers.splice(0)) server.close();
  const http_proxy = `http://me:pa55word@127.0.0.1:${port}`;
  const error = await failureOf(tenantAt("https://tenant.example", { http_proxy }).users());
  expect(error).toMatchObject({ name: "UnreachableError", code: "ECONNREFUSED" });
  expect(error.message).toContain("through the proxy");
  expect(inspect(error, { depth: 20, showHidden: true })).not.toContain("pa55word");
});
