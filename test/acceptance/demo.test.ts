import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const ROOT = join(__dirname, "..", "..");

/** What a machine with Node and nothing else has. Throws where the demo ends with another code than 0. */
async function runDemo(folder: string): Promise<string> {
  const path = mkdtempSync(join(folder, "bin-"));
  symlinkSync(process.execPath, join(path, "node"));
  const tsx = join(ROOT, "node_modules", "tsx", "dist", "cli.mjs");
  const { stdout } = await promisify(execFile)(process.execPath, [tsx, "scripts/demo/main.ts"], {
    cwd: ROOT,
    env: { PATH: path, HOME: folder, CI: "true", DEMO_FOLDER: join(folder, "demo") },
    timeout: 120_000,
  });
  expect(stdout).not.toContain("\u001b[");
  return stdout;
}

test("without terraform the demo takes the whole road through the engine", async () => {
  const folder = mkdtempSync(join(tmpdir(), "zidentity-demo-"));
  const hadRecord = existsSync(join(ROOT, "zidentity-audit.jsonl"));
  try {
    const out = await runDemo(folder);
    expect(out).toContain("Neither terraform nor tofu is on PATH");
    const commands = [...out.matchAll(/^ {2}\$ (.*)$/gm)].map(([, line = ""]) => line);
    const ran = commands.slice(0, 8).map((line) => /(?:main\.js|tsx) (\S+)/.exec(line)?.[1]);
    expect(ran).toEqual([
      "emulator",
      "examples/quickstart/main.ts",
      "validate",
      "plan",
      "apply",
      "plan",
      "scripts/demo/portal-grant.ts",
      "drift",
    ]);
    expect(commands[4]).toContain("--auto-approve");
    // The quickstart declares nine objects, of which the tenant has the owner's grant.
    expect(out).toContain("Plan: 8 to create, 1 as declared.");
    expect(out).toContain("Applied: 8 done.");
    expect(out).toContain("No changes: 9 as declared.");
    const user = /ok .* (\S+@example\.com) is now Super Admin/.exec(out)?.[1];
    expect(out).toContain(`? user role assignment ${user ?? ""} on ZIAM: declared by nobody`);
    // Every record is in the demo's folder, that of the drift too, and none beside the project's files.
    const records = readFileSync(join(folder, "demo", "audit.jsonl"), "utf8")
      .trim()
      .split("\n");
    const recorded = new Set(
      records.map((line) => (JSON.parse(line) as { command: string }).command),
    );
    expect([...recorded].sort()).toEqual(["apply", "drift"]);
    expect(existsSync(join(ROOT, "zidentity-audit.jsonl"))).toBe(hadRecord);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 180_000);
