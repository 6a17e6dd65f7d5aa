import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openTenant } from "../../../src/client";
import { ASSUMED_MISSING, type Emulator, OWNER, startEmulator } from "../../../src/emulator";
import { type ExportedFile, readTenantAsCode, writeCode } from "../../../src/export";
import { hostileTenant } from "../export/hostile-tenant";
import { halfOf } from "../export/part-of";
import { plant } from "../export/plant";
import { runProject } from "../export/run-project";
import { runCli } from "./run-cli";
import { tenantEnvironment } from "./tenant-environment";

const NOW = new Date("2026-06-01T00:00:00Z");

let folder: string;
let tenant: Emulator;
let env: Record<string, string>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "zidentity-adopt-"));
  tenant = await startEmulator({ port: 0, seed: "adopt" });
  env = tenantEnvironment(tenant);
});
afterEach(async () => {
  await tenant.close();
  rmSync(folder, { recursive: true, force: true });
});

const drift = (...args: string[]) =>
  runCli(["drift", "--no-audit", ...args], { cwd: folder, env, now: () => NOW });
const read = (name: string) => readFileSync(join(folder, name), "utf8");

/** Half of a tenant with hostile names as code. */
async function declareHalf(seed: number, form: "cdktf" | "yaml"): Promise<readonly ExportedFile[]> {
  plant(tenant, hostileTenant(seed));
  return writeCode(form, await halfOf(await openTenant({}, env, {})), "1.2.3");
}

/** What stands directly in a TypeScript project that is run with what was adopted. */
function calling(files: readonly ExportedFile[], adopted: string): readonly ExportedFile[] {
  const main = files.find(({ path }) => path === "main.ts")?.text ?? "";
  const text = `import { declareAdopted } from "./adopted";\n${main.replace(
    "app.synth();",
    "declareAdopted(stack);\napp.synth();",
  )}`;
  const others = files.filter(({ path }) => path !== "main.ts");
  return [...others, { path: "main.ts", text }, { path: "adopted.ts", text: adopted }];
}

test.each([1, 2, 7])("YAML, added to its folder, leaves no drift (seed %i)", async (seed) => {
  for (const { path, text } of await declareHalf(seed, "yaml"))
    writeFileSync(join(folder, path), text);
  const adopted = await drift("-m", folder, "--adopt", "adopted.yaml");
  expect(adopted).toMatchObject({ code: 2, out: "", err: expect.stringContaining("Wrote ") });
  const again = await drift("-m", folder);
  expect([again.code, again.out]).toEqual([0, expect.stringContaining("No drift: ")]);
});

test.each([1, 2, 7])("TypeScript, called by its app, leaves no drift (seed %i)", async (seed) => {
  const files = await declareHalf(seed, "cdktf");
  runProject(files, folder, NOW);
  const { code } = await drift("-m", folder, "--adopt", "adopted.ts");
  expect(code).toBe(2);
  runProject(calling(files, read("adopted.ts")), folder, NOW);
  const again = await drift("-m", folder);
  expect([again.code, again.out]).toEqual([0, expect.stringContaining("No drift: ")]);
  // The imports of the export and of the adoption add up: each resource once.
  const json = JSON.parse(read("stacks/access/cdk.tf.json")) as {
    import: { to: string }[];
    resource: Record<string, object>;
  };
  const addresses = Object.entries(json.resource).flatMap(([type, named]) =>
    Object.keys(named).map((name) => `${type}.${name}`),
  );
  expect(json.import.map(({ to }) => to).sort()).toEqual(addresses.sort());
});

const DECLARED = `roles:
  - name: Reader
    permissions: { branding: full }
`;
const HELD = `roles:
  - name: Reader
    description: "two\\nlines"
assignments:
  - { group: Helpdesk, roles: [Reader] }
`;

async function hold(yaml: string): Promise<void> {
  writeFileSync(join(folder, "held.yaml"), yaml);
  const args = ["apply", "-m", join(folder, "held.yaml"), "--auto-approve", "--no-audit"];
  const made = await runCli(args, { cwd: folder, env });
  if (made.code !== 0) throw new Error(made.out + made.err);
  rmSync(join(folder, "held.yaml"));
}

