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

/** A function that declares what its name says, and the file that it stands in where it has one of its own. */
export interface Module {
  readonly file: ExportedFile;
  /** `assignments-zia`: the file's name without its ending. */
  readonly name: string;
  readonly function: string;
  /** The function alone, for a file that keeps it to itself. */
  readonly text: string;
  /** The constructs that it uses. */
  readonly classes: readonly string[];
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
  const lines = statements.flatMap(({ comment, before = "", code }) => [
    ...(comment === undefined ? [] : [`  // ${comment}`]),
    `  ${before}${print(code, "  ", 2 + before.length, 1)};`,
  ]);
  const textAfter = (exported: Exported) =>
    [
      `/** ${about} */`,
      signature(`${exported}function ${called}`, parameters),
      ...lines,
      "}",
      "",
    ].join("\n");
  return toFile(name, textAfter, {
    function: called,
    classes: [...classes].sort(),
    takesRoles,
  });
}

type Exported = "export " | "";

function toFile(
  name: string,
  textAfter: (exported: Exported) => string,
  about: Pick<Module, "function" | "classes" | "takesRoles">,
): Module {
  const imports = [
    'import type { TerraformStack } from "cdktf";',
    importLine(about.classes, "zidentity-iac"),
    ...(about.takesRoles ? ['import type { Roles } from "./roles";'] : []),
  ];
  const text = `${imports.join("\n")}\n\n${textAfter("export ")}`;
  return { ...about, name, file: { path: `${name}.ts`, text }, text: textAfter("") };
}

function signature(head: string, parameters: readonly string[]): string {
  const line = `${head}(${parameters.join(", ")}): void {`;
  if (line.length <= 80) return line;
  return [`${head}(`, ...parameters.map((one) => `  ${one},`), "): void {"].join("\n");
}

export function importLine(names: readonly string[], from: string): string {
  const line = `import { ${names.join(", ")} } from "${from}";`;
  if (line.length <= 80 || names.length === 1) return line;
  return ["import {", ...names.map((one) => `  ${one},`), `} from "${from}";`].join("\n");
}

/** The file whose function answers the roles, so that others can refer to them. */
export function toRolesFile(roles: Code): Module {
  const called = functionName("roles");
  const textAfter = (exported: Exported) =>
    [
      "/** The roles of ZIdentity that are made here. */",
      `${exported}function ${called}(stack: TerraformStack) {`,
      `  return ${print(roles, "  ", 9, 1)};`,
      "}",
      "",
      `${exported}type Roles = ReturnType<typeof ${called}>;`,
      "",
    ].join("\n");
  return toFile("roles", textAfter, { function: called, classes: ["Role"], takesRoles: false });
}
