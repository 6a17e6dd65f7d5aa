import { X509Certificate } from "node:crypto";
import { existsSync } from "node:fs";
import { connect as connectTls, type TLSSocket } from "node:tls";
import { credentials, status } from "@grpc/grpc-js";
import { dirname } from "node:path";
import {
  ClientCertificateError,
  ProtocolVersionError,
  servePlugin,
  StartedByHandError,
} from "../../../../src/terraform/handshake";
import {
  createCertificate,
  type SelfSignedCertificate,
} from "../../../../src/terraform/handshake/certificate";
import { silentLogger, type ProviderHandlers } from "../../../../src/terraform/wire";
import { PluginClient } from "../plugin-client";
import { providerHandlers } from "../provider-handlers";
import { FakeHost } from "./fake-host";

const cookie = {
  TF_PLUGIN_MAGIC_COOKIE: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
};
const HEALTH = "/grpc.health.v1.Health/Check";
const clients: PluginClient[] = [];

afterEach(() => {
  for (const client of clients.splice(0)) client.close();
  jest.useRealTimers();
});

function serve(host: FakeHost, handlers: Partial<ProviderHandlers> = {}): Promise<void> {
  return servePlugin({
    handlers: { ...providerHandlers, ...handlers },
    host,
    logger: silentLogger,
  });
}

interface Handshake {
  readonly fields: readonly string[];
  readonly socket: string;
  readonly serverPem: string;
}

async function handshake(host: FakeHost): Promise<Handshake> {
  const line = await host.firstLine;
  expect(line.endsWith("\n")).toBe(true);
  const fields = line.trimEnd().split("|");
  const certificate = Buffer.from(fields[5] ?? "", "base64");
  const serverPem = certificate.length === 0 ? "" : new X509Certificate(certificate).toString();
  return { fields, socket: fields[3] ?? "", serverPem };
}

function client(hs: Handshake, own?: SelfSignedCertificate, ca = hs.serverPem): PluginClient {
  const made = new PluginClient(
    `unix:${hs.socket}`,
    credentials.createSsl(
      Buffer.from(ca),
      own && Buffer.from(own.privateKeyPem),
      own && Buffer.from(own.certificatePem),
    ),
  );
  clients.push(made);
  return made;
}

const shutDown = (host: PluginClient) => host.unary("/plugin.GRPCController/Shutdown");

describe("under mutual TLS", () => {
  const hostCertificate = createCertificate(new Date());
  const stranger = createCertificate(new Date());
  const tlsHost = () =>
    new FakeHost({
      ...cookie,
      PLUGIN_PROTOCOL_VERSIONS: "5,6",
      PLUGIN_CLIENT_CERT: hostCertificate.certificatePem,
    });

  it("says where it serves and by which certificate, and serves the host", async () => {
    const host = tlsHost();
    const over = serve(host);
    const hs = await handshake(host);
    expect(hs.fields).toHaveLength(6);
    expect(hs.fields.slice(0, 3)).toEqual(["1", "6", "unix"]);
    expect(hs.fields[4]).toBe("grpc");
    expect(hs.fields[5]).toMatch(/^[A-Za-z0-9+/]+$/); // standard alphabet, no padding
    const good = client(hs, hostCertificate);
    await expect(good.unary(HEALTH)).resolves.toEqual(Buffer.from([8, 1]));
    await shutDown(good);
    await over;
  });

  it("refuses a client with another certificate, and one with none", async () => {
    const host = tlsHost();
    const over = serve(host);
    const hs = await handshake(host);
    await expect(client(hs, stranger).unary(HEALTH)).rejects.toMatchObject({
      code: status.UNAVAILABLE,
    });
    await expect(client(hs).unary(HEALTH)).rejects.toMatchObject({ code: status.UNAVAILABLE });
    await expect(rawTls(hs, stranger)).resolves.toBe("closed");
    await expect(rawTls(hs)).resolves.toBe("closed");
    await expect(rawTls(hs, hostCertificate)).resolves.toBe("data");
    await shutDown(client(hs, hostCertificate));
    await over;
  });

  it("shows a certificate that only it can show", async () => {
    const host = tlsHost();
    const over = serve(host);
    const hs = await handshake(host);
    const suspicious = client(hs, hostCertificate, stranger.certificatePem);
    await expect(suspicious.unary(HEALTH)).rejects.toMatchObject({ code: status.UNAVAILABLE });
    await shutDown(client(hs, hostCertificate));
    await over;
  });

  /** Whether the server speaks HTTP/2 with who shows this certificate. */
  function rawTls(hs: Handshake, own?: SelfSignedCertificate): Promise<"data" | "closed"> {
    return new Promise((resolve) => {
      const socket: TLSSocket = connectTls({
        path: hs.socket,
        servername: "localhost",
        ca: hs.serverPem,
        ALPNProtocols: ["h2"],
        ...(own === undefined ? {} : { cert: own.certificatePem, key: own.privateKeyPem }),
      });
      const end = (outcome: "data" | "closed") => {
        socket.destroy();
        resolve(outcome);
      };
      socket.once("data", () => end("data"));
      socket.once("error", () => end("closed"));
      socket.once("close", () => end("closed"));
    });
  }
});