test("without a file it is printed as the desired state is written; edits are comments in that form", async () => {
  await hold(HELD);
  const manifest = {
    version: 1,
    stack: "access",
    resources: [
      {
        type: "zidentity_role",
        path: "access/reader",
        source: { file: "src/app.ts", line: 12, column: 3 },
        declares: { name: "Reader", permissions: { branding: "full" } },
      },
    ],
  };
  writeFileSync(join(folder, "zidentity.json"), JSON.stringify(manifest));
  const { code, out } = await drift();
  expect(code).toBe(2);
  expect(out).toContain("Reader");
  const typescript = (await drift("--adopt")).out;
  expect(typescript).toContain(
    '// At src/app.ts:12:3 (access/reader): set, and leave out permissions:\n//   description: "two\\nlines",\n',
  );
  expect(typescript).toContain('new GroupRoleAssignment(stack, "helpdesk", {');
  expect(typescript).toContain('roles: [Role.named(stack, "Reader")],');

  rmSync(join(folder, "zidentity.json"));
  writeFileSync(join(folder, "zidentity.yaml"), DECLARED);
  const yaml = (await drift("--adopt")).out;
  expect(yaml).toContain(
    '# At zidentity.yaml:2:5 (zidentity/roles/Reader): set, and leave out permissions:\n#   description: "two\\nlines"\n',
  );
  expect(yaml).toContain("assignments:\n  - group: Helpdesk\n    role: Reader\n");
  // HCL was asked for: nothing there is called yet.
  expect((await drift("--adopt", "new.tf")).code).toBe(2);
  expect(read("new.tf")).toContain("role_ids = [data.zidentity_role.reader.id]");
});

test("a plan of Terraform is adopted as HCL: its names are taken, and its roles are referred to", async () => {
  await hold(HELD);
  const reader = [...tenant.store.roles.values()].find(({ name }) => name === "Reader");
  const provider_name = "registry.terraform.io/zidentity-iac/zidentity";
  const address = { mode: "managed", type: "zidentity_role", name: "helpdesk", provider_name };
  const values = { id: reader?.id, name: "Reader", description: "two\nlines" };
  const document = {
    format_version: "1.2",
    resource_changes: [
      {
        address: "zidentity_role.helpdesk",
        ...address,
        change: { actions: ["no-op"], before: values, after: values, after_unknown: {} },
      },
    ],
    configuration: {
      root_module: {
        resources: [
          address,
          { mode: "data", type: "zidentity_group", name: "helpdesk" },
          { mode: "managed", type: "zidentity_group_role_assignment", name: "helpdesk" },
        ],
      },
    },
  };
  writeFileSync(join(folder, "plan.json"), JSON.stringify(document));
  const { code, out } = await drift("-m", join(folder, "plan.json"), "--adopt");
  expect(code).toBe(2);
  expect(out).toContain(`resource "zidentity_group_role_assignment" "helpdesk_2" {
  group_id = data.zidentity_group.helpdesk_2.id
  role_ids = [zidentity_role.helpdesk.id]
}
`);
  expect(out).toContain('data "zidentity_group" "helpdesk_2" {\n  name = "Helpdesk"\n}\n');
  expect(out).toContain("import {\n  to = zidentity_group_role_assignment.helpdesk_2\n");
});

test("roles that somebody else answers for are left to him", async () => {
  await hold(`roles: [{ name: A }, { name: B }]
assignments: [{ group: Helpdesk, roles: [A, B] }]
`);
  writeFileSync(
    join(folder, "zidentity.yaml"),
    `roles: [{ name: A }, { name: B }]
ignore: [{ groups: [Helpdesk], roles: [B], reason: Theirs, owner: ann@example.com }]
`,
  );
  await drift("--adopt", "adopted.yaml");
  expect(read("adopted.yaml")).toContain(
    "  - group: Helpdesk\n    role: A\n    exclusive: false\n",
  );
  expect((await drift("-m", folder)).code).toBe(0);
  await drift("-m", join(folder, "zidentity.yaml"), "--adopt", "adopted.tf");
  expect(read("adopted.tf")).toMatch(/role_ids +=.*\n +exclusive += false\n/);
  await drift("-m", join(folder, "zidentity.yaml"), "--adopt", "adopted.ts");
  expect(read("adopted.ts")).toContain("exclusive: false,");
});

/** What the tenant holds from the start. */
const OWNED = `{ user: ${OWNER.loginName}, role: Super Admin }`;

