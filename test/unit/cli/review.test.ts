import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmulator } from "../../../src/emulator";
import { runCli } from "./run-cli";
import { tenantEnvironment } from "./tenant-environment";

let folder: string;

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "zidentity-review-test-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const admin = (user: string) => ({
  type: "zidentity_user_role_assignment",
  path: `s/${user}`,
  declares: { user, roles: ["Super Admin"] },
});
const entitled = (group: string) => ({
  type: "zidentity_service_entitlement",
  path: `s/${group}`,
  declares: { group, service: "ZIA" },
});

function write(name: string, resources: readonly object[], more: object = {}): string {
  writeFileSync(join(folder, name), JSON.stringify({ version: 1, stack: "s", ...more, resources }));
  return name;
}

function review(...args: string[]) {
  return runCli(["review", ...args], { cwd: folder, env: process.env });
}

describe("exit codes", () => {
  const base = () => write("base.json", []);

  test.each([
    ["growth", [admin("ann@example.com")], 2],
    ["admins", [admin("ann@example.com")], 2],
    ["growth", [entitled("Board")], 0],
    ["entitlements", [entitled("Board")], 2],
    ["findings", [entitled("Board"), { ...entitled("Board"), path: "s/twice" }], 2],
    ["guardrails", [admin("ann@example.com")], 0],
  ])("--fail-on %s", async (what, resources, code) => {
    const args = ["--base", base(), "--head", write("head.json", resources)];
    expect((await review(...args)).code).toBe(0);
    expect((await review(...args, "--fail-on", what)).code).toBe(code);
  });

  test("what is taken away is no growth; a guard that goes is what --fail-on guardrails means", async () => {
    const guards = { guards: { break_glass: { users: ["ann@example.com"] } } };
    write("base.json", [admin("ann@example.com")], guards);
    write("head.json", []);
    const args = ["--base", "base.json", "--head", "head.json", "--fail-on"];
    expect((await review(...args, "growth", "admins")).code).toBe(0);
    expect((await review(...args, "growth", "guardrails")).code).toBe(2);
  });

  test("1: nothing to compare with, a state that is not there, options that exclude each other", async () => {
    const head = write("head.json", []);
    expect(await review("--head", head)).toMatchObject({ code: 1, out: "" });
    const missing = await review("--base", "nowhere.json", "--head", head);
    expect(missing.code).toBe(1);
    expect(missing.err).toContain("nowhere.json");
    expect((await review("--plan", "p.json", "--base", head)).code).toBe(1);
    expect((await review("--base", head, "--base-ref", "main")).code).toBe(1);
    expect((await review("--plan", "p.json")).err).toContain("cannot be read as a plan");
  });
});

test("--out writes the format that its name tells, and prints nothing", async () => {
  const args = ["--base", write("a.json", []), "--head", write("b.json", [admin("ann@x")])];
  expect(await review(...args, "--out", "review.md")).toEqual({ code: 0, out: "", err: "" });
  expect(readFileSync(join(folder, "review.md"), "utf8")).toContain("<!-- zidentity-review -->");
  await review(...args, "--out", "review.json");
  const json = JSON.parse(readFileSync(join(folder, "review.json"), "utf8")) as object;
  expect(json).toMatchObject({
    format_version: 1,
    command: "review",
    base: "a.json",
    head: "b.json",
    users_told_apart: false,
    summary: { administer_more: 1, new_full_administrators: 1 },
    principals: [
      {
        kind: "user",
        name: "ann@x",
        growth: "major",
        full_administrator: { change: "gained", by: "role", role: "Super Admin" },
        services: [
          {
            service: "ZIdentity",
            kind: "zidentity",
            // What it holds is in the levels, which grow.
            roles_gained: [{ role: "Super Admin", via: [{ via: "direct" }], growth: false }],
          },
        ],
      },
    ],
  });
});

test("both sides of a plan", async () => {
  const values = { user_id: "u1", service_id: "s1", role_ids: ["r1"], exclusive: true };
  const plan = {
    format_version: "1.2",
    resource_changes: [
      {
        address: "zidentity_user_role_assignment.a",
        mode: "managed",
        type: "zidentity_user_role_assignment",
        name: "a",
        change: { actions: ["delete"], before: values, after: null, after_unknown: {} },
      },
    ],
    configuration: {},
  };
  writeFileSync(join(folder, "plan.json"), JSON.stringify(plan));
  const { code, out } = await review("--plan", "plan.json", "--fail-on", "growth");
  expect(code).toBe(0);
  expect(out).toContain('  user "u1"\n    on s1\n      - role "r1" directly\n');
});

describe("an earlier state out of git", () => {
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], {
      cwd: folder,
    });

  beforeEach(() => {
    git("init", "-q", "-b", "main");
    write("access.json", []);
    mkdirSync(join(folder, "old"));
    writeFileSync(join(folder, "old", "broken.json"), "{");
    writeFileSync(join(folder, "old", "broken.yaml"), "roles:\n  - nam: Helpdesk\n");
    git("add", ".");
    git("commit", "-q", "-m", "first");
    write("access.json", [admin("ann@example.com")]);
  });

  test.each([
    ["a revision", ["--base", "main"]],
    ["a revision with a path", ["--base", "main:access.json"]],
    ["--base-ref", ["--base-ref", "HEAD"]],
  ])("%s", async (_, args) => {
    const { code, out, err } = await review(
      ...args,
      "--head",
      "access.json",
      "--fail-on",
      "admins",
    );
    expect(err).toBe("");
    expect(out).toContain('user "ann@example.com", by the role "Super Admin"');
    expect(out).toMatch(/^From access\.json at (main|HEAD) to access\.json\./m);
    expect(code).toBe(2);
  });

  test("an error there names the file as git does, and no option hides in a revision", async () => {
    const broken = await review("--base", "main:old/broken.json", "--head", "access.json");
    expect(broken.err).toContain("main:old/broken.json");
    expect(broken.err).not.toContain(tmpdir());
    const yaml = await review("--base", "main:old/broken.yaml", "--head", "access.json");
    expect(yaml.err).toContain("main:old/broken.yaml:2:5");
    expect(yaml.err).not.toContain(tmpdir());
    const option = await review("--base-ref=--upload-pack=x", "--head", "access.json");
    expect(option).toMatchObject({ code: 1, out: "" });
    expect(option.err).toContain("No revision");
    expect((await review("--base-ref", "main", "--head", "../elsewhere.json")).code).toBe(1);
  });
});

test("--live tells the users of a group apart", async () => {
  const tenant = await startEmulator({ port: 0, seed: "review" });
  try {
    const env = tenantEnvironment(tenant);
    const grant = {
      type: "zidentity_group_role_assignment",
      path: "s/desk",
      declares: { group: "Helpdesk", roles: ["View Only Admin"] },
    };
    write("a.json", []);
    write("b.json", [grant]);
    const args = ["review", "--live", "--base", "a.json", "--head", "b.json", "-f", "json"];
    const { code, out } = await runCli(args, { cwd: folder, env });
    expect(code).toBe(0);
    const { principals, users_told_apart: apart } = JSON.parse(out) as {
      principals: { kind: string; members?: number }[];
      users_told_apart: boolean;
    };
    expect(apart).toBe(true);
    const [desk, ...users] = principals;
    expect(desk?.kind).toBe("group");
    expect(users.length).toBeGreaterThan(0);
    expect(desk?.members).toBe(users.length);
  } finally {
    await tenant.close();
  }
});
