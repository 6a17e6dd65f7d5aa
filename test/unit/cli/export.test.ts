import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../../../src/emulator";
import { runCli } from "./run-cli";
import { tenantEnvironment } from "./tenant-environment";

let cwd: string;
let tenant: Emulator;

beforeAll(async () => {
  tenant = await startEmulator({ port: 0, seed: "export" });
});
afterAll(() => tenant.close());
beforeEach(() => (cwd = mkdtempSync(join(tmpdir(), "zidentity-export-"))));
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

const cli = (...args: string[]) => runCli(args, { env: tenantEnvironment(tenant), cwd });

test("writes a folder that a plan finds nothing to do with", async () => {
  const { code, out, err } = await cli("export", "--to", "yaml");
  expect([code, err]).toEqual([0, ""]);
  // The seed: its owner is Super Admin, a predefined role.
  expect(out).toMatch(/^0 roles, 1 assignment, 0 entitlements\.\nWrote to .*access: /);
  const drift = await cli("drift", "-m", join(cwd, "access"), "--format", "json");
  expect(drift.code).toBe(0);
});

test("names files and counts for other programs", async () => {
  const { code, out } = await cli("export", "--to", "hcl", "--out", "tf", "--format", "json");
  expect(code).toBe(0);
  const document = JSON.parse(out) as { files: string[]; assignments: number };
  expect(document).toMatchObject({ command: "export", to: "hcl", roles: 0, left_out: [] });
  expect(document.files).toEqual(expect.arrayContaining(["providers.tf", "imports.tf"]));
  expect([...document.files].sort()).toEqual(readdirSync(join(cwd, "tf")).sort());
  const imports = readFileSync(join(cwd, "tf", "imports.tf"), "utf8");
  expect(imports.match(/^import \{/gm)).toHaveLength(document.assignments);
});

test("leaves a folder that holds something alone, unless it is forced", async () => {
  writeFileSync(join(cwd, "old.yaml"), "roles: []\n");
  const refused = await cli("export", "--to", "yaml", "--out", ".");
  expect(refused.code).toBe(1);
  expect(refused.err).toContain("is not empty");
  expect(readdirSync(cwd)).toEqual(["old.yaml"]);
  const forced = await cli("export", "--to", "yaml", "--out", ".", "--force");
  expect(forced).toMatchObject({
    code: 0,
    err: "Not of this export, and left as they are: old.yaml.\n",
  });
  expect(readFileSync(join(cwd, "old.yaml"), "utf8")).toBe("roles: []\n");
});

test("says what is wrong with a place, a form and a service", async () => {
  writeFileSync(join(cwd, "file"), "");
  const place = await cli("export", "--to", "yaml", "--out", "file");
  expect(place).toMatchObject({ code: 1, err: expect.stringContaining("cannot be written to") });
  expect(await cli("export", "--to", "xml")).toMatchObject({ code: 1 });
  expect(await cli("export")).toMatchObject({ code: 1, err: expect.stringContaining("--to") });
  const service = await cli("export", "--to", "yaml", "--service", "ZIE");
  expect(service).toMatchObject({
    code: 1,
    err: expect.stringContaining('No service is called "ZIE"'),
  });
});

test("exports one service alone", async () => {
  const { out } = await cli("export", "--to", "yaml", "--service", "ZIAM", "--format", "json");
  expect(JSON.parse(out)).toMatchObject({ files: ["assignments-zidentity.yaml"] });
});
