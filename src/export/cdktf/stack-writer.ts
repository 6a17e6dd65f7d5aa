import { camelCase, Identifiers, kebabCase } from "../identifiers";
import { sameAccess } from "../same-access";
import type {
  ExportedEdit,
  ExportedGrant,
  ExportedPrincipal,
  ExportedRole,
  ExportedRoleReference,
  ExportedService,
  Named,
} from "../tenant-as-code";
import { inComment } from "../visible";
import { call, type Code, type Entry, list, object, plain, text } from "./code";
import { roleEntries } from "./role-entries";
import { type Module, type Statement, toModule, toRolesFile } from "./module-file";

const STACK = plain("stack");
/** The service of a file is a constant there. */
const SERVICE: Entry = ["service", undefined];

/** A construct of the stack and the import ids of the resources within it, in their order. */
export type ImportLine = readonly [construct: string, ...importIds: string[]];

/** What else a stack has; `constructor` is of the table in which it looks its constructs up. */
const OF_THE_STACK = ["zidentity", "provider", "backend", "imports", "constructor"];

/** Writes the constructs of one stack, and remembers what each of them has to be imported by. */
export class StackWriter {
  readonly imports: ImportLine[] = [];
  readonly #ids: Identifiers;
  readonly #files = new Identifiers(kebabCase, ["main", "imports", "roles"]);
  readonly #roles = new Map<ExportedRole, string>();
  #classes = new Set<string>();

  /** `taken` are ids of constructs that the stack has already. */
  constructor(taken: readonly string[] = []) {
    this.#ids = new Identifiers(kebabCase, [...OF_THE_STACK, ...taken]);
  }

  /** The id of a construct that declares nothing itself. */
  freeId(name: string): string {
    return this.#ids.of(name, name);
  }

  /** `roles.ts`. Before everything that refers to them. */
  roles(roles: readonly ExportedRole[]): Module {
    const properties = new Identifiers(camelCase);
    const entries = roles.map((role): Entry => {
      const property = properties.of(role.name, "role");
      this.#roles.set(role, property);
      const id = this.#construct(`${role.name.slice(0, 30)} role`, "custom", [role.id]);
      return [property, call("new Role", STACK, text(id), object(roleEntries(role), true))];
    });
    return toRolesFile(object(entries, true));
  }

