import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Ajv from "ajv";
import { type Emulator, OWNER, startEmulator } from "../../../src/emulator";
import { runCli } from "./run-cli";
import { tenantEnvironment } from "./tenant-environment";

let folder: string;
let tenant: Emulator;
let env: Record<string, string>;

const HELD = `roles:
  - name: Reader
    permissions: { branding: view_only }
  - name: "odd: \\"# \${x}\\u202e"
assignments:
  - { user: ${OWNER.loginName}, roles: [Super Admin] }
  - { group: Helpdesk, roles: [Reader] }
entitlements:
  - { group: Helpdesk, service: ZDX }
`;

/** Reader is changed, Lost is missing, the old access has ended; the rest is said by nobody. */
const DECLARED = `roles:
  - name: Reader
    permissions: { branding: full }
  - name: Lost
assignments:
  - { user: ${OWNER.loginName}, roles: [Super Admin] }
ignore:
  - { groups: [Helpdesk], services: [ZIdentity], reason: Summer, owner: ann@example.com, until: 2026-12-31 }
`;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "zidentity-drift-"));
  tenant = await startEmulator({ port: 0, seed: "drift" });
  env = tenantEnvironment(tenant);
  const made = await zid("apply", HELD, "--auto-approve", "--no-audit");
  if (made.code !== 0) throw new Error(made.out + made.err);
});
afterEach(async () => {
  await tenant.close();
  rmSync(folder, { recursive: true, force: true });
});

function zid(command: string, state: string, ...args: string[]) {
  writeFileSync(join(folder, "zidentity.yaml"), state);
  return runCli([command, ...args], { cwd: folder, env });
}

interface DriftDocument {
  readonly objects: readonly { readonly status: string; readonly name: string }[];
  readonly coverage: unknown;
  readonly ignored: readonly unknown[];
}

async function drift(...args: string[]): Promise<{ code: number; document: DriftDocument }> {
  const { code, out } = await zid("drift", DECLARED, "-f", "json", "--no-audit", ...args);
  return { code, document: JSON.parse(out) as DriftDocument };
}

function read(name: string): string {
  return readFileSync(join(folder, name), "utf8");
}

test("coverage counts what is declared and held; what is ignored is told with who answers for it", async () => {
  const { code, document } = await drift();
  expect(code).toBe(2);
  // Held: the owner's role, Reader of the group, its entitlement. The second is ignored.
  expect(document.coverage).toEqual({
    managed: 1,
    total: 2,
    percent: 50,
    ignored: 1,
    by_service: [
      { service: "ZIAM", managed: 1, total: 1, percent: 100, ignored: 1 },
      { service: expect.stringMatching(/^ZDX/), managed: 0, total: 1, percent: 0, ignored: 0 },
    ],
  });
  expect(document.ignored).toEqual([
    expect.objectContaining({
      name: "Helpdesk on ZIAM",
      reason: "Summer",
      owner: "ann@example.com",
      until: "2026-12-31",
    }),
  ]);
  const schema = JSON.parse((await runCli(["schema", "report"])).out) as object;
  const validate = new Ajv().compile(schema);
  expect([validate(document), validate.errors]).toEqual([true, null]);
});

test.each([
  [["changed"], ["changed Reader"]],
  [["missing"], ["missing Lost"]],
  [
    ["changed", "missing"],
    ["changed Reader", "missing Lost"],
  ],
])("--only %j tells of nothing else", async (kinds, expected) => {
  const { code, document } = await drift(...kinds.flatMap((kind) => ["--only", kind]));
  expect(document.objects.map(({ status, name }) => `${status} ${name}`)).toEqual(expected);
  expect(code).toBe(2);
});

test("the exit code follows what is left by --only, and a kind that is none is refused", async () => {
  expect((await drift("--only", "expired")).code).toBe(0);
  const { out } = await zid("drift", DECLARED, "--only", "expired", "--no-audit");
  expect(out).toContain("No drift of what was asked for (expired).");
  const odd = await zid("drift", DECLARED, "--only", "all");
  expect([odd.code, odd.err]).toEqual([1, expect.stringContaining("changed, missing, unmanaged")]);
});

