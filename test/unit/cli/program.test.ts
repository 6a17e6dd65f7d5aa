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
import { type Emulator, LIMITED_CLIENT, OWNER, startEmulator } from "../../../src/emulator";
import { runCli } from "./run-cli";
import { tenantEnvironment } from "./tenant-environment";

let folder: string;
let tenant: Emulator;
let env: Record<string, string>;

beforeAll(async () => {
  tenant = await startEmulator({ port: 0, seed: "cli" });
  env = tenantEnvironment(tenant);
});
afterAll(() => tenant.close());

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "zidentity-cli-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function manifest(resources: readonly object[]): string {
  const file = join(folder, "zidentity.json");
  writeFileSync(file, JSON.stringify({ version: 1, stack: "s", resources }));
  return file;
}

const owner = {
  type: "zidentity_user_role_assignment",
  path: "s/owner",
  declares: { user: OWNER.loginName, roles: ["Super Admin"] },
};

describe("exit codes", () => {
  test("0: the owner's grant is all that a fresh tenant holds, and it is declared", async () => {
    const { code, out } = await runCli(["drift", "-m", manifest([owner])], { env });
    expect(out).toBe(
      "Managed: 1 of 1 grant (100 %).\n  ZIAM: 1 of 1 grant (100 %)\n\nNo drift: 1 as declared.\n",
    );
    expect(code).toBe(0);
  });

  test("2: a grant that nobody declares", async () => {
    const { code, out } = await runCli(["drift", "-m", manifest([])], { env });
    expect(out).toContain(`${OWNER.loginName} on ZIAM: declared by nobody`);
    expect(code).toBe(2);
  });

  test("2: something is missing; plan says so too, and does not speak of what nobody declares", async () => {
    const role = {
      type: "zidentity_role",
      path: "s/r",
      declares: { name: "Reader", permissions: { roles: "view_only" } },
    };
    const drift = await runCli(["drift", "-m", manifest([owner, role])], { env });
    expect(drift.out).toContain("- role Reader: missing in the tenant");
    expect(drift.code).toBe(2);
    const plan = await runCli(["plan", "-m", manifest([role])], { env });
    expect(plan.out).toContain("+ role Reader: to create");
    expect(plan.out).not.toContain(OWNER.loginName);
    expect(plan.code).toBe(2);
  });

  test("2: an access that has ended and is still held: plan removes it, drift says so", async () => {
    const ended = { ...owner, declares: { ...owner.declares, expires_at: "2026-05-31T00:00:00Z" } };
    const held = await runCli(["plan", "-m", manifest([ended])], { env });
    expect(held.out).toContain(`- user role assignment ${OWNER.loginName} on ZIAM: to remove`);
    expect(held.out).toContain("rule assignment/expired");
    // He is the only one with full control, which a plan does not take away unasked.
    expect(held.out).toContain("rule guard/last-admin");
    expect(held.code).toBe(1);
    const plan = await runCli(["plan", "-m", manifest([ended]), "--allow", "last-admin"], { env });
    expect(plan.code).toBe(2);
    const drift = await runCli(["drift", "-m", manifest([ended])], { env });
    expect(drift.out).toContain("ended, and still in the tenant");
    expect(drift.code).toBe(2);
    const before = { env, now: () => new Date("2026-05-30T00:00:00Z") };
    expect((await runCli(["plan", "-m", manifest([ended])], before)).code).toBe(0);
  });

  test("1: a declaration that cannot work, found without a tenant", async () => {
    const role = {
      type: "zidentity_role",
      path: "s/dead",
      declares: { name: "Dead", permissions: { user_credentials: "full" } },
    };
    const { code, out } = await runCli(["validate", "-m", manifest([role])]);
    expect(out).toContain("rule role/credentials-need-users");
    expect(out).toContain("at s/dead, permissions.user_credentials");
    expect(out).toContain("To fix:");
    expect(code).toBe(1);
  });

  test("1: a group that two groups are called", async () => {
    const ambiguous = {
      type: "zidentity_group_role_assignment",
      path: "s/it",
      declares: { group: "Regional IT", roles: ["Super Admin"] },
    };
    const { code, out } = await runCli(["plan", "-m", manifest([ambiguous])], { env });
    const ids = tenant.store
      .toDocument()
      .groups.filter(({ name }) => name === "Regional IT")
      .map(({ id }) => id);
    expect(ids).toHaveLength(2);
    for (const id of ids) expect(out).toContain(id);
    expect(code).toBe(1);
  });
});

