import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../../../src/emulator";
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

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "zidentity-yaml-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

/** `rule file:line` of each finding. */
async function findings(...args: string[]): Promise<string[]> {
  const { out } = await runCli(["validate", "-f", "json", ...args], { cwd: folder });
  const report = JSON.parse(out) as { findings: Record<string, unknown>[] };
  return report.findings.map(
    ({ rule, source_file: file, source_line: line, summary }) =>
      `${String(rule ?? summary)} ${String(file)}:${String(line)}`,
  );
}

test("zidentity.yaml of the current folder is the desired state", async () => {
  write("zidentity.yaml", "roles:\n  - name: R\n    permissions:\n      audit_log: full\n");
  const { code, out } = await runCli(["validate"], { cwd: folder });
  expect(code).toBe(1);
  expect(out).toContain("  at zidentity.yaml:4:7, zidentity/roles/R, permissions.audit_log\n");
  expect(out).toContain('Did you mean "audit_logs"?');
});

test("what is wrong with the text is a finding of validate, in JSON too", async () => {
  write("zidentity.yaml", "rolez: []\nname: 5\n");
  expect(await findings()).toEqual([
    "declaration/unknown-attribute zidentity.yaml:1",
    "declaration/wrong-value zidentity.yaml:2",
  ]);
});

test("a folder is one desired state, and a role of two files is told with both places", async () => {
  write("a.yaml", "deployer: { permissions: { users_and_groups: full } }\nroles: [{ name: R }]\n");
  write("b.yml", "\n\nroles: [{ name: R }]\n");
  const { out } = await runCli(["validate", "-m", folder], { cwd: folder });
  expect(out).toMatch(
    /at b\.yml:3:11, b\/roles\/R, name\n.*\n {2}a\/roles\/R \(a\.yaml:2\) declares name "R"/,
  );
  expect(await findings("-m", folder)).toContain("prerequisite/write-role b.yml:3");
});

test.each([
  [
    "two deployers",
    "name: a\ndeployer: { permissions: { roles: full } }",
    "Two files say something else about deployer",
  ],
  ["one name", "name: b", 'Two files are called "b"'],
])("the files of a folder do not contradict one another: %s", async (_what, text, message) => {
  write("a.yaml", text);
  write("b.yaml", "name: b\ndeployer: { permissions: {} }\n");
  const { code, out, err } = await runCli(["validate", "-m", folder], { cwd: folder });
  expect(code).toBe(1);
  expect(out + err).toContain(message);
});

test("all broken files of a folder are told at once", async () => {
  write("a.yaml", "x: 1");
  write("b.yaml", "- 1");
  expect(await findings("-m", folder)).toEqual([
    "declaration/unknown-attribute a.yaml:1",
    "declaration/unreadable b.yaml:1",
  ]);
});

test("a file of more than 10 MiB is not read", async () => {
  write("zidentity.yaml", "#".repeat(10 * 1024 * 1024 + 1));
  const { code, out } = await runCli(["validate"], { cwd: folder });
  expect(code).toBe(1);
  expect(out).toContain("is too large");
});

test("a folder with a manifest and YAML is refused", async () => {
  write("zidentity.json", "{}");
  write("a.yaml", "name: a");
  const { err } = await runCli(["validate", "-m", folder], { cwd: folder });
  expect(err).toContain("holds two desired states");
});

test("plan shows where a declaration stands, in text and JSON", async () => {
  write("zidentity.yaml", "roles:\n  - name: R\n    permissions: { branding: view_only }\n");
  const { code, out } = await runCli(["plan"], { cwd: folder, env });
  expect(code).toBe(2);
  expect(out).toContain("+ role R: to create\n    at zidentity.yaml:2:5, zidentity/roles/R\n");
  const json = await runCli(["plan", "-f", "json"], { cwd: folder, env });
  expect(JSON.parse(json.out)).toMatchObject({
    objects: [{ source_file: "zidentity.yaml", source_line: 2, source_column: 5 }],
  });
});

test("schema prints each published form", async () => {
  mkdirSync(join(folder, "x"));
  const { out } = await runCli(["schema"]);
  expect(JSON.parse(out)).toHaveProperty("properties.executive_insights");
  expect(JSON.parse((await runCli(["schema", "manifest"])).out)).toHaveProperty("properties.stack");
  expect((await runCli(["schema", "x"])).code).toBe(1);
});

describe("the documents' own examples", () => {
  const level = (text: string) =>
    `roles:
  - { name: narrow, permissions: { external_identities: restricted_view } }
  - { name: wide, permissions: { external_identities: view_only } }
assignments:
  - { user: ann@example.com, roles: [narrow, wide] }
policies:
  - { id: house/reached, kind: forbidden_combination, modules: { external_identities: ${text} } }
`;
  test("1: the effective level is the highest", async () => {
    write("zidentity.yaml", level("view_only"));
    expect(await findings()).toContain("house/reached zidentity.yaml:5");
    write("zidentity.yaml", level("full"));
    expect(await findings()).not.toContain("house/reached zidentity.yaml:5");
  });

  test.each([
    ["none", false],
    ["view_only", false],
    ["full", true],
  ])("2: the deployer may give IP Locations %s: refused is %s", async (given, refused) => {
    write(
      "zidentity.yaml",
      `deployer:
  permissions: { roles: full, users_and_groups: view_only, ip_locations_and_groups: view_only }
roles:
  - name: Locations
    permissions:
      ip_locations_and_groups: ${given}
`,
    );
    const found = await findings();
    expect(found.includes("scope/role-above-deployer zidentity.yaml:6")).toBe(refused);
  });

  test("3: assignments of the services that he administers alone", async () => {
    write(
      "zidentity.yaml",
      `deployer:
  permissions: { administrative_entitlements: full, users_and_groups: full, roles: view_only }
  service_admins: [ZIA]
assignments:
  - { group: Network, service: ZIA, role: Super Admin }
  - { group: Network, service: ZPA, role: Super Admin }
`,
    );
    expect(await findings()).toEqual(["prerequisite/administer-service zidentity.yaml:6"]);
  });

  test("4: the pair of Executive Insights, and half of it", async () => {
    write(
      "zidentity.yaml",
      "executive_insights:\n  - { groups: [Board], users: [ceo@example.com], zia_tenants: [ZIA] }\n",
    );
    expect(await findings()).toEqual([]);
    write("zidentity.yaml", "assignments:\n  - { group: Board, role: CXO Insight User }\n");
    expect(await findings()).toEqual(["executive-insights/half-of-pair zidentity.yaml:2"]);
  });
});
