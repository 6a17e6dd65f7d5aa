import type { ExportedFile } from "../tenant-as-code";
import { camelCase } from "../identifiers";
import { type Code, print } from "./code";

/** A line of a function that declares something. */
export interface Statement {
  readonly code: Code;
  /** Before the code: `const service = `. */
  readonly before?: string;
  /** A comment above it. */
  readonly comment?: string;
}

/** A file with one function that declares what its name says. */
export interface Module {
  readonly file: ExportedFile;
  /** `assignments-zia`: the file's name without its ending. */
  readonly name: string;
  readonly function: string;
  readonly takesRoles: boolean;
}

export function functionName(name: string): string {
  return camelCase(`declare-${name}`);
}

/** `classes` are the constructs that the statements use. */
export function toModule(
  name: string,
  about: string,
  statements: readonly Statement[],
  { classes, takesRoles }: { readonly classes: Iterable<string>; readonly takesRoles: boolean },
): Module {
  const called = functionName(name);
  const parameters = ["stack: TerraformStack", ...(takesRoles ? ["roles: Roles"] : [])];
  const text = [
    'import type { TerraformStack } from "cdktf";',
    importLine([...classes].sort(), "zidentity-iac"),
    ...(takesRoles ? ['import type { Roles } from "./roles";'] : []),
    "",
    `/** ${about} */`,
    signature(called, parameters),
    ...statements.flatMap(({ comment, before = "", code }) => [
      ...(comment === undefined ? [] : [`  // ${comment}`]),
      `  ${before}${print(code, "  ", 2 + before.length, 1)};`,
    ]),
    "}",
    "",
  ].join("\n");
  return { file: { path: `${name}.ts`, text }, name, function: called, takesRoles };
}

function signature(called: string, parameters: readonly string[]): string {
  const line = `export function ${called}(${parameters.join(", ")}): void {`;
  if (line.length <= 80) return line;
  return [`export function ${called}(`, ...parameters.map((one) => `  ${one},`), "): void {"].join(
    "\n",
  );
}

export function importLine(names: readonly string[], from: string): string {
  const line = `import { ${names.join(", ")} } from "${from}";`;
  if (line.length <= 80 || names.length === 1) return line;
  return ["import {", ...names.map((one) => `  ${one},`), `} from "${from}";`].join("\n");
}

/** The file whose function answers the roles, so that others can refer to them. */
export function toRolesFile(roles: Code): ExportedFile {
  const text = [
    'import type { TerraformStack } from "cdktf";',
    importLine(["Role"], "zidentity-iac"),
    "",
    "/** The roles of ZIdentity that are made here. */",
    `export function ${functionName("roles")}(stack: TerraformStack) {`,
    `  return ${print(roles, "  ", 9, 1)};`,
    "}",
    "",
    `export type Roles = ReturnType<typeof ${functionName("roles")}>;`,
    "",
  ].join("\n");
  return { path: "roles.ts", text };
}
