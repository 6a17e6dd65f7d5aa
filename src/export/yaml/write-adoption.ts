import type { YAMLMap } from "yaml";
import { manifestName } from "../../manifest";
import { commentOf, editComment, type EditStyle } from "../adoption-text";
import type { AdoptionAsCode, ExportedEdit } from "../tenant-as-code";
import { type Section, sectionsText, yamlText } from "./document";
import { entitlementItems, grantItems, mapOf, nameOrId, roleItem, seqOf } from "./items";

/** One file: what is to be added as entries, and what is to be changed as comments. */
export function writeYamlAdoption({ added, edits }: AdoptionAsCode): string {
  const { roles, services } = added;
  const sections: readonly Section[] = [
    ["roles", roles.map(roleItem)],
    ["assignments", services.flatMap((service) => grantItems(service.grants, service))],
    [
      "entitlements",
      services
        .filter(({ entitlements }) => entitlements.length > 0)
        .flatMap((service) => entitlementItems(service.entitlements, service)),
    ],
  ];
  const filled = sections.filter(([, items]) => items.length > 0);
  const text =
    filled.length === 0 ? "" : commentOf("#", ["What nobody declares."]) + sectionsText(filled);
  return [...edits.map((edit) => editComment(edit, STYLE)), text]
    .filter((part) => part !== "")
    .join("\n");
}

const STYLE: EditStyle = {
  mark: "#",
  nameOf: (name, { definition: { attributes } }) => {
    const attribute = attributes[name];
    return attribute === undefined ? name : manifestName(name, attribute);
  },
  code: (edit) => {
    const map = valuesOf(edit);
    return map.items.length === 0 ? "" : yamlText(map);
  },
};

function valuesOf({ role, grant }: ExportedEdit): YAMLMap {
  if (role !== undefined) return roleItem(role);
  const { roles, scope, exclusive } = grant ?? {};
  return mapOf([
    ["roles", roles === undefined ? undefined : seqOf(roles.map(nameOrId))],
    ["scope", scope === undefined ? undefined : nameOrId(scope)],
    ["exclusive", exclusive],
  ]);
}
