import type { YAMLMap } from "yaml";
import { Identifiers, kebabCase } from "../identifiers";
import { notWholeComment } from "../not-whole";
import type { ExportedFile, TenantAsCode } from "../tenant-as-code";
import { sectionsText } from "./document";
import { inParts } from "./in-parts";
import { entitlementItems, grantItems, roleItem } from "./items";

/** The tenant as a folder of YAML files that are one desired state (docs/yaml.md). */
export function writeYaml({
  roles,
  services,
  partsLeftOut,
}: TenantAsCode): readonly ExportedFile[] {
  const head = notWholeComment(partsLeftOut, "#");
  const names = new Identifiers(kebabCase);
  const file = (name: string, section: string, items: readonly YAMLMap[]): ExportedFile[] =>
    items.length === 0
      ? []
      : [
          {
            path: `${names.of(name, "access")}.yaml`,
            text: `${head}${sectionsText([[section, items]])}`,
          },
        ];
  return [
    ...file("roles", "roles", roles.map(roleItem)),
    ...services.flatMap((service) =>
      inParts(service.grants).flatMap((grants) =>
        file(`assignments ${service.label}`, "assignments", grantItems(grants, service)),
      ),
    ),
    ...services.flatMap((service) =>
      inParts(service.entitlements).flatMap((entitlements) =>
        file(
          `entitlements ${service.label}`,
          "entitlements",
          entitlementItems(entitlements, service),
        ),
      ),
    ),
  ];
}
