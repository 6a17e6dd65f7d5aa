import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "../..");

/** In the package itself, so that it is found by its name. */
let folder: string;
beforeEach(() => (folder = mkdtempSync(join(ROOT, "examples/.test-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Synthesizes an app; throws with what it prints. Answers the stacks. */
function synthesize(app: string): readonly string[] {
  execFileSync(process.execPath, [join(ROOT, "node_modules/tsx/dist/cli.mjs"), app], {
    cwd: folder,
    env: { ...process.env, CDKTF_OUTDIR: join(folder, "cdktf.out") },
    stdio: "pipe",
  });
  return readdirSync(join(folder, "cdktf.out/stacks"));
}

test.each(["executive-insights", "quickstart"])("examples/%s synthesizes", (name) => {
  expect(synthesize(join(ROOT, "examples", name, "main.ts"))).toEqual([name]);
});

test("what README shows synthesizes: the first example, and then what judges the stack", () => {
  const readme = readFileSync(join(ROOT, "README.md"), "utf8");
  const [first = "", house = ""] = [...readme.matchAll(/```ts\n(.*?)```/gs)].map(
    ([, code]) => code ?? "",
  );
  const app = join(folder, "main.ts");
  writeFileSync(app, first);
  expect(synthesize(app)).toEqual(["access"]);
  // What the second block stands for, in the place of what it leaves out.
  const [imports = "", body = ""] = first.split('from "zidentity-iac";');
  const names = "accept, ExecutiveInsightsAccess, PolicyRule, RoleAssignments,";
  const roles = `
const auditor = new Role(stack, "auditor", { name: "Auditor", permissions: { auditLogs: "view_only" } });
const reserve = new Role(stack, "reserve", { name: "Reserve", permissions: { auditLogs: "view_only" } });
`;
  writeFileSync(
    app,
    `${imports.replace("import { Group,", `import { ${names} Group,`)}from "zidentity-iac";` +
      body
        .replace(/new ZidentityProvider.*\n/, "")
        .replace("app.synth();\n", `${roles}${house}app.synth();\n`),
  );
  expect(synthesize(app)).toEqual(["access"]);
});
