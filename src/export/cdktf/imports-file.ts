import type { ExportedFile } from "../tenant-as-code";
import { list, print, text } from "./code";
import type { ImportLine } from "./stack-writer";

/** What the text of imports takes from cdktf. */
export const IMPORTS_USE = ["TerraformElement", "TerraformResource"] as const;

export function importsFile(imports: readonly ImportLine[]): ExportedFile {
  const meaning = [
    "What the tenant holds already: Terraform takes it under management instead of",
    "making it. This file, and its line in main.ts, can go once that is applied.",
  ];
  const head = `import {\n  ${IMPORTS_USE.join(",\n  ")},\n  type TerraformStack,\n} from "cdktf";\n\n`;
  return {
    path: "imports.ts",
    text: `${head}${importsText(imports, "imports", meaning, "export ")}`,
  };
}

/**
 * An element of the stack in the place of `importFrom` on each resource: that starts Terraform once for each of them to ask
 * for its version, also where an app is synthesized without Terraform. Several of them in one stack add up.
 */
export function importsText(
  imports: readonly ImportLine[],
  constructId: string,
  meaning: readonly string[],
  exported: "export " | "" = "",
): string {
  const rows = list(
    imports.map((line) => list(line.map((word) => text(word)))),
    true,
  );
  const head = "const EXISTING: readonly (readonly [string, ...string[]])[] = ";
  const lines = [
    "/** Each construct of the stack, with the import ids of the resources in it. */",
    `${head}${print(rows, "", head.length, 1)};`,
    "",
    "class Imports extends TerraformElement {",
    "  override toTerraform(): object {",
    "    const blocks = EXISTING.flatMap(([construct, ...ids]) => {",
    "      const resources = this.cdktfStack.node",
    "        .findChild(construct)",
    "        .node.findAll()",
    "        .filter((one) => TerraformResource.isTerraformResource(one));",
    "      return resources.map((one, index) => ({",
    "        to: `${one.terraformResourceType}.${one.friendlyUniqueId}`,",
    "        id: ids[index],",
    "      }));",
    "    });",
    "    return { import: blocks };",
    "  }",
    "}",
    "",
    "/**",
    ...meaning.map((line) => ` * ${line}`),
    " */",
    `${exported}function importExisting(stack: TerraformStack): void {`,
    `  new Imports(stack, ${JSON.stringify(constructId)});`,
    "}",
    "",
  ];
  return lines.join("\n");
}
