import { Identifiers, snakeCase } from "../identifiers";
import { notWholeComment } from "../not-whole";
import type { ExportedFile, TenantAsCode } from "../tenant-as-code";
import { HclWriter } from "./hcl-writer";

/** Above import blocks. */
export const IMPORTS_MEAN =
  "# What the tenant holds already: Terraform takes it under management instead of making it.";

const PROVIDERS = `terraform {
  # Import blocks are older than this.
  required_version = ">= 1.5"
  required_providers {
    zidentity = { source = "zidentity-iac/zidentity" }
  }
}

# Credentials and addresses come from the environment: ZSCALER_CLIENT_ID, ZSCALER_CLIENT_SECRET and
# ZSCALER_VANITY_DOMAIN.
provider "zidentity" {}
`;

const IMPORTS = `${IMPORTS_MEAN}
# This file can go once it has been applied.

`;

/** The tenant as a folder of HCL, with an import block for everything that it declares and that can be imported. */
export function writeHcl({ roles, services, partsLeftOut }: TenantAsCode): readonly ExportedFile[] {
  const head = notWholeComment(partsLeftOut, "#");
  const writer = new HclWriter(roles);
  const files = new Identifiers(snakeCase);
  const file = (name: string, blocks: readonly string[]): readonly ExportedFile[] => {
    if (blocks.length === 0) return [];
    // Terraform takes `…_override.tf` for changes of what other files declare.
    const called = /override\W*$/i.test(name) ? `${name} service` : name;
    return [{ path: `${files.of(called, "access")}.tf`, text: `${head}${blocks.join("\n")}` }];
  };
  const declared = [
    ...file(
      "roles",
      roles.map((role) => writer.role(role)),
    ),
    ...services.flatMap((service) =>
      file(
        `assignments ${service.label}`,
        service.grants.map((grant) => writer.grant(grant, service)),
      ),
    ),
    ...file(
      "entitlements",
      services.flatMap((service) =>
        service.entitlements.map((entitlement) => writer.entitlement(entitlement, service)),
      ),
    ),
  ];
  if (declared.length === 0) return [];
  const { text: lookups } = writer.lookups;
  return [
    { path: "providers.tf", text: `${head}${PROVIDERS}` },
    ...declared,
    ...(lookups === "" ? [] : [{ path: "lookups.tf", text: `${head}${lookups}` }]),
    ...(writer.imports.length === 0
      ? []
      : [{ path: "imports.tf", text: `${IMPORTS}${writer.imports.join("\n")}` }]),
  ];
}