  assignments(service: ExportedService): Module {
    this.#classes = new Set();
    const takesRoles = service.grants.some(({ roles }) => roles.some(({ declared }) => declared));
    const statements = sameAccess(service.grants).flatMap((grants) =>
      this.#grants(grants, service),
    );
    return toModule(
      this.#files.of(`assignments ${service.label}`, "assignments"),
      `Who administers ${shown(service)}.`,
      [...(service.own ? [] : [this.#serviceConstant(service)]), ...statements],
      { classes: this.#classes, takesRoles },
    );
  }

  entitlements(service: ExportedService): Module {
    this.#classes = new Set();
    const statements = service.entitlements.map(({ importId, principal }): Statement => {
      const id = this.#construct(`${nameFor(principal, service)} use`, principal.kind, [importId]);
      const props = [this.#principal(principal), SERVICE];
      return commented(principal, this.#new("ServiceEntitlement", id, props));
    });
    return toModule(
      this.#files.of(`entitlements ${service.label}`, "entitlements"),
      `Who may use ${shown(service)}.`,
      [this.#serviceConstant(service), ...statements],
      { classes: this.#classes, takesRoles: false },
    );
  }

  /** Those who hold the same: one construct for all where everything has a name, and one each otherwise. */
  #grants(grants: readonly ExportedGrant[], service: ExportedService): readonly Statement[] {
    const [first] = grants;
    if (first === undefined) return [];
    const byObject = first.roles.every((role) => role.declared ?? role.name);
    if (grants.length === 1 || !byObject) return grants.map((grant) => this.#grant(grant, service));
    const of = (kind: "group" | "user") =>
      grants.filter(({ principal }) => principal.kind === kind);
    const groups = of("group");
    const users = of("user");
    const [role] = first.roles;
    const label = `${(role?.label ?? "").slice(0, 25)}${service.own ? "" : ` ${service.label}`}`;
    const id = this.#construct(
      label,
      "assignments",
      [...groups, ...users].map(({ importId }) => importId),
    );
    const roles = first.roles.map((one) => this.#role(one, service));
    const [only] = roles;
    const props: (Entry | undefined)[] = [
      service.own ? undefined : SERVICE,
      ["role", only !== undefined && roles.length === 1 ? only : list(roles)],
      scopeEntry(first.scope),
      exclusiveEntry(first.exclusive),
      groups.length === 0
        ? undefined
        : ["groups", list(groups.map((one) => this.#named(one.principal)))],
      users.length === 0
        ? undefined
        : ["users", list(users.map((one) => this.#named(one.principal)))],
    ];
    return [{ code: this.#new("RoleAssignments", id, props) }];
  }

  #grant(grant: ExportedGrant, service: ExportedService): Statement {
    const { importId, principal } = grant;
    const id = this.#construct(nameFor(principal, service), principal.kind, [importId]);
    const type = principal.kind === "user" ? "UserRoleAssignment" : "GroupRoleAssignment";
    const props: (Entry | undefined)[] = [
      this.#principal(principal),
      service.own ? undefined : SERVICE,
      ...this.#held(grant, service),
    ];
    return commented(principal, this.#new(type, id, props));
  }

  /** What is held, or what is given of it. */
  #held(
    { roles = [], scope, exclusive }: Partial<ExportedGrant>,
    service: ExportedService,
  ): readonly (Entry | undefined)[] {
    const objects = roles.filter((role) => role.declared ?? role.name);
    const ids = roles.filter((role) => !objects.includes(role));
    return [
      objects.length === 0
        ? undefined
        : ["roles", list(objects.map((role) => this.#role(role, service)))],
      ids.length === 0 ? undefined : ["roleIds", list(ids.map((role) => text(role.id)))],
      scopeEntry(scope),
      exclusiveEntry(exclusive),
    ];
  }

  /** Of an edit, what is to be said anew; empty for nothing. */
  values({ role, grant, service }: ExportedEdit): readonly Entry[] {
    if (role !== undefined) return roleEntries(role);
    if (grant === undefined || service === undefined) return [];
    // What declares a role is a variable somewhere else.
    const roles = grant.roles?.map(({ id, label, name }) => ({
      id,
      label,
      ...(name === undefined ? {} : { name }),
    }));
    const held = this.#held({ ...grant, ...(roles === undefined ? {} : { roles }) }, service);
    return held.filter((entry) => entry !== undefined);
  }

  #new(type: string, id: string, props: readonly (Entry | undefined)[]): Code {
    const given = props.filter((entry) => entry !== undefined);
    return call(`new ${this.#uses(type)}`, STACK, text(id), object(given, true));
  }

  /** Resources that cannot be imported have no id. */
  #construct(label: string, fallback: string, importIds: readonly (string | undefined)[]): string {
    const id = this.#ids.of(label, fallback);
    const ids = importIds.filter((importId) => importId !== undefined);
    if (ids.length > 0) this.imports.push([id, ...ids]);
    return id;
  }

  #uses(type: string): string {
    this.#classes.add(type);
    return type;
  }

  #serviceConstant({ id, own, spelling }: ExportedService): Statement {
    const before = "const service = ";
    const service = this.#uses("Service");
    if (own) return { before, code: call(`${service}.zidentity`, STACK) };
    if (spelling === undefined) return { before, code: call(`${service}.byId`, STACK, text(id)) };
    const { name, cloudName: cloud, orgName: org } = spelling;
    const where: Entry[] = [
      ...(cloud === undefined ? [] : [["cloud", text(cloud)] as const]),
      ...(org === undefined ? [] : [["org", text(org)] as const]),
    ];
    const more = where.length === 0 ? [] : [object(where)];
    return { before, code: call(`${service}.named`, STACK, text(name), ...more) };
  }

  #role({ declared, name = "" }: ExportedRoleReference, service: ExportedService): Code {
    const property = declared === undefined ? undefined : this.#roles.get(declared);
    if (property !== undefined) return plain(`roles.${property}`);
    const ofService = service.own ? [] : [object([SERVICE])];
    return call(`${this.#uses("Role")}.named`, STACK, text(name), ...ofService);
  }

  #principal({ kind, id, name }: ExportedPrincipal): Entry {
    if (name === undefined) return [`${kind}Id`, text(id)];
    const lookup = kind === "user" ? "User.byLogin" : "Group.byName";
    this.#uses(kind === "user" ? "User" : "Group");
    return [kind, call(lookup, STACK, text(name))];
  }

  /** As RoleAssignments takes it. */
  #named({ kind, id, name }: ExportedPrincipal): Code {
    if (name !== undefined) return text(name);
    const type = this.#uses(kind === "user" ? "User" : "Group");
    return call(`${type}.byId`, STACK, text(id));
  }
}

function nameFor({ label }: ExportedPrincipal, { own, label: service }: ExportedService): string {
  // Room for both in a name that is cut.
  return own ? label : `${label.slice(0, 20)} ${service}`;
}

function scopeEntry(scope: Named | undefined): Entry | undefined {
  if (scope === undefined) return undefined;
  const { id, name } = scope;
  return name === undefined ? ["scopeId", text(id)] : ["scope", text(name)];
}

function exclusiveEntry(exclusive: boolean | undefined): Entry | undefined {
  return exclusive === undefined ? undefined : ["exclusive", plain(String(exclusive))];
}

/** What an id stands for is said above it. */
function commented({ id, label, name }: ExportedPrincipal, code: Code): Statement {
  return name === undefined && label !== id ? { code, comment: inComment(label) } : { code };
}

function shown({ label }: ExportedService): string {
  return inComment(label).replaceAll("*/", "* /");
}
