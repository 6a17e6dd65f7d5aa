import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../../src/cli/program";
import { runCli } from "./run-cli";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "zidentity-cli-"))));
afterEach(() => rmSync(folder, { recursive: true }));

test("the embedded tenant misbehaves as a file says, and offers what the vendor documents", async () => {
  writeFileSync(join(folder, "faults.json"), '{"seed":"s","faults":[{"fault":"latency","ms":1}]}');
  const controller = new AbortController();
  let ended: Promise<number> | undefined;
  const address = await new Promise<string>((resolve) => {
    const args = ["-p", "0", "-q", "--faults", "faults.json", "--capabilities", "documented"];
    ended = run(["emulator", ...args], "1.2.3", {
      out: (text) => resolve(/http:\S+\/control\/faults/.exec(text)?.[0] ?? ""),
      err: () => undefined,
      env: {},
      cwd: folder,
      colours: false,
      shows: false,
      ask: async () => undefined,
      now: () => new Date(0),
      signal: controller.signal,
    });
  });
  const { plan } = (await (await fetch(address)).json()) as {
    plan: { seed: string; faults: { fault: string; operations?: string[] }[] };
  };
  controller.abort();
  expect(await ended).toBe(0);
  expect(plan.seed).toBe("s");
  expect(plan.faults.map(({ fault }) => fault)).toEqual(["latency", "missing"]);
  expect(plan.faults[1]?.operations).toContain("createRole");
  expect(plan.faults[1]?.operations).not.toContain("readUserAdminEntitlements");
});

test("a file of faults that is wrong is one clear error", async () => {
  const faults = join(folder, "faults.json");
  writeFileSync(faults, '{"faults":[{"fault":"quake"}]}');
  const { code, err } = await runCli(["emulator", "-p", "0", "--faults", faults]);
  expect(err).toContain("The embedded tenant did not start");
  expect(err).toContain("faults[0].fault: must be one of latency");
  expect(code).toBe(1);
});
