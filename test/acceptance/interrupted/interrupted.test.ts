import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OWNER } from "../../../src/emulator";
import { type Declared, OWNERS_GRANT, READER, World } from "../../unit/cli/apply/world";

/** Ctrl-C at processes of their own, in the middle of what they do. */

const PROGRAM = join(__dirname, "../../../src/cli/main.ts");

interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<{
    readonly code: number | null;
    readonly signal: string | null;
    readonly out: string;
    readonly err: string;
  }>;
}

function start(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Running {
  const child = spawn(process.execPath, ["--import", require.resolve("tsx"), PROGRAM, ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const texts = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (texts.out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (texts.err += text));
  const ended = once(child, "close").then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as string | null,
    ...texts,
  }));
  return { child, ended };
}

const STACK_TRACE = /^\s+at .+:\d+:\d+/m;

describe("while the tenant lets it wait", () => {
  let folder: string;
  let server: Server;
  let env: NodeJS.ProcessEnv;
  let waits: Promise<void>;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "zidentity-interrupted-"));
    writeFileSync(join(folder, "access.yaml"), "assignments: []\n");
    let isWaiting = (): void => undefined;
    waits = new Promise((resolve) => (isWaiting = resolve));
    // It signs in, and then answers nothing any more.
    server = createServer((request, response) => {
      if (request.url !== "/token") return isWaiting();
      response.setHeader("content-type", "application/json");
      response.end('{"access_token":"t","token_type":"Bearer","expires_in":3600}');
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    env = {
      ZIDENTITY_BASE_URL: url,
      ZIDENTITY_TOKEN_URL: `${url}/token`,
      ZSCALER_CLIENT_ID: "c",
      ZSCALER_CLIENT_SECRET: "s",
    };
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Each with the file that it would have written. */
  const LINES: [name: string, args: string[], file: string | undefined][] = [
    ["plan", ["-m", "access.yaml", "--out", "old.plan"], "old.plan"],
    ["drift", ["-m", "access.yaml", "--out", "old.sarif"], "old.sarif"],
    ["apply", ["-m", "access.yaml", "--auto-approve"], undefined],
    ["report", ["-m", "access.yaml", "--out", "old.html"], "old.html"],
    ["export", ["--to", "yaml", "--out", "code"], undefined],
    ["runbook", ["-m", "access.yaml", "--out", "old.md"], "old.md"],
  ];

  test.each(LINES)("%s: 130, and what was there stays", async (name, args, file) => {
    if (file !== undefined) writeFileSync(join(folder, file), "older");
    const { child, ended } = start([name, ...args, "--format", "json"], folder, env);
    await waits;
    child.kill("SIGINT");
    const { code, out, err } = await ended;
    expect([code, err]).toEqual([130, "Interrupted.\n"]);
    expect(JSON.parse(out)).toMatchObject({ command: name, ended: "interrupted", exit_code: 130 });
    // Of a drift that was cut off the record tells.
    const told = name === "drift" ? ["zidentity-audit.jsonl"] : [];
    const left = readdirSync(folder).filter((one) => one !== "code" && !told.includes(one));
    expect(left.sort()).toEqual(["access.yaml", ...(file === undefined ? [] : [file])].sort());
    if (file !== undefined) expect(readFileSync(join(folder, file), "utf8")).toBe("older");
    if (name === "export") expect(readdirSync(join(folder, "code"))).toEqual([]);
  });

  test("watch: that is how it ends, with 0 and a line that says so", async () => {
    const args = ["watch", "-m", "access.yaml", "--listen", "127.0.0.1:0"];
    const { child, ended } = start(args, folder, env);
    await waits;
    child.kill("SIGINT");
    const { code, out, err } = await ended;
    expect([code, out]).toEqual([0, ""]);
    expect(err.trimEnd().split("\n")).toEqual([
      expect.stringContaining("begin"),
      expect.stringContaining("end"),
    ]);
    expect(err).not.toMatch(STACK_TRACE);
  });
});

test("apply in the middle of its writes: what was sent is told, the rest not begun, a second run ends it", async () => {
  const world = await World.make();
  try {
    const logins = [...world.tenant.store.users.values()]
      .filter(({ status, loginName }) => status && loginName !== OWNER.loginName)
      .map(({ loginName }) => loginName)
      .slice(0, 60);
    const grants = logins.map((user): Declared => [
      "user_role_assignment",
      { user, roles: ["Reader"] },
    ]);
    world.declare([OWNERS_GRANT, READER, ...grants]);
    world.tenant.faults.set({ faults: [{ fault: "rate_limit", perSecond: 60 }] });
    const args = ["apply", "--auto-approve", "--format", "json"];
    const { child, ended } = start(args, world.folder, world.env);
    while (world.tenant.store.grants.size < 10 && child.exitCode === null)
      await new Promise((next) => setTimeout(next, 2));
    child.kill("SIGINT");
    const { code, out, err } = await ended;
    expect(code).toBe(130);
    expect(err).not.toMatch(STACK_TRACE);
    const { objects } = JSON.parse(out) as { objects: { outcome?: string }[] };
    const done = objects.filter(({ outcome }) => outcome === "done").length;
    expect(objects.some(({ outcome }) => outcome === "not_begun")).toBe(true);
    // The owner's grant is none of the run; the role is one of its objects.
    expect(world.tenant.store.grants.size - 1).toBe(done - 1);
    expect(world.audit().at(-1)).toMatchObject({ event: "end", done });
    world.tenant.faults.clear();
    expect(await start(args, world.folder, world.env).ended).toMatchObject({ code: 0 });
    expect(world.tenant.store.grants.size - 1).toBe(logins.length);
  } finally {
    await world.end();
  }
});
