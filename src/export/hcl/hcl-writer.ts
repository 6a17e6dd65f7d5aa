import { grantsRoles, holdsLevels } from "../../manifest";
import { GROUP, type ResourceDefinition, resourceWhere, USER } from "../../resources";
import { Identifiers, snakeCase } from "../identifiers";
import type {
  Beside,
  ExportedEntitlement,
  ExportedGrant,
  ExportedPrincipal,
  ExportedRole,
  ExportedRoleReference,
  ExportedService,
} from "../tenant-as-code";
import { inComment } from "../visible";
import { block, type Expression, type HclAttribute } from "./block";
import { Lookups, namesWithin } from "./lookups";
import { hclText } from "./text";

/** Writes blocks, and remembers what they look up and what each has to be imported by. */
export class HclWriter {
  readonly lookups: Lookups;
  readonly imports: string[] = [];
  readonly #names = new Map<string, Identifiers>();
  readonly #roles = new Map<ExportedRole, Expression>();

  /** `roles` are those that it is going to write. */
  constructor(
    roles: readonly ExportedRole[],
    private readonly beside: Beside = { taken: [], roles: new Map() },
  ) {
    this.lookups = new Lookups(beside.taken);
    // Before anything refers to them.
    for (const role of roles) this.#roles.set(role, this.#address(ROLE, role.name, role.id));
  }

  role(role: ExportedRole): string {
    const [type = "", local = ""] = (this.#roles.get(role) ?? "").split(".");
    return block(`resource "${type}" "${local}"`, this.roleAttributes(role));
  }

  /** Of a role, or of what is given of one. */
  roleAttributes(role: Partial<ExportedRole>): readonly HclAttribute[] {
    const { name, description, permissions = [], otherPermissions = [] } = role;
    return [
      ["name", name === undefined ? undefined : hclText(name)],
      ["description", description === undefined ? undefined : hclText(description)],
      ["permissions", permissions.length === 0 ? undefined : { map: permissions }],
      ["other_permissions", otherPermissions.length === 0 ? undefined : { map: otherPermissions }],
    ];
  }

  grant(grant: ExportedGrant, service: ExportedService): string {
    const { importId, principal } = grant;
    return this.#held(assignmentOf(principal), principal, service, importId, [
      ["service_id", service.own ? undefined : this.lookups.service(service)],
      ...this.grantAttributes(grant, service),
    ]);
  }

  /** What is held, or what is given of it. */
  grantAttributes(
    { roles, scope, exclusive }: Partial<ExportedGrant>,
    service: ExportedService,
  ): readonly HclAttribute[] {
    const list = roles?.map((role) => this.#roleId(role, service));
    return [
      ["role_ids", list === undefined ? undefined : { list }],
      ["scope_id", scope === undefined ? undefined : this.lookups.scope(scope, service)],
      ["exclusive", exclusive === undefined ? undefined : String(exclusive)],
    ];
  }

  #roleId(role: ExportedRoleReference, service: ExportedService): Expression {
    const address =
      role.declared === undefined ? this.beside.roles.get(role.id) : this.#roles.get(role.declared);
    return address === undefined ? this.lookups.role(role, service) : `${address}.id`;
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
    const names =
      this.#names.get(type) ?? new Identifiers(snakeCase, namesWithin(type, this.beside.taken));
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

const ROLE = resourceWhere(holdsLevels);
const ENTITLEMENT = resourceWhere((one) => !holdsLevels(one) && !grantsRoles(one));
const ASSIGNMENTS = {
  group: resourceWhere((one) => grantsRoles(one) && GROUP.attribute in one.attributes),
  user: resourceWhere((one) => grantsRoles(one) && USER.attribute in one.attributes),
};

function assignmentOf({ kind }: ExportedPrincipal): ResourceDefinition {
  return ASSIGNMENTS[kind];
}