describe("bad input", () => {
  test("wrong credentials: what and where, and never the secret", async () => {
    const wrong = { ...env, ZSCALER_CLIENT_SECRET: "hunter2-very-secret" };
    const { code, err, out } = await runCli(["drift", "-m", manifest([owner]), "--debug"], {
      env: wrong,
    });
    expect(err).toContain("The tenant does not accept the credentials");
    expect(err).toContain(tenant.tokenUrl);
    expect(err + out).not.toContain("hunter2");
    expect(code).toBe(1);
  });

  test("no credentials: every variable that is missing is named", async () => {
    const { code, err } = await runCli(["drift", "-m", manifest([])]);
    expect(err).toContain("ZSCALER_CLIENT_ID");
    expect(err).toContain("ZSCALER_CLIENT_SECRET");
    expect(err).toContain("ZSCALER_VANITY_DOMAIN");
    expect(err).not.toMatch(/\n\s+at .*\.ts:/);
    expect(code).toBe(1);
  });

  test("plain http to another machine is refused before anything is sent", async () => {
    const { code, err } = await runCli(["drift", "-m", manifest([])], {
      env: { ...env, ZIDENTITY_BASE_URL: "http://tenant.example.com" },
    });
    expect(err).toMatch(/https/);
    expect(code).toBe(1);
  });

  test("a manifest that is not there, is not JSON, is newer, or holds an unknown type", async () => {
    const missing = await runCli(["validate", "-m", join(folder, "nothing")]);
    expect(missing.err).toContain("No zidentity.json at");
    const file = join(folder, "zidentity.json");
    writeFileSync(file, "{");
    const broken = await runCli(["validate", "-m", file]);
    expect([broken.code, broken.out]).toEqual([1, expect.stringContaining("is not JSON")]);
    expect(broken.out).toContain(`${file}:1:2`);
    writeFileSync(file, JSON.stringify({ version: 99, stack: "s", resources: [] }));
    expect((await runCli(["validate", "-m", file])).err).toContain("Update zidentity-iac");
    const typo = manifest([{ type: "zidentity_rloe", path: "s/x", declares: {} }]);
    expect((await runCli(["validate", "-m", typo])).err).toContain('"zidentity_role"');
  });

  test("a mistyped command and a mistyped format", async () => {
    const command = await runCli(["drfit"]);
    expect(command.err).toContain("Did you mean drift?");
    expect(command.code).toBe(1);
    const format = await runCli(["drift", "--format", "yaml"]);
    expect(format.err).toContain("Allowed choices are text, json");
    expect(format.code).toBe(1);
  });

  test("a port that is none", async () => {
    const { code, err } = await runCli(["emulator", "--port", "80a"]);
    expect(err).toContain("whole number from 0 to 65535");
    expect(code).toBe(1);
  });

  test("a port in use", async () => {
    const { code, err } = await runCli(["emulator", "--port", String(tenant.port)]);
    expect(err).toContain("The embedded tenant did not start");
    expect(err).toContain(String(tenant.port));
    expect(code).toBe(1);
  });
});

test("JSON goes to standard output, whole", async () => {
  const { out, err, code } = await runCli(
    ["drift", "-m", manifest([]), "-f", "json", "--no-audit"],
    { env },
  );
  const document = JSON.parse(out) as { differences: number; objects: { name: string }[] };
  expect(document.differences).toBe(1);
  expect(document.objects[0]?.name).toBe(`${OWNER.loginName} on ZIAM`);
  expect(err).toBe("");
  expect(code).toBe(2);
});

