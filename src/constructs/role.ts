import type { Construct } from "constructs";
import { role } from "../generated/bindings";
import { NamedRole } from "./lookups/named-role";
import type { Service } from "./lookups/service";
import { given, hasFields, type ResourceOptions } from "./resource-options";
import { moduleLevels, type RolePermissions, unknownModules } from "./role-permissions";
import { readProps, reportProblems } from "./read-props";
import { rememberSource } from "./reading/source-place";
import { StackAccess } from "./stack-access";
import { escapeTemplate } from "./template-string";

export interface RoleProps extends ResourceOptions {
  /** Unique in the tenant. A new name is set in place. */
  readonly name: string;
  /** What the role is for. */
  readonly description?: string;
  /** The level on each module; a module that is left out is `none`. */
  readonly permissions?: RolePermissions;
  /**
   * Levels of modules that the vendor added after this version was made, by lower-case module key. Left out, such
   * modules are kept as the tenant has them; given, the map is all of them.
   */
  readonly otherPermissions?: Readonly<Record<string, string>>;
}

/** An admin role of ZIdentity itself. Roles of linked services are made there: refer to them with `Role.named`. */
export class Role extends role.Role {
  #id: string | undefined;

  constructor(scope: Construct, id: string, asked: RoleProps) {
    const { props, problems } = readProps(asked);
    super(scope, id, given(configOf(props)));
    rememberSource(this);
    const access = StackAccess.of(this);
    reportProblems(access, this, problems);
    for (const finding of unknownModules(this, props.permissions ?? {})) access.report(finding);
  }

  /** The role's id in the tenant. One token, so that whoever reads the stack resolves it once. */
  override get id(): string {
    return (this.#id ??= super.id);
  }

  /**
   * A role that the tenant has already, by its exact name: of ZIdentity itself, or of the service that is given.
   * The plan fails where there is none.
   */
  static named(scope: Construct, name: string, on: { readonly service?: Service } = {}): NamedRole {
    const { props, problems } = readProps(on);
    reportProblems(StackAccess.of(scope), scope, problems);
    return NamedRole.of(scope, name, props.service);
  }
}

/** A role that can be assigned: one that this app declares, or one that the tenant has. */
export type AnyRole = Role | NamedRole;

function configOf(props: RoleProps) {
  const { name, description, permissions, otherPermissions, ...options } = props;
  return {
    ...options,
    name: escapeTemplate(name),
    description: description === undefined ? undefined : escapeTemplate(description),
    permissions: permissions === undefined ? undefined : moduleLevels(permissions),
    otherPermissions: otherPermissions === undefined ? undefined : escapedEntries(otherPermissions),
  };
}

function escapedEntries(texts: Readonly<Record<string, string>>): Record<string, string> {
  if (!hasFields(texts)) return texts;
  const entries = Object.entries(texts);
  return Object.fromEntries(
    entries.map(([key, text]) => [escapeTemplate(key), escapeTemplate(text)]),
  );
}
