import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import ts from "typescript";
import { compareWithTenant, loadManifests } from "../../../src/engine";
import { type ExportedFile, readTenantAsCode, writeAdoption, writeCode } from "../../../src/export";
import { runProgram } from "../../acceptance/harness";
import type { FakeTenant } from "../tenant/fake-tenant";
import { smallTenant, USER_ANN } from "../tenant/small-tenant";
import { hostileTenant } from "./hostile-tenant";
import { runProject } from "./run-project";

const ROOT = resolve(__dirname, "..", "..", "..");
const NOW = new Date("2026-06-01T00:00:00Z");

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "zidentity-export-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function exported(tenant: FakeTenant): Promise<readonly ExportedFile[]> {
  const code = await readTenantAsCode(tenant);
  expect(code.leftOut).toEqual([]);
  return writeCode("cdktf", code, "1.2.3");
}

/** An export, and the same in the one file of an adoption. */
async function everyFile(tenant: FakeTenant): Promise<readonly ExportedFile[]> {
  const added = await readTenantAsCode(tenant);
  const text = writeAdoption("cdktf", { added, edits: [] }, { taken: [], roles: new Map() });
  return [...(await exported(tenant)), { path: "adopted.ts", text }];
}

interface TerraformJson {
  readonly import: readonly { readonly to: string; readonly id: string }[];
  readonly resource: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

function terraformJson(): TerraformJson {
  const text = readFileSync(join(folder, "stacks", "access", "cdk.tf.json"), "utf8");
  return JSON.parse(text) as TerraformJson;
}

const SEEDS = Array.from({ length: 25 }, (_, index) => index + 1);

test.each(SEEDS)(
  "a tenant with hostile names comes back without a change (seed %i)",
  async (seed) => {
    const tenant = hostileTenant(seed);
    const { roles, grants, entitlements } = tenant.contents;
    runProject(await exported(tenant), folder, NOW);
    const found = await compareWithTenant(await loadManifests(folder), tenant, NOW);
    const count = roles.length - 1 + grants.length + entitlements.length;
    expect(found.compared.filter(({ change }) => change.action !== "none")).toEqual([]);
    expect(found.unmanaged).toEqual([]);
    expect(found.compared).toHaveLength(count);

    // Each resource is imported once, by the id of what it declares.
    const { import: imports, resource } = terraformJson();
    const addresses = Object.entries(resource).flatMap(([type, ofType]) =>
      Object.keys(ofType).map((name) => `${type}.${name}`),
    );
    expect(imports.map(({ to }) => to).sort()).toEqual(addresses.sort());
    const names = new Map(roles.map(({ id, name }) => [id, name]));
    for (const { to, id } of imports) {
      const [type = "", name = ""] = to.split(".");
      const attributes = Object.values(resource[type]?.[name] ?? {});
      const declared = names.get(id)?.replace(/[$%](?=\{)/g, "$&$&");
      if (type === "zidentity_role") expect(attributes).toContain(declared);
    }
  },
);

test("what is exported compiles against the package", async () => {
  const paths: string[] = [];
  for (const seed of SEEDS.slice(0, 5)) {
    const own = mkdtempSync(join(folder, "project-"));
    for (const { path, text } of await everyFile(hostileTenant(seed))) {
      writeFileSync(join(own, path), text);
      if (path.endsWith(".ts")) paths.push(join(own, path));
    }
  }
  const program = ts.createProgram(paths, {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.CommonJS,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: ["node"],
    typeRoots: [join(ROOT, "node_modules", "@types")],
    paths: {
      "zidentity-iac": [join(ROOT, "src", "index.ts")],
      cdktf: [join(ROOT, "node_modules", "cdktf")],
    },
  });
  const wrong = program
    .getSourceFiles()
    .filter(({ fileName }) => dirname(fileName).startsWith(folder))
    .flatMap((file) => [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ])
    .map(({ messageText, file, start = 0 }) => [
      ts.flattenDiagnosticMessageText(messageText, "\n"),
      file?.text.slice(start, start + 80),
    ]);
  expect(wrong).toEqual([]);
});

test("prettier has nothing to say of it", async () => {
  for (const [index, tenant] of [tidyTenant(), hostileTenant(5), hostileTenant(6)].entries()) {
    const own = mkdtempSync(join(folder, `project-${index}-`));
    for (const { path, text } of await everyFile(tenant)) writeFileSync(join(own, path), text);
  }
  const prettier = join(ROOT, "node_modules", "prettier", "bin", "prettier.cjs");
  const ended = await runProgram(
    process.execPath,
    [prettier, "--no-config", "--list-different", folder],
    { cwd: folder, env: {} },
  );
  expect(ended).toMatchObject({ code: 0, stdout: "", stderr: "" });
});

const tidyTenant = () =>
  smallTenant({
    grants: [
      { principal: { type: "GROUP", id: "g1" }, serviceId: "s1", roles: [{ id: "r2" }] },
      { principal: { type: "GROUP", id: "g3" }, serviceId: "s1", roles: [{ id: "r2" }] },
      { principal: USER_ANN, serviceId: "s1", roles: [{ id: "r2" }, { id: "r1" }] },
      { principal: USER_ANN, serviceId: "s4", roles: [{ id: "7" }], scope: { id: "9" } },
    ],
    entitlements: [{ principal: { type: "GROUP", id: "g1" }, serviceId: "s2" }],
  });

test("it reads as a person would have written it", async () => {
  const files = await exported(tidyTenant());
  const texts = Object.fromEntries(files.map(({ path, text }) => [path, text]));
  expect(Object.keys(texts)).toEqual([
    "main.ts",
    "roles.ts",
    "assignments-zidentity.ts",
    "assignments-zpa.ts",
    "entitlements-zia-one-net-west.ts",
    "imports.ts",
    "cdktf.json",
    "package.json",
    "tsconfig.json",
  ]);
  expect(texts["roles.ts"]).toContain(`  return {
    desk: new Role(stack, "desk-role", {
      name: "Desk",
      description: "First line",
      permissions: { roles: "view_only" },
    }),
  };
`);
  expect(texts["assignments-zidentity.ts"]).toBe(`import type { TerraformStack } from "cdktf";
import {
  Group,
  Role,
  RoleAssignments,
  User,
  UserRoleAssignment,
} from "zidentity-iac";
import type { Roles } from "./roles";

/** Who administers ZIdentity. */
export function declareAssignmentsZidentity(
  stack: TerraformStack,
  roles: Roles,
): void {
  new RoleAssignments(stack, "desk", {
    role: roles.desk,
    groups: ["Helpdesk", Group.byId(stack, "g3")],
  });
  new UserRoleAssignment(stack, "ann-example-com", {
    user: User.byLogin(stack, "ann@example.com"),
    roles: [roles.desk, Role.named(stack, "Super Admin")],
  });
}
`);
  expect(texts["entitlements-zia-one-net-west.ts"]).toContain(`
  const service = Service.named(stack, "ZIA", {
    cloud: "one.net",
    org: "West",
  });
  new ServiceEntitlement(stack, "helpdesk-zia-one-net-west-use", {
    group: Group.byName(stack, "Helpdesk"),
    service,
  });
`);
});
