import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../../src/cli/program";
import { FAULT_ORDER, FaultInjector } from "../../../src/emulator";
import { fault } from "../../../src/emulator/faults/fault-kinds";
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
      errColours: false,
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

test("prints its addresses as JSON on one line", async () => {
  const { code, out } = await runCli(["emulator", "-p", "0", "-q", "-f", "json"], {
    signal: AbortSignal.abort(),
  });
  expect(code).toBe(0);
  expect(out.split("\n")).toHaveLength(2);
  const { base_url, token_url, ...others } = JSON.parse(out) as Record<string, string>;
  expect(base_url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(token_url).toBe(`${base_url}/oauth2/v1/token`);
  expect(others).toEqual({
    format_version: 1,
    control_url: `${base_url}/control/faults`,
    client_id: "demo-client",
    client_secret: "demo-secret",
  });
});

test("a file of faults that is wrong is one clear error", async () => {
  const faults = join(folder, "faults.json");
  writeFileSync(faults, '{"faults":[{"fault":"quake"}]}');
  const { code, err } = await runCli(["emulator", "-p", "0", "--faults", faults]);
  expect(err).toContain("The embedded tenant did not start");
  expect(err).toContain("faults[0].fault: must be one of latency");
  expect(code).toBe(1);
});

describe("what is written about faults", () => {
  const page = readFileSync(join(__dirname, "../../../docs/embedded-tenant.md"), "utf8");

  test("the help names every kind, the control address and the page", async () => {
    const { code, out } = await runCli(["emulator", "--help"]);
    expect(code).toBe(0);
    for (const kind of FAULT_ORDER) expect(out).toContain(kind);
    expect(out).toContain("/control/faults");
    expect(out).toContain("docs/embedded-tenant.md");
  });

  test("the example in the help is one", async () => {
    const { out } = await runCli(["emulator", "--help"]);
    const example: unknown = JSON.parse(/Faults: (?<json>.+)/.exec(out)?.groups?.["json"] ?? "");
    expect(new FaultInjector().set(example).faults).toHaveLength(1);
  });

  test("the page has every kind, in the order in which they have their way, with every member", () => {
    const rows = page
      .split("\n")
      .filter((line) => FAULT_ORDER.some((kind) => line.startsWith(`| \`${kind}\` |`)));
    expect(rows.map((row) => row.split("`")[1])).toEqual(FAULT_ORDER);
    const common = [
      "fault",
      "operations",
      "capabilities",
      "methods",
      "clients",
      "rate",
      "skip",
      "times",
    ];
    for (const [at, { shape }] of fault.options.entries())
      for (const member of Object.keys(shape).filter((name) => !common.includes(name)))
        expect(rows[at]).toContain(`\`${member}\``);
    for (const member of common.slice(1)) expect(page).toContain(`| \`${member}\` |`);
  });

  test("the plan on the page is one", () => {
    const json = /```json\n(?<json>[^`]+)```/.exec(page)?.groups?.["json"] ?? "";
    const example: unknown = JSON.parse(json);
    expect(new FaultInjector().set(example).faults).toHaveLength(5);
  });
});
