import type { ExportedFile } from "../tenant-as-code";
import { list, print, text } from "./code";
import { functionName, importLine, type Module } from "./module-file";
import type { ImportLine } from "./stack-writer";

/** What is in every project: how it is run, and what it is made of. */
export function settings(version: string): readonly ExportedFile[] {
  return [
    json("cdktf.json", {
      language: "typescript",
      app: "npx tsx main.ts",
      sendCrashReports: "false",
      terraformProviders: [],
      terraformModules: [],
      context: {},
    }),
    json("package.json", {
      name: "access",
      private: true,
      scripts: { synth: "tsx main.ts", check: "tsc" },
      dependencies: { cdktf: "^0.21.0", constructs: "^10.4.2", "zidentity-iac": `^${version}` },
      devDependencies: { "@types/node": "^20.19.0", tsx: "^4.20.0", typescript: "^5.9.0" },
    }),
    json("tsconfig.json", {
      compilerOptions: {
        target: "es2022",
        module: "nodenext",
        strict: true,
        skipLibCheck: true,
        noEmit: true,
      },
    }),
  ];
}

function json(path: string, value: object): ExportedFile {
  return { path, text: `${JSON.stringify(value, null, 2)}\n` };
}

export function mainFile(
  modules: readonly Module[],
  { hasRoles, hasImports }: { readonly hasRoles: boolean; readonly hasImports: boolean },
): ExportedFile {
  const imports = [
    ...modules.map((module): readonly [string, string] => [module.function, module.name]),
    ...(hasImports ? [["importExisting", "imports"] as const] : []),
    ...(hasRoles ? [[functionName("roles"), "roles"] as const] : []),
  ];
  const calls = modules.map(
    (module) => `${module.function}(stack${module.takesRoles ? ", roles" : ""});`,
  );
  const rolesAreUsed = modules.some(({ takesRoles }) => takesRoles);
  const roles = hasRoles ? [`${rolesAreUsed ? "const roles = " : ""}declareRoles(stack);`] : [];
  const lines = [
    "/**",
    " * Who administers the Zscaler tenants. Run it with `npx tsx main.ts`, or with",
    " * `cdktf synth`. Credentials and addresses come from the environment of",
    " * Terraform: ZSCALER_CLIENT_ID, ZSCALER_CLIENT_SECRET and ZSCALER_VANITY_DOMAIN.",
    " */",
    'import { App, LocalBackend, TerraformStack } from "cdktf";',
    'import { ZidentityProvider } from "zidentity-iac";',
    ...imports.map(([name, file]) => importLine([name], `./${file}`)),
    "",
    "const app = new App();",
    'const stack = new TerraformStack(app, "access");',
    'new ZidentityProvider(stack, "zidentity");',
    'new LocalBackend(stack, { path: "terraform.tfstate" });',
    "",
    ...roles,
    ...calls,
    ...(hasImports ? ["importExisting(stack);"] : []),
    "",
    "app.synth();",
    "",
  ];
  return { path: "main.ts", text: lines.join("\n") };
}

/**
 * One override in the place of `importFrom` on each resource: that starts Terraform once for each of them to ask for its
 * version, also where an app is synthesized without Terraform.
 */
export function importsFile(imports: readonly ImportLine[]): ExportedFile {
  const rows = list(
    imports.map((line) => list(line.map((word) => text(word)))),
    true,
  );
  const head = "const EXISTING: readonly (readonly [string, ...string[]])[] = ";
  const lines = [
    'import { TerraformResource, type TerraformStack } from "cdktf";',
    "",
    "/** Each construct of the stack, with the import ids of the resources in it. */",
    `${head}${print(rows, "", head.length, 1)};`,
    "",
    "/**",
    " * What the tenant holds already: Terraform takes it under management instead of",
    " * making it. This file, and its line in main.ts, can go once that is applied.",
    " */",
    "export function importExisting(stack: TerraformStack): void {",
    "  const blocks = EXISTING.flatMap(([construct, ...ids]) => {",
    "    const resources = stack.node",
    "      .findChild(construct)",
    "      .node.findAll()",
    "      .filter((one) => TerraformResource.isTerraformResource(one));",
    "    return resources.map((one, index) => ({",
    "      to: `${one.terraformResourceType}.${one.friendlyUniqueId}`,",
    "      id: ids[index],",
    "    }));",
    "  });",
    '  stack.addOverride("import", blocks);',
    "}",
    "",
  ];
  return { path: "imports.ts", text: lines.join("\n") };
}
