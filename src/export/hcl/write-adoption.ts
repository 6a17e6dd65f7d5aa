import { commentOf, editComment } from "../adoption-text";
import type { AdoptionAsCode, Beside, ExportedEdit } from "../tenant-as-code";
import { attributeLines } from "./block";
import { HclWriter } from "./hcl-writer";
import { IMPORTS_MEAN } from "./write-hcl";

/** One file: what is to be added, with its data sources and import blocks, and what is to be changed as comments. */
export function writeHclAdoption({ added, edits }: AdoptionAsCode, beside: Beside): string {
  const { roles, services } = added;
  const writer = new HclWriter(roles, beside);
  const blocks = [
    ...roles.map((role) => writer.role(role)),
    ...services.flatMap((service) => service.grants.map((grant) => writer.grant(grant, service))),
    ...services.flatMap((service) =>
      service.entitlements.map((entitlement) => writer.entitlement(entitlement, service)),
    ),
  ];
  const changes = edits.map((edit) =>
    editComment(edit, {
      mark: "#",
      nameOf: (name) => name,
      code: (one) => valuesOf(one, writer).join("\n"),
    }),
  );
  const head = commentOf("#", [
    "What nobody declares. Beside the other files of the module, `terraform plan` shows imports and no change.",
  ]);
  const imports = `${IMPORTS_MEAN}\n# These blocks can go once they have been applied.\n`;
  return [
    ...changes,
    ...(blocks.length === 0 ? [] : [head]),
    ...blocks,
    writer.lookups.text,
    ...(blocks.length === 0 ? [] : [imports]),
    ...writer.imports,
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function valuesOf({ role, grant, service }: ExportedEdit, writer: HclWriter): readonly string[] {
  if (role !== undefined) return attributeLines(writer.roleAttributes(role), "");
  if (grant === undefined || service === undefined) return [];
  return attributeLines(writer.grantAttributes(grant, service), "");
}