describe("without a certificate of the host", () => {
  async function plain(handlers: Partial<ProviderHandlers> = {}) {
    const host = new FakeHost(cookie);
    const over = serve(host, handlers);
    const hs = await handshake(host);
    const made = new PluginClient(`unix:${hs.socket}`, credentials.createInsecure());
    clients.push(made);
    return { host, over, hs, client: made };
  }

  it("serves without TLS and names no certificate", async () => {
    const { over, hs, client: insecure } = await plain();
    expect(hs.fields).toHaveLength(6);
    expect(hs.fields[5]).toBe("");
    await expect(insecure.unary(HEALTH)).resolves.toEqual(Buffer.from([8, 1]));
    await shutDown(insecure);
    await over;
  });

  it("leaves nothing behind: no directory, no listener", async () => {
    const { host, over, hs, client: insecure } = await plain();
    expect(existsSync(hs.socket)).toBe(true);
    await shutDown(insecure);
    await over;
    expect(existsSync(dirname(hs.socket))).toBe(false);
    expect(host.listenerCount()).toBe(0);
  });

  it("removes the directory also when the process exits by another way", async () => {
    const { host, over, hs } = await plain();
    host.emit("exit");
    expect(existsSync(dirname(hs.socket))).toBe(false);
    host.emit("SIGTERM");
    await over;
  });

  it("goes on after SIGINT", async () => {
    const { host, over, client: insecure } = await plain();
    host.emit("SIGINT");
    await expect(insecure.unary("/tfplugin6.Provider/StopProvider")).resolves.toBeDefined();
    await shutDown(insecure);
    await over;
  });

  it.each(["SIGTERM", "SIGHUP"] as const)(
    "after %s ends when the answer under way is given",
    async (signal) => {
      let finish: () => void = () => undefined;
      const begun = new Promise<void>((begin) => {
        finish = begin;
      });
      let release: () => void = () => undefined;
      const gate = new Promise<void>((resolve) => {
        release = resolve;
      });
      const {
        host,
        over,
        client: insecure,
      } = await plain({
        applyResourceChange: async () => {
          finish();
          await gate;
          return { private: Buffer.from([7]) };
        },
      });
      const answer = insecure.unary("/tfplugin6.Provider/ApplyResourceChange");
      await begun;
      host.emit(signal);
      await expect(insecure.unary(HEALTH)).resolves.toBeDefined();
      release();
      await expect(answer).resolves.toEqual(Buffer.from([0x12, 1, 7]));
      await over;
    },
  );

  it("ends when its parent is gone", async () => {
    jest.useFakeTimers({ doNotFake: ["setImmediate", "nextTick", "queueMicrotask", "setTimeout"] });
    const { host, over } = await plain();
    jest.advanceTimersByTime(5_000);
    expect(
      await Promise.race([over.then(() => "over"), new Promise((r) => setImmediate(r, "serving"))]),
    ).toBe("serving");
    host.alive = false;
    jest.advanceTimersByTime(1_000);
    await over;
  });
});

describe("without common ground", () => {
  it("explains itself to who starts it by hand, and writes no handshake", async () => {
    const host = new FakeHost({});
    await expect(serve(host)).rejects.toThrow(StartedByHandError);
    expect(host.written).toEqual([]);
  });

  it("writes the reason where the host looks for the handshake, in one line that is none", async () => {
    const host = new FakeHost({ ...cookie, PLUGIN_PROTOCOL_VERSIONS: "4|5" });
    await expect(serve(host)).rejects.toThrow(ProtocolVersionError);
    expect(host.written).toHaveLength(1);
    expect(host.written[0]).toMatch(/^The zidentity provider speaks version 6[^|\n]*\n$/);
  });

  it("does not serve a host that it could not verify", async () => {
    const host = new FakeHost({ ...cookie, PLUGIN_CLIENT_CERT: "not a certificate" });
    await expect(serve(host)).rejects.toThrow(ClientCertificateError);
    expect(host.listenerCount()).toBe(0);
  });
});

it("on Windows serves on a port of the loopback address", async () => {
  const host = new FakeHost(cookie, "win32");
  const over = serve(host);
  const { fields } = await handshake(host);
  expect(fields.slice(0, 3)).toEqual(["1", "6", "tcp"]);
  expect(fields[3]).toMatch(/^127\.0\.0\.1:[1-9]\d*$/);
  const insecure = new PluginClient(fields[3] ?? "", credentials.createInsecure());
  clients.push(insecure);
  await shutDown(insecure);
  await over;
});
