import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../../../src/emulator";
import { smallTenant } from "../tenant/small-tenant";
import { plant } from "../export/plant";
import { runProject } from "../export/run-project";
import { runCli } from "./run-cli";
import { tenantEnvironment } from "./tenant-environment";

const MANY = Array.from({ length: 200 }, (_, index) => index);
const NOW = new Date("2026-06-01T00:00:00Z");

let folder: string;
let tenant: Emulator;
let env: Record<string, string>;

/** 200 users and 200 groups of one display name, all of them with a role; the users differ by their login names. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "zidentity-equal-"));
  tenant = await startEmulator({ port: 0, seed: "equal" });
  env = tenantEnvironment(tenant);
  const held = (type: "GROUP" | "USER", id: string) => ({
    principal: { type, id },
    serviceId: "s-own",
    roles: [{ id: "r-desk" }],
  });
  const same = smallTenant({
    users: MANY.map((index) => ({
      id: `u${index}`,
      loginName: `same${index}@example.com`,
      displayName: "Alex Kim",
    })),
    groups: MANY.map((index) => ({ id: `g${index}`, name: "Regional IT" })),
    roles: [{ id: "r-desk", name: "Desk", systemDefined: false, permissions: { ROLES: "FULL" } }],
    services: [{ service: { id: "s-own", name: "ZIAM" }, scopes: [] }],
    grants: MANY.flatMap((index) => [held("GROUP", `g${index}`), held("USER", `u${index}`)]),
    entitlements: [],
  });
  plant(tenant, same);
});
afterEach(async () => {
  await tenant.close();
  rmSync(folder, { recursive: true, force: true });
});

const zid = (...args: string[]) => runCli(args, { cwd: folder, env, now: () => NOW });

test.each(["yaml", "cdktf"] as const)(
  "exported as %s and planned again, the tenant is as declared",
  async (form) => {
    const out = join(folder, "code");
    const exported = await zid("export", "--to", form, "--out", out);
    expect([exported.code, exported.err]).toEqual([0, ""]);
    expect(exported.out).toContain("1 role, 400 assignments");
    let state = out;
    if (form === "cdktf") {
      const { files } = JSON.parse(
        (await zid("export", "--to", form, "--out", join(folder, "again"), "--format", "json")).out,
      ) as { files: string[] };
      state = join(folder, "cdktf.out");
      const texts = files.map((path) => ({ path, text: readFileSync(join(out, path), "utf8") }));
      runProject(texts, state, NOW);
    }
    const planned = await zid("plan", "-m", state);
    expect([planned.code, planned.err]).toEqual([0, ""]);
    expect(planned.out).toMatch(/No changes/);
    const drifted = await zid("drift", "-m", state, "--no-audit");
    expect(drifted.code).toBe(0);
  },
);

test.each([
  ["plan", []],
  ["apply", ["--auto-approve", "--no-audit"]],
])(
  "%s: a name that many have is an error with its line and how to mend it, and nothing is written",
  async (command, more) => {
    writeFileSync(
      join(folder, "zidentity.yaml"),
      `assignments:
  - user: same7@example.com
    role: Desk
  - group: Regional IT
    role: Desk
`,
    );
    const before = JSON.stringify(tenant.store.toDocument().grants);
    const { code, out, err } = await zid(command, ...more);
    expect(code).toBe(1);
    const text = out + err;
    expect(text).toContain("200 groups");
    expect(text).toMatch(/at zidentity\.yaml:4:\d+/);
    expect(text).toMatch(/To fix: .*id/);
    // Two hundred ids would help nobody.
    expect(text.length).toBeLessThan(6000);
    // The user is found by his login name, which nobody else has.
    expect(text).not.toContain("Alex Kim");
    expect(JSON.stringify(tenant.store.toDocument().grants)).toBe(before);
  },
);

test("the display name of users is no name of theirs, and the error says what is", async () => {
  writeFileSync(
    join(folder, "zidentity.yaml"),
    "assignments:\n  - { user: Alex Kim, role: Desk }\n",
  );
  const { code, out } = await zid("plan");
  expect(code).toBe(1);
  expect(out).toMatch(/at zidentity\.yaml:2:\d+/);
  expect(out).toMatch(/login/i);
});