test("--out writes in the form of its ending, for its owner alone", async () => {
  const { code, out } = await zid("drift", DECLARED, "--out", "d.sarif", "--no-audit");
  expect([code, out]).toEqual([2, ""]);
  const { runs } = JSON.parse(read("d.sarif")) as { runs: { results: unknown[] }[] };
  expect(runs[0]?.results[0]).toMatchObject({
    ruleId: "drift/changed",
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: "zidentity.yaml" },
          region: { startLine: 2, startColumn: 5 },
        },
      },
    ],
  });
  expect(statSync(join(folder, "d.sarif")).mode & 0o777).toBe(0o600);
  const bad = await zid("drift", DECLARED, "--out", "no/such/folder/d.md", "--no-audit");
  expect([bad.code, bad.err]).toEqual([1, expect.stringContaining("cannot be written")]);
});

test("the record has one line in numbers and one a difference, with the requests", async () => {
  await zid("drift", DECLARED);
  const lines = read("zidentity-audit.jsonl")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const { objects } = (await drift()).document;
  expect(lines[0]).toMatchObject({
    command: "drift",
    event: "drift",
    exit_code: 2,
    differences: lines.length - 1,
    ignored: 1,
    objects: { changed: 1, missing: 1 },
  });
  expect((lines[0]?.["request_ids"] as string[]).length).toBeGreaterThan(3);
  expect(lines.length - 1).toBe(objects.filter(({ status }) => status !== "none").length);
  expect(lines[1]).toMatchObject({
    event: "difference",
    kind: "changed",
    name: "Reader",
    source_file: "zidentity.yaml",
    source_line: 2,
    changes: [{ path: "permissions.branding", before: "full", after: "view_only" }],
  });
});

test("where the record that nobody asked for cannot be written drift goes on; a named one must be", async () => {
  const args = ["drift", "-m", join(folder, "zidentity.yaml")];
  writeFileSync(join(folder, "zidentity.yaml"), DECLARED);
  const quiet = await runCli(args, { env });
  expect([quiet.code, quiet.err]).toEqual([2, expect.stringContaining("No audit record is kept")]);
  const named = await runCli([...args, "--audit", "x.jsonl"], { env });
  expect([named.code, named.err]).toEqual([1, expect.stringContaining("cannot be written")]);
});

const records = () =>
  read("zidentity-audit.jsonl")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

test("the record of --fix has what was planned, then the plan that was written", async () => {
  await zid("drift", DECLARED, "--fix", "tenant", "--out", "repair.plan", "--allow", "removals");
  const [fix, ...others] = records();
  expect(fix).toMatchObject({
    command: "drift",
    event: "fix",
    differences: 2,
    objects: { update: 1, create: 1 },
    overridden_guards: [],
  });
  expect((fix?.["request_ids"] as string[]).length).toBeGreaterThan(3);
  expect(others.slice(0, -1)).toMatchObject([
    {
      event: "planned",
      status: "update",
      name: "Reader",
      changes: [{ path: "permissions.branding", before: "view_only", after: "full" }],
    },
    { event: "planned", status: "create", name: "Lost" },
  ]);
  const plan = read("repair.plan");
  expect(others.at(-1)).toMatchObject({
    event: "wrote",
    file: join(folder, "repair.plan"),
    sha256: sha256(plan),
    bytes: Buffer.byteLength(plan),
    run: fix?.["run"],
  });
});

test("a record that must be and cannot be keeps --fix from writing", async () => {
  const args = ["--fix", "tenant", "--out", "never.plan", "--audit", "no/folder/a.jsonl"];
  expect(await zid("drift", DECLARED, ...args)).toMatchObject({ code: 1 });
  expect(existsSync(join(folder, "never.plan"))).toBe(false);
});

test("the record of --adopt has what was found, and what was written or printed", async () => {
  await zid("drift", DECLARED, "--adopt", "adopted.yaml");
  const lines = records();
  expect(lines[0]).toMatchObject({ event: "drift", exit_code: 2 });
  expect(lines.at(-2)).toMatchObject({ event: "adopt", edits: 2 });
  const text = read("adopted.yaml");
  expect(lines.at(-1)).toMatchObject({
    event: "wrote",
    file: join(folder, "adopted.yaml"),
    sha256: sha256(text),
  });
  const { out } = await zid("drift", DECLARED, "--adopt");
  expect(records().at(-1)).toMatchObject({ event: "wrote", sha256: sha256(out) });
  expect(records().at(-1)).not.toHaveProperty("file");
});

