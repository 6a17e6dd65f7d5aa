import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { credentials } from "@grpc/grpc-js";
import { buildSync } from "esbuild";
import { PluginClient } from "../plugin-client";

const cookie = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";
const directory = mkdtempSync(join(tmpdir(), "zidentity-program-"));
const program = join(directory, "plugin.js");
const started: ChildProcess[] = [];

beforeAll(() => {
  const entryPoints = [require.resolve("./plugin-program")];
  buildSync({ entryPoints, outfile: program, bundle: true, platform: "node", target: "node20" });
});

afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

afterAll(() => rmSync(directory, { recursive: true }));

/** Starts the bundled program, or a shell that starts it. */
async function start(command: string, args: readonly string[]) {
  const env = {
    ...process.env,
    TF_PLUGIN_MAGIC_COOKIE: cookie,
    PLUGIN_PROTOCOL_VERSIONS: "6",
    PROGRAM: program,
  };
  const child = spawn(command, args, { env, stdio: ["ignore", "pipe", "inherit"] });
  started.push(child);
  const [line]: string[] = await once(createInterface(child.stdout), "line");
  const socket = line?.split("|")[3] ?? "";
  const exit = once(child, "exit");
  const output = once(child.stdout, "close");
  return { child, socket, exit, output };
}

describe("the program, bundled", () => {
  it("ends with 0 when the host shuts it down, and leaves no directory", async () => {
    const { socket, exit } = await start(process.execPath, [program]);
    const client = new PluginClient(`unix:${socket}`, credentials.createInsecure());
    await client.unary("/plugin.GRPCController/Shutdown");
    await expect(exit).resolves.toEqual([0, null]);
    client.close();
    expect(existsSync(dirname(socket))).toBe(false);
  });

  it("ignores SIGINT, and ends with 0 on SIGTERM", async () => {
    const { child, socket, exit } = await start(process.execPath, [program]);
    const client = new PluginClient(`unix:${socket}`, credentials.createInsecure());
    child.kill("SIGINT");
    await expect(client.unary("/tfplugin6.Provider/StopProvider")).resolves.toBeDefined();
    child.kill("SIGTERM");
    await expect(exit).resolves.toEqual([0, null]);
    client.close();
    expect(existsSync(dirname(socket))).toBe(false);
  });

  it("ends when the program that started it is killed", async () => {
    const { child, socket, output } = await start("sh", [
      "-c",
      `"${process.execPath}" "$PROGRAM" & wait`,
    ]);
    child.kill("SIGKILL");
    await output; // The pipe closes when its last writer, the plugin, is gone.
    expect(existsSync(dirname(socket))).toBe(false);
  });

  it("explains itself and ends with 1 when started by hand", async () => {
    const child = spawn(process.execPath, [program], {
      env: {},
      stdio: ["ignore", "pipe", "pipe"],
    });
    started.push(child);
    let said = "";
    child.stderr.on("data", (text: Buffer) => (said += text.toString()));
    await expect(once(child, "close")).resolves.toEqual([1, null]);
    expect(said).toContain("zidentity provider install");
    expect(said).not.toContain("    at ");
  });
});
