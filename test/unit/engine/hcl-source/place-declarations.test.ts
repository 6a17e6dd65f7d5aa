import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { loadManifests } from "../../../../src/engine";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "zidentity-hcl-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

const ADDRESSES = [
  "zidentity_role.desk",
  'zidentity_role.desk["a.b[0]"]',
  "module.team.zidentity_role.r[3]",
  'module.team["x.y"].module.inner.zidentity_role.r',
  "module.far.zidentity_role.r",
];

function plan(addresses: readonly string[] = ADDRESSES): string {
  const provider_name = "registry.terraform.io/zidentity-iac/zidentity";
  const changes = addresses.map((address, index) => {
    const after = { name: `Role ${index}` };
    const change = { actions: ["create"], after, after_unknown: {} };
    return { address, mode: "managed", type: "zidentity_role", name: "r", provider_name, change };
  });
  return JSON.stringify({ format_version: "1.2", resource_changes: changes });
}

/** `main.tf:3:1` of each declaration that has a place. */
async function places(file: string, options: { source?: string } = {}) {
  const [loaded] = await loadManifests(join(folder, file), { from: folder, ...options });
  return loaded?.manifest.resources.map(({ source }) =>
    source === undefined ? undefined : `${source.file}:${source.line}:${source.column}`,
  );
}

/** As files of one module and of two within it. */
function writeHcl(under: string): void {
  write(
    `${under}main.tf`,
    `module "team" {\n  source = "./mod/team"\n}\nmodule "far" { source = "git::x" }\n`,
  );
  write(`${under}roles.tf`, `# desk\n\n  resource "zidentity_role" "desk" {\n}\n`);
  // What it changes is declared elsewhere.
  write(`${under}a_override.tf`, `resource "zidentity_role" "desk" {}\n`);
  write(
    `${under}mod/team/x.tf`,
    `resource "zidentity_role" "r" {}\nmodule "inner" { source = "../inner" }\n`,
  );
  write(`${under}mod/inner/y.tf`, `\nresource "zidentity_role" "r" {}\n`);
}

const found = (under: string) => [
  `${under}roles.tf:3:3`,
  `${under}roles.tf:3:3`,
  `${under}mod/team/x.tf:1:1`,
  `${under}mod/inner/y.tf:2:1`,
  undefined,
];

test("beside the file, with the modules of local paths", async () => {
  writeHcl("infra/");
  write("infra/plan.json", plan());
  expect(await places("infra/plan.json")).toEqual(found("infra/"));
});

test("in the folder of the run, where nothing is beside the file", async () => {
  writeHcl("");
  write("out/plan.json", plan());
  write("out/other.tf", 'resource "zidentity_role" "other" {}');
  expect(await places("out/plan.json")).toEqual(found(""));
});

test("in the folder that is named, and nowhere else", async () => {
  writeHcl("infra/");
  write("plan.json", plan());
  expect(await places("plan.json")).toEqual(ADDRESSES.map(() => undefined));
  expect(await places("plan.json", { source: join(folder, "infra") })).toEqual(found("infra/"));
});

test("a folder without HCL, and a state that tells its lines itself, are refused", async () => {
  write("plan.json", plan());
  await expect(places("plan.json", { source: folder })).rejects.toThrow(/No file of HCL/);
  write("a.tf", "");
  write("a.yaml", "roles: [{ name: A }]");
  await expect(places("a.yaml", { source: folder })).rejects.toThrow(/tells by itself/);
});