test.each([
  [0o644, "read"],
  [0o620, "write"],
  [0o666, "read and write"],
  [0o600, undefined],
])("a record of mode %o that was there keeps it, and is warned of once", async (mode, may) => {
  const file = join(folder, "zidentity-audit.jsonl");
  writeFileSync(file, "");
  chmodSync(file, mode);
  const { err } = await zid("drift", DECLARED);
  expect(err.split(`Others may ${may} the audit record ${file}.`)).toHaveLength(may ? 2 : 1);
  expect(err.includes("Others may")).toBe(may !== undefined);
  expect(statSync(file).mode & 0o777).toBe(mode);
});

test("--fix tenant plans the repair, and apply carries it out", async () => {
  const planned = await zid("drift", DECLARED, "--fix", "tenant", "--out", "repair.plan");
  expect(planned.code).toBe(2);
  expect(planned.out).toContain("~ role Reader: to update");
  const applied = await runCli(["apply", "repair.plan", "--auto-approve", "--no-audit"], {
    cwd: folder,
    env,
  });
  expect(applied.code).toBe(0);
  expect((await drift("--only", "changed", "--only", "missing")).code).toBe(0);
  expect((await zid("drift", DECLARED, "--allow", "removals")).code).toBe(1);
});

const OWNED = "ownership: { mode: authoritative, over: [{ services: [ZDX] }] }\n";
const OWNERS = `assignments:\n  - { user: ${OWNER.loginName}, roles: [Super Admin] }\n`;

test("--fix tenant with nothing but unmanaged drift says that it stays and why, and writes no plan", async () => {
  const fix = ["--fix", "tenant", "--out", "repair.plan"];
  const { code, out, err } = await zid("drift", OWNERS, ...fix);
  expect(code).toBe(0);
  expect(out).toContain("Nothing is to be done, and 4 objects that nobody declares stay");
  expect(out).toContain("The ownership is additive");
  expect(out).toContain("- group role assignment Helpdesk on ZIAM\n");
  expect(out).toMatch(/To fix: .*--adopt.*authoritative/);
  expect(err).toBe("Nothing was written to repair.plan.\n");
  expect(existsSync(join(folder, "repair.plan"))).toBe(false);
  const json = await zid("drift", OWNERS, ...fix, "-f", "json");
  expect(json.out).toContain("Nothing is to be done");
  // What is owned is removed, and the rest named.
  const owned = await zid(
    "drift",
    OWNERS + OWNED,
    ...fix,
    "--allow",
    "removals",
    "--allow",
    "emptied-scope",
  );
  expect(owned.code).toBe(2);
  expect(owned.out).toContain("3 objects that nobody declares stay");
  expect(owned.out).toContain("outside of what the desired state is authoritative over");
  expect(existsSync(join(folder, "repair.plan"))).toBe(true);
});

test("a drift that is interrupted leaves a line in the record", async () => {
  writeFileSync(join(folder, "zidentity.yaml"), DECLARED);
  const controller = new AbortController();
  tenant.faults.set({ faults: [{ fault: "latency", ms: 1_000, operations: ["listRoles"] }] });
  const running = runCli(["drift"], { cwd: folder, env, signal: controller.signal });
  while (!tenant.faults.counts().some(({ fired }) => fired > 0))
    await new Promise((next) => setTimeout(next, 5));
  controller.abort();
  expect((await running).code).toBe(130);
  const lines = readFileSync(join(folder, "zidentity-audit.jsonl"), "utf8").trim().split("\n");
  expect(lines.map((line) => (JSON.parse(line) as { event: string }).event)).toEqual([
    "interrupted",
  ]);
});

test("what --adopt adds is, with its edits, a desired state without drift", async () => {
  const { code, out } = await zid("drift", DECLARED, "--adopt", "--no-audit");
  expect(code).toBe(2);
  expect(out).toContain(
    "# At zidentity.yaml:2:5 (zidentity/roles/Reader): set:\n#   permissions:\n#     branding: view_only\n",
  );
  expect(out).toContain("# At zidentity.yaml:4:5 (zidentity/roles/Lost): remove the declaration");
  expect(out).not.toContain("\u202e");
  const edited = DECLARED.replace("branding: full", "branding: view_only").replace(
    "  - name: Lost\n",
    "",
  );
  writeFileSync(join(folder, "zidentity.yaml"), edited);
  writeFileSync(join(folder, "adopted.yaml"), out);
  const again = await runCli(["drift", "-m", folder, "--no-audit"], { cwd: folder, env });
  expect([again.code, again.out]).toEqual([0, expect.stringContaining("No drift: ")]);
  expect(existsSync(join(folder, "zidentity-audit.jsonl"))).toBe(false);
});
