import { GROUP, type ResourceDefinition, RESOURCES, USER } from "../../resources";
import { grantsRoles, holdsLevels } from "../../manifest";
import { Identifiers, snakeCase } from "../identifiers";
import { notWholeComment } from "../not-whole";
import type {
  ExportedEntitlement,
  ExportedFile,
  ExportedGrant,
  ExportedPrincipal,
  ExportedRole,
  ExportedService,
  TenantAsCode,
} from "../tenant-as-code";
import { inComment } from "../visible";
import { block, type Expression, type HclAttribute } from "./block";
import { Lookups } from "./lookups";
import { hclText } from "./text";

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

const IMPORTS = `# What the tenant holds already: Terraform takes it under management instead of making it.
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
    ...(lookups === "" ? [] : [{ path: "lookups.tf", text: lookups }]),
    ...(writer.imports.length === 0
      ? []
      : [{ path: "imports.tf", text: `${IMPORTS}${writer.imports.join("\n")}` }]),
  ];
}

class HclWriter {
  readonly lookups = new Lookups();
  readonly imports: string[] = [];
  readonly #names = new Map<string, Identifiers>();
  readonly #roles = new Map<ExportedRole, Expression>();

  constructor(roles: readonly ExportedRole[]) {
    // Before anything refers to them.
    for (const role of roles) this.#roles.set(role, this.#address(ROLE, role.name, role.id));
  }

  role(role: ExportedRole): string {
    const { name, description, permissions, otherPermissions } = role;
    const [type = "", local = ""] = (this.#roles.get(role) ?? "").split(".");
    return block(`resource "${type}" "${local}"`, [
      ["name", hclText(name)],
      ["description", description === undefined ? undefined : hclText(description)],
      ["permissions", permissions.length === 0 ? undefined : { map: permissions }],
      ["other_permissions", otherPermissions.length === 0 ? undefined : { map: otherPermissions }],
    ]);
  }

  grant({ importId, principal, roles, scope }: ExportedGrant, service: ExportedService): string {
    const list = roles.map((role) => {
      const address = role.declared === undefined ? undefined : this.#roles.get(role.declared);
      return address === undefined ? this.lookups.role(role, service) : `${address}.id`;
    });
    return this.#held(assignmentOf(principal), principal, service, importId, [
      ["service_id", service.own ? undefined : this.lookups.service(service)],
      ["role_ids", { list }],
      ["scope_id", scope === undefined ? undefined : this.lookups.scope(scope, service)],
    ]);
  }

  entitlement({ importId, principal }: ExportedEntitlement, service: ExportedService): string {
    return this.#held(ENTITLEMENT, principal, service, importId, [
      ["service_id", this.lookups.service(service)],
    ]);
  }

  #held(
    definition: ResourceDefinition,
    principal: ExportedPrincipal,
    service: ExportedService,
    importId: string | undefined,
    attributes: readonly HclAttribute[],
  ): string {
    const { kind, id, label, name } = principal;
    const called = service.own ? label : `${label} ${service.label}`;
    const address = this.#address(definition, called, importId, kind);
    const [type = "", local = ""] = address.split(".");
    const text = block(`resource "${type}" "${local}"`, [
      [`${kind}_id`, this.lookups.principal(principal)],
      ...attributes,
    ]);
    return name === undefined && label !== id ? `# ${inComment(label)}\n${text}` : text;
  }

  /** A name for the resource, and its import block where there is something to import. */
  #address(
    { name: type }: ResourceDefinition,
    label: string,
    importId: string | undefined,
    fallback = "role",
  ): Expression {
    const names = this.#names.get(type) ?? new Identifiers(snakeCase);
    this.#names.set(type, names);
    const address = `${type}.${names.of(label, fallback)}`;
    if (importId !== undefined) {
      this.imports.push(
        block("import", [
          ["to", address],
          ["id", hclText(importId)],
        ]),
      );
    }
    return address;
  }
}

const ROLE = definition(holdsLevels);
const ENTITLEMENT = definition((one) => !holdsLevels(one) && !grantsRoles(one));
const ASSIGNMENTS = {
  group: definition((one) => grantsRoles(one) && GROUP.attribute in one.attributes),
  user: definition((one) => grantsRoles(one) && USER.attribute in one.attributes),
};

function assignmentOf({ kind }: ExportedPrincipal): ResourceDefinition {
  return ASSIGNMENTS[kind];
}

function definition(is: (one: ResourceDefinition) => boolean): ResourceDefinition {
  const found = RESOURCES.find(is);
  if (found === undefined) throw new TypeError("The registry lacks a resource.");
  return found;
}