describe("one declaration that leaves roles of its record to others has one edit", () => {
  const NOT_ALONE = "exclusive: false";
  const stateOf = (assignment: string) => `roles: [{ name: A }, { name: B }, { name: C }]
assignments:
  - ${assignment}
  - ${OWNED}
`;

  /** Declares `before`, and edits it by hand as the one edit that is printed says. */
  async function edited(before: string, edit: string, after: string): Promise<string> {
    writeFileSync(join(folder, "zidentity.yaml"), stateOf(before));
    const { code, out, err } = await drift("--adopt");
    expect([code, err]).toEqual([2, ""]);
    expect(out).toBe(
      `# At zidentity.yaml:3:5 (zidentity/assignments/group Helpdesk on ZIdentity): ${edit}`,
    );
    writeFileSync(join(folder, "zidentity.yaml"), stateOf(after));
    const again = await drift();
    expect([again.code, again.out]).toEqual([0, expect.stringContaining("No drift: ")]);
    return out;
  }

  test("with the roles that are held: its own, and those of others", async () => {
    await hold(stateOf("{ group: Helpdesk, roles: [A, B] }"));
    await edited(
      `{ group: Helpdesk, roles: [A, C], ${NOT_ALONE} }`,
      "set:\n#   roles:\n#     - A\n#     - B\n",
      `{ group: Helpdesk, roles: [A, B], ${NOT_ALONE} }`,
    );
  });

  test("with the roles of others, where none of its own is held", async () => {
    await hold(stateOf("{ group: Helpdesk, role: B }"));
    await edited(
      `{ group: Helpdesk, roles: [A, C], ${NOT_ALONE} }`,
      "set:\n#   roles:\n#     - B\n",
      `{ group: Helpdesk, roles: [B], ${NOT_ALONE} }`,
    );
  });

  test("with all that it holds, where its access has ended and is still there", async () => {
    await hold(stateOf("{ group: Helpdesk, roles: [A, B] }"));
    await edited(
      `{ group: Helpdesk, roles: [A, C], ${NOT_ALONE}, expires_at: 2026-05-01T00:00:00Z }`,
      "this access has ended and is still held: declare a later expires_at, or none, and set:\n#   roles:\n#     - A\n#     - B\n",
      `{ group: Helpdesk, roles: [A, B], ${NOT_ALONE} }`,
    );
  });

  test("without its end, where its own access has ended and others hold theirs", async () => {
    await hold(stateOf("{ group: Helpdesk, role: B }"));
    await edited(
      `{ group: Helpdesk, role: A, ${NOT_ALONE}, expires_at: 2026-05-01T00:00:00Z }`,
      "set, and leave out expires_at:\n#   roles:\n#     - B\n",
      `{ group: Helpdesk, roles: [B], ${NOT_ALONE} }`,
    );
  });
});

test("where errors keep declarations from being compared, nobody says that there is no drift", async () => {
  await hold("roles: [{ name: A }]\nassignments: [{ group: Helpdesk, role: A }]\n");
  writeFileSync(
    join(folder, "zidentity.yaml"),
    `roles: [{ name: A }]\nassignments: [{ group: Helpdesk, role: Lost }, ${OWNED}]\n`,
  );
  const { code, out, err } = await drift("--adopt", "adopted.yaml");
  expect([code, out]).toEqual([1, ""]);
  expect(err).toContain("Whether there is drift to adopt cannot be told");
  expect(err).not.toContain("There is no drift");
});

test("a file that cannot be written is told by its option, and the record has the true exit code", async () => {
  writeFileSync(join(folder, "zidentity.yaml"), DECLARED);
  const args = ["drift", "--adopt", "nowhere/adopted.yaml"];
  const { code, out, err } = await runCli(args, { cwd: folder, env, now: () => NOW });
  expect([code, out]).toEqual([1, ""]);
  expect(err).toContain("The adoption cannot be written");
  expect(err).toContain("with --adopt.");
  expect(err).not.toContain("--out");
  const record = read("zidentity-audit.jsonl")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { event: string; exit_code?: number });
  expect(record[0]).toMatchObject({ event: "drift", exit_code: 1 });
  expect(record.map(({ event }) => event)).not.toContain("adopt");
  expect(record.map(({ event }) => event)).not.toContain("wrote");
});

test("a file that is there, an ending that says nothing, and --out are refused", async () => {
  writeFileSync(join(folder, "zidentity.yaml"), DECLARED);
  writeFileSync(join(folder, "main.tf"), "# mine\n");
  const there = await drift("--adopt", "main.tf");
  expect([there.code, there.err]).toEqual([1, expect.stringContaining("main.tf is there already")]);
  expect(read("main.tf")).toBe("# mine\n");
  const odd = await drift("--adopt", "adopted.json");
  expect([odd.code, odd.err]).toEqual([1, expect.stringContaining(".yaml, .yml, .tf, .ts")]);
  const both = await drift("--adopt", "a.yaml", "--out", "b.yaml");
  expect([both.code, both.err]).toEqual([1, expect.stringContaining("cannot be used with")]);
});

test("a tenant that does not list what it holds is refused, and nothing is written", async () => {
  tenant.faults.set({ faults: [ASSUMED_MISSING] });
  writeFileSync(join(folder, "zidentity.yaml"), DECLARED);
  const { code, out, err } = await drift("--adopt", "adopted.yaml");
  expect([code, out, existsSync(join(folder, "adopted.yaml"))]).toEqual([1, "", false]);
  expect(err).toContain("Drift cannot be adopted from this tenant");
  expect(err).toContain("tenant/capability-missing");
});

test("without drift nothing is written", async () => {
  for (const { path, text } of writeCode(
    "yaml",
    await readTenantAsCode(await openTenant({}, env, {})),
    "1.2.3",
  ))
    writeFileSync(join(folder, path), text);
  const { code, err } = await drift("-m", folder, "--adopt", "adopted.yaml");
  expect([code, err, existsSync(join(folder, "adopted.yaml"))]).toEqual([
    0,
    "There is no drift to adopt.\n",
    false,
  ]);
});
