import { Fn, type IResolvable, Token } from "cdktf";
import type { IConstruct } from "constructs";
import { attributePath, errorDiagnostic } from "../diagnostics";
import { idOf, type ServiceChoice, type Without } from "./choices";
import { type Expiry, readExpiry } from "./expiry";
import type { Service } from "./lookups";
import type { ResourceOptions } from "./resource-options";
import type { AnyRole } from "./role";
import type { StackAccess } from "./stack-access";
import { escapeTemplate, quotedText } from "./template-string";

/** Roles as objects, by their ids, or both. */
type RolesChoice =
  | { readonly roles: readonly AnyRole[]; readonly roleIds?: readonly string[] }
  | { readonly roles?: undefined; readonly roleIds: readonly string[] };

/** What an assignment to a user and one to a group have in common. */
export type AssignmentOptions = RolesChoice & GrantOptions;

/** How roles are held, whichever they are. */
export type GrantOptions = ResourceOptions &
  Expiry &
  /** The service that is administered. Default: ZIdentity itself. */
  (ServiceChoice | Without<"service" | "serviceId">) & {
    /** The name of a scope of the service, on services that have scopes (ZPA). Needs `service`. */
    readonly scope?: string;
    /** The id of the scope, in the place of its name. */
    readonly scopeId?: string;
    /**
     * True (the default): just these roles on the service, and others are taken away. False: at least these; roles
     * that others granted stay.
     */
    readonly exclusive?: boolean | IResolvable;
  };

/** The arguments of the binding, with ids and templates. */
export function assignmentConfig(props: AssignmentOptions) {
  const { roles = [], roleIds = [], service, scope, exclusive, dependsOn, lifecycle } = props;
  const byName = scope === undefined ? undefined : scopeIdOf(service, scope);
  return {
    roleIds: allRoleIds(roles, roleIds),
    serviceId: idOf(service, props.serviceId),
    scopeId: byName ?? (props.scopeId === undefined ? undefined : escapeTemplate(props.scopeId)),
    exclusive,
    expiresAt: readExpiry(props).expiresAt,
    dependsOn,
    lifecycle,
  };
}

/** Each once. What JavaScript gives in the place of a list counts as none, and that is a finding at synth. */
function allRoleIds(roles: readonly AnyRole[], roleIds: readonly string[]): string[] {
  const [objects, ids]: readonly unknown[] = [roles, roleIds];
  if (!Array.isArray(objects) || !Array.isArray(ids)) return [];
  return [...new Set([...roles.map(roleId), ...roleIds.map(escapeTemplate)])];
}

function roleId(role: AnyRole | undefined): string {
  return role?.id ?? "";
}

/** A scope's name means something within a service alone. */
export function reportLostScope(
  access: StackAccess,
  construct: IConstruct,
  { scope, service }: AssignmentOptions,
): void {
  if (scope === undefined || service !== undefined) return;
  const diagnostic = errorDiagnostic(
    `The scope ${JSON.stringify(scope)} has no service`,
    "A scope is found by its name among the scopes of a service, and no service object is given.",
    {
      path: attributePath("scope"),
      ruleId: "assignment/scope-without-service",
      fix: "Give the service as an object, such as Service.named(scope, name), or the scope by its id as scopeId.",
    },
  );
  access.report({ construct, diagnostic });
}

function scopeIdOf(service: Service | undefined, name: string): string | undefined {
  if (service === undefined) return undefined;
  if (Token.isUnresolved(name)) return Token.asString(Fn.lookup(service.scopes, name));
  return Token.asString(service.interpolationForAttribute(`scopes[${quotedText(name)}]`));
}
