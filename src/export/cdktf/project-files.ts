import type { ExportedFile } from "../tenant-as-code";
import { functionName, importLine, type Module } from "./module-file";

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
