import { manifestName } from "../../manifest";
import { commentOf, editComment } from "../adoption-text";
import { camelCase } from "../identifiers";
import type { AdoptionAsCode, Beside, ExportedEdit } from "../tenant-as-code";
import { print } from "./code";
import { IMPORTS_USE, importsText } from "./imports-file";
import { importLine, type Module } from "./module-file";
import { StackWriter } from "./stack-writer";
import { modulesOf } from "./write-cdktf";

/** The function that a stack calls. */
const DECLARE = "declareAdopted";

/** One file: a function that declares what is to be added, and imports it; what is to be changed as comments. */
export function writeCdktfAdoption({ added, edits }: AdoptionAsCode, { taken }: Beside): string {
  const writer = new StackWriter(taken);
  const { roles, modules } = modulesOf(added, writer);
  const changes = edits.map((edit) =>
    editComment(edit, { mark: "//", nameOf, code: (one) => valuesText(one, writer) }),
  );
  const all = [...(roles === undefined ? [] : [roles]), ...modules];
  if (all.length === 0) return changes.join("\n");
  const meaning = [
    "What the tenant holds already: Terraform takes it under management instead of",
    "making it. This, and the call above, can go once that is applied.",
  ];
  return [
    imported(all),
    ...changes,
    mainFunction(roles, modules),
    ...all.map(({ text }) => text),
    importsText(writer.imports, writer.freeId("adopted-imports"), meaning),
  ].join("\n");
}

function imported(modules: readonly Module[]): string {
  const classes = [...new Set(modules.flatMap((module) => module.classes))].sort();
  return [
    importLine([...IMPORTS_USE, "type TerraformStack"], "cdktf"),
    importLine(classes, "zidentity-iac"),
    "",
  ].join("\n");
}

function mainFunction(roles: Module | undefined, modules: readonly Module[]): string {
  const areUsed = modules.some(({ takesRoles }) => takesRoles);
  const calls = modules.map((one) => `${one.function}(stack${one.takesRoles ? ", roles" : ""});`);
  const body = [
    ...(roles === undefined ? [] : [`${areUsed ? "const roles = " : ""}${roles.function}(stack);`]),
    ...calls,
    "importExisting(stack);",
  ];
  const head = commentOf("//", [
    `What nobody declares: call ${DECLARE}(stack) before the app is synthesized.`,
  ]);
  return [
    head.trimEnd(),
    `export function ${DECLARE}(stack: TerraformStack): void {`,
    ...body.map((line) => `  ${line}`),
    "}",
    "",
  ].join("\n");
}

function nameOf(name: string, { definition: { attributes } }: ExportedEdit): string {
  const attribute = attributes[name];
  const written = attribute === undefined ? name : manifestName(name, attribute);
  return camelCase(written.replaceAll("_", "-"));
}

/** As it stands within the props of a construct. */
function valuesText(edit: ExportedEdit, writer: StackWriter): string {
  return writer
    .values(edit)
    .map(([key, value]) => {
      const head = `${key}: `;
      return value === undefined ? key : `${head}${print(value, "", head.length, 1)},`;
    })
    .join("\n");
}
