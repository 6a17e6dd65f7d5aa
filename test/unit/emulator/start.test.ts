import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  DEMO_CLIENT,
  type Emulator,
  type EmulatorOptions,
  NotLoopbackError,
  PortInUseError,
  startEmulator,
  StateFileBrokenError,
} from "../../../src/emulator";
import { list, tokenForm, textOf } from "./open-tenant";

const running: Emulator[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((emulator) => emulator.close()));
});

async function start(options: Partial<EmulatorOptions> = {}): Promise<Emulator> {
  const emulator = await startEmulator({ port: 0, ...options });
  running.push(emulator);
  return emulator;
}

async function call(emulator: Emulator, method: string, path: string, body?: unknown) {
  const token = await fetch(emulator.tokenUrl, { method: "POST", body: tokenForm(DEMO_CLIENT) });
  const authorization = `Bearer ${textOf(await token.json(), "access_token")}`;
  return fetch(`${emulator.url}/ziam/admin/api/v1${path}`, {
    method,
    headers: { authorization },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

test("it serves the API and the token endpoint on a free port of 127.0.0.1", async () => {
  const emulator = await start();
  expect(emulator.url).toBe(`http://127.0.0.1:${emulator.port}`);
  expect(emulator.tokenUrl).toBe(`${emulator.url}/oauth2/v1/token`);
  const reply = await call(emulator, "GET", "/groups");
  expect(list(await reply.json(), "records")).toHaveLength(40);
});

test("each rate header is sent as several lines, which fetch joins", async () => {
  const emulator = await start();
  const url = `${emulator.url}/ziam/admin/api/v1/users`;
  const raw = await new Promise<string[]>((resolve, reject) => {
    const { hostname, port, pathname } = new URL(url);
    const sent = request({ hostname, port, path: pathname }, (response) => {
      response.resume();
      resolve(response.rawHeaders);
    });
    sent.on("error", reject).end();
  });
  const lines = raw.filter((_, i) => i % 2 === 1 && raw[i - 1] === "x-ratelimit-limit");
  expect(lines).toEqual(["500, 500;w=1, 20000;w=60", "1000, 1000;w=1"]);
  expect((await fetch(url)).headers.get("x-ratelimit-remaining")).toBe("495, 999");
});

test("it listens on loopback addresses alone", async () => {
  for (const host of ["0.0.0.0", "::", "192.168.0.1", "example.com"]) {
    await expect(startEmulator({ port: 0, host })).rejects.toThrow(NotLoopbackError);
  }
  expect((await start({ host: "localhost" })).url).toMatch(/^http:\/\/localhost:\d+$/);
});

test("a port in use is told, with what to do", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const address = other.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  try {
    const failure = await startEmulator({ port }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PortInUseError);
    const message = new RegExp(`Port ${port} .* is in use\\. Choose another port`);
    expect(String(failure)).toMatch(message);
  } finally {
    await new Promise((resolve) => other.close(resolve));
  }
});

test("close frees the port, and may be called twice", async () => {
  const emulator = await startEmulator({ port: 0 });
  await call(emulator, "GET", "/users");
  await emulator.close();
  await emulator.close();
  await expect(fetch(emulator.url)).rejects.toThrow();
});

describe("with a state file", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "tenant-start-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test("what was written is there after a restart, whatever the seed", async () => {
    const stateFile = join(folder, "state.json");
    const first = await start({ stateFile, seed: "one" });
    expect((await call(first, "POST", "/roles", { name: "Desk" })).status).toBe(201);
    // Not closed: an answered write has already reached the file.
    const second = await start({ stateFile, seed: "two" });
    expect([...second.store.roles.values()].map((role) => role.name)).toContain("Desk");
    expect(second.store.seed).toBe("one");
  });

  test("writes at once all reach the file", async () => {
    const stateFile = join(folder, "state.json");
    const first = await start({ stateFile });
    const names = Array.from({ length: 20 }, (_, n) => `Desk ${n}`);
    await Promise.all(names.map((name) => call(first, "POST", "/roles", { name })));
    const second = await start({ stateFile });
    expect(second.store.roles.size).toBe(24);
  });

  test("a broken file stops the start", async () => {
    const stateFile = join(folder, "state.json");
    await writeFile(stateFile, "{");
    await expect(startEmulator({ port: 0, stateFile })).rejects.toThrow(StateFileBrokenError);
  });
});
