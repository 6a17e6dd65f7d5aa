import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openTenant } from "../../../src/client";
import { type Emulator, startEmulator } from "../../../src/emulator";
import { READING_RULES, RULES } from "../../../src/rbac";
import { runCli } from "./run-cli";
import { tenantEnvironment } from "./tenant-environment";

/** The examples at the end of the permission model, through the command. */

/** An active user of the embedded tenant without any role. */
const ANN = "ann@example.com";

let folder: string;
let tenant: Emulator;
let env: Record<string, string>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "zidentity-explain-"));
  tenant = await startEmulator({ port: 0, seed: "explain" });
  env = tenantEnvironment(tenant);
});
afterAll(async () => {
  await tenant.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What `validate` says of a manifest: its exit code, and the rules with the places. */
async function validated(manifest: object) {
  const file = join(folder, "zidentity.json");
  writeFileSync(file, JSON.stringify({ version: 1, stack: "s", ...manifest }));
  const { code, out } = await runCli(["validate", "-m", file, "-f", "json"]);
  const { findings } = JSON.parse(out) as { findings: { rule: string; declared_at: string }[] };
  return { code, found: findings.map(({ rule, declared_at: at }) => `${at}: ${rule}`) };
}

const groupGrant = (path: string, declares: object) => ({
  type: "zidentity_group_role_assignment",
  path,
  declares,
});

test("1. External Identities restricted_view and view_only: effective view_only", async () => {
  const port = await openTenant({}, env, {});
  const first = await port.createRole({
    name: "Directory viewer",
    permissions: { EXTERNAL_IDENTITIES: "RESTRICTED_VIEW" },
  });
  const second = await port.createRole({
    name: "Directory reader",
    permissions: { EXTERNAL_IDENTITIES: "VIEW_ONLY" },
  });
  const user = (await port.users()).find(({ loginName }) => loginName === ANN);
  const own = (await port.services()).find(({ service }) => service.name === "ZIAM");
  if (user === undefined || own === undefined) throw new Error("The seed has both.");
  await port.changeGrant({ type: "USER", id: user.id }, own.service.id, () => ({
    roles: [{ id: first.id }, { id: second.id }],
  }));
  const asked = ["explain", ANN, "--module", "external_identities"];
  const { code, out } = await runCli(asked, { env });
  expect(code).toBe(0);
  expect(out).toContain("external_identities: view_only\n");
  expect(out).toContain('decides: view_only by "Directory reader" held directly');
  expect(out).toContain('outranked: restricted_view by "Directory viewer" held directly');
  expect(out).toContain("the highest level wins");

  const json = await runCli([...asked, "--format", "json"], { env });
  const { services } = JSON.parse(json.out) as {
    services: { modules: { level: string; paths: { standing: string }[] }[] }[];
  };
  expect(services[0]?.modules).toHaveLength(1);
  expect(services[0]?.modules[0]?.level).toBe("view_only");
  expect(services[0]?.modules[0]?.paths.map(({ standing }) => standing)).toEqual([
    "decides",
    "outranked",
  ]);
});

test("2. a deployer with IP Locations view_only may give view_only or none, not full", async () => {
  const deployer = {
    permissions: {
      roles: "full",
      users_and_groups: "full",
      administrative_entitlements: "full",
      ip_locations_and_groups: "view_only",
    },
  };
  const role = (name: string, level: string) => ({
    type: "zidentity_role",
    path: `s/${name}`,
    declares: { name, permissions: { ip_locations_and_groups: level } },
  });
  const held = groupGrant("s/held", { group: "G", roles: ["A", "B"] });
  const good = { deployer, resources: [role("A", "view_only"), role("B", "none"), held] };
  expect(await validated(good)).toEqual({ code: 0, found: [] });
  const above = { deployer, resources: [role("A", "full"), role("B", "none"), held] };
  expect(await validated(above)).toEqual({
    code: 1,
    found: ["s/A: scope/role-above-deployer", "s/held: scope/assignment-escalates"],
  });
});

test("3. a service admin of ZIA alone manages the assignments of ZIA alone", async () => {
  const deployer = {
    permissions: {
      roles: "full",
      users_and_groups: "full",
      administrative_entitlements: "full",
    },
    service_admins: ["ZIA"],
  };
  const resources = ["ZIA", "ZPA"].map((service) =>
    groupGrant(`s/${service}`, { group: "G", service, roles: ["Super Admin"] }),
  );
  expect(await validated({ deployer, resources })).toEqual({
    code: 1,
    found: ["s/ZPA: prerequisite/administer-service"],
  });
});

test("4. both roles of Executive Insights on each tenant, to groups and users; half is a finding", async () => {
  const tenants = [
    { name: "ZIA", cloud_name: "one.net", org_name: "West" },
    { name: "ZIA", cloud_name: "two.net", org_name: "East" },
  ];
  const pairs = [{ group: "Executives" }, { user: "ann@example.com" }].map((principal, index) => {
    const type = `zidentity_${"user" in principal ? "user" : "group"}_role_assignment`;
    return {
      insight: {
        type,
        path: `s/${index}-insight`,
        declares: { ...principal, roles: ["CXO Insight User"] },
      },
      apps: tenants.map((service, number) => ({
        type,
        path: `s/${index}-app-${number}`,
        declares: { ...principal, service, roles: ["Executive Insights App"] },
      })),
    };
  });
  const whole = pairs.flatMap(({ insight, apps }) => [insight, ...apps]);
  expect(await validated({ resources: whole })).toEqual({ code: 0, found: [] });
  const half = await validated({ resources: pairs.map(({ insight }) => insight) });
  expect(half.found).toEqual([
    "s/0-insight: executive-insights/half-of-pair",
    "s/1-insight: executive-insights/half-of-pair",
  ]);
});

describe("explain", () => {
  test("says who nobody is called, and which module there is not", async () => {
    const nobody = await runCli(["explain", "an@example.com"], { env });
    expect(nobody.err).toContain('Did you mean "ann@example.com"?');
    expect(nobody.code).toBe(1);
    const module = await runCli(["explain", "Helpdesk", "--module", "user_and_groups"], { env });
    expect(module.err).toContain('Did you mean "users_and_groups"?');
    expect(module.code).toBe(1);
  });

  test("needs a principal", async () => {
    const { code, err } = await runCli(["explain"], { env });
    expect(err).toContain("missing required argument 'principal'");
    expect(code).toBe(1);
  });
});

describe("rules", () => {
  test("lists every rule", async () => {
    const { code, out } = await runCli(["rules"]);
    expect(code).toBe(0);
    expect(out.trimEnd().split("\n")).toHaveLength(RULES.length);
  });

  test("shows one whole: what, why with its source, an example that fails, and the fix", async () => {
    const { out } = await runCli(["rules", "role/credentials-need-users"]);
    expect(out).toContain("role/credentials-need-users (error)");
    expect(out).toContain("(002)");
    expect(out).toContain("user_credentials: ");
    expect(out).toContain('users_and_groups is "none"');
    expect(out).toContain('To fix: Set users_and_groups to "view_only" or "full"');
  });

  test("as JSON, where every example makes its rule speak", async () => {
    const { out } = await runCli(["rules", "--format", "json"]);
    const { rules } = JSON.parse(out) as { rules: { id: string; says: string[] }[] };
    expect(rules.map(({ id }) => id)).toEqual(RULES.map(({ id }) => id));
    const mute = rules.filter(({ says }) => says.length === 0).map(({ id }) => id);
    expect(mute).toEqual(READING_RULES.map(({ id }) => id));
  });

  test("says of a rule of the house where such rules are declared", async () => {
    const { code, err } = await runCli(["rules", "house/no-owner-is-auditor"]);
    expect(code).toBe(1);
    expect(err).toContain('"house/no-owner-is-auditor" is a rule of your house');
    expect(err).toMatch(/PolicyRule[^]*policies[^]*To fix: Look for PolicyRule or policies/);
    expect(err).not.toContain("Did you mean");
  });

  test("says which id comes near one that is not there", async () => {
    const { code, err } = await runCli(["rules", "role/credential-needs-user"]);
    expect(err).toContain('Did you mean "role/credentials-need-users"?');
    expect(code).toBe(1);
  });
});