test("lists that were read lately are not read again with --max-age, and are without it", async () => {
  const cached = { ...env, XDG_CACHE_HOME: join(folder, "cache") };
  const file = manifest([owner]);
  const aged = ["drift", "-m", file, "--max-age", "600"];
  expect((await runCli(aged, { env: cached })).code).toBe(0);
  const unreachable = { ...cached, ZIDENTITY_TOKEN_URL: "http://127.0.0.1:9/token" };
  const again = await runCli(aged, { env: unreachable });
  expect(again.out).toContain("No drift: 1 as declared.\n");
  expect(again.code).toBe(0);
  expect((await runCli(["drift", "-m", file], { env: unreachable })).code).toBe(1);
  const odd = await runCli(["drift", "-m", file, "--max-age", "soon"], { env: cached });
  expect(odd.err).toContain("whole number from 0");
});

test("an API client that may not read is told what the tenant said", async () => {
  const limited = {
    ...env,
    ZSCALER_CLIENT_ID: LIMITED_CLIENT.id,
    ZSCALER_CLIENT_SECRET: LIMITED_CLIENT.secret,
  };
  const { code } = await runCli(["drift", "-m", manifest([owner])], { env: limited });
  expect([0, 1, 2]).toContain(code);
});

test("the embedded tenant ends with the interruption and keeps its state", async () => {
  const state = join(folder, "tenant.json");
  const controller = new AbortController();
  const running = runCli(["emulator", "--port", "0", "--state", state], {
    signal: controller.signal,
  });
  setTimeout(() => controller.abort(), 300);
  const { code, out } = await running;
  expect(out).toContain("export ZIDENTITY_BASE_URL=http://127.0.0.1:");
  expect(code).toBe(0);
  expect(JSON.parse(readFileSync(state, "utf8"))).toHaveProperty("users");
});

describe("provider install", () => {
  const built = join(
    __dirname,
    "..",
    "..",
    "..",
    "dist",
    "provider",
    "terraform-provider-zidentity",
  );
  const whenBuilt = existsSync(built) ? test : test.skip;

  whenBuilt("writes a mirror for both registries, executable", async () => {
    const { code, out, err } = await runCli(["provider", "install", "--dir", "plugins"], {
      cwd: folder,
    });
    expect([code, err]).toEqual([0, ""]);
    const files = out.split("\n").filter((line) => line.includes("terraform-provider-zidentity_v"));
    expect(files).toHaveLength(2);
    for (const file of files.map((line) => line.trim())) {
      expect(statSync(file).mode & 0o111).toBe(0o111);
    }
    expect(out).toContain("filesystem_mirror");
  });

  whenBuilt("says in JSON what it wrote", async () => {
    const args = ["provider", "install", "--dir", "plugins", "-f", "json"];
    const { out } = await runCli(args, { cwd: folder });
    const document = JSON.parse(out) as { folder: string; files: string[] };
    expect(document).toMatchObject({ format_version: 1, folder: join(folder, "plugins") });
    expect(document.files.filter((file) => existsSync(file))).toHaveLength(2);
  });

  whenBuilt("a folder that cannot be written is named, with what to do", async () => {
    const blocked = join(folder, "file");
    writeFileSync(blocked, "");
    chmodSync(blocked, 0o444);
    const { code, err } = await runCli(["provider", "install", "--dir", blocked], { cwd: folder });
    expect(code).toBe(1);
    expect(err).toContain("--dir");
  });

  // Node's own `mkdir` with `recursive` never comes back from there.
  const whereProcIs = existsSync(built) && existsSync("/proc/self") ? test : test.skip;
  whereProcIs("a folder that takes no other is named, and soon", async () => {
    const { code, err } = await runCli(["provider", "install", "--dir", "/proc/none/plugins"]);
    expect(code).toBe(1);
    expect(err).toContain("/proc/none");
    expect(err).toContain("--dir");
  });
});
