import type {
  DeclaredAccess,
  DeclaredEntitlement,
  DeclaredGrant,
  DeclaredLevels,
  Deployer,
  GrantedRole,
} from "./declared-access";
import type { TenantFacts } from "./tenant-facts";

/** A desired state as a person reads it, in the manner of YAML: what the docs show of a rule's example. */
export function formatAccess({
  deployer,
  roles,
  grants,
  entitlements,
  facts,
}: DeclaredAccess): string {
  const lines = [
    ...(deployer === undefined ? [] : formatDeployer(deployer)),
    ...section("roles", roles, ({ name, permissions }) => [
      `name: ${name}`,
      `permissions: ${formatLevels(permissions)}`,
    ]),
    ...section("assignments", grants, formatGrant),
    ...section("entitlements", entitlements, formatHolding),
    ...(facts === undefined ? [] : formatFacts(facts)),
  ];
  return lines.join("\n");
}

function section<T>(name: string, items: readonly T[], lines: (item: T) => string[]): string[] {
  if (items.length === 0) return [];
  return [`${name}:`, ...items.flatMap((item) => listItem(lines(item)))];
}

function listItem(lines: readonly string[]): string[] {
  return lines.map((line, index) => `  ${index === 0 ? "-" : " "} ${line}`);
}

function formatDeployer({ permissions, serviceAdminKeys }: Deployer): string[] {
  const services =
    serviceAdminKeys === undefined
      ? []
      : [`  service_admins: [${[...serviceAdminKeys].join(", ")}]`];
  return ["deployer:", `  permissions: ${formatLevels(permissions)}`, ...services];
}

function formatGrant(grant: DeclaredGrant): string[] {
  const { roles, scope } = grant;
  return [
    ...formatHolding(grant),
    `roles: [${roles.map((role) => formatRole(role, grant)).join(", ")}]`,
    ...(scope.kind === "given" ? [`scope: ${scope.label}`] : []),
  ];
}

/** A role of another service says so. */
function formatRole(
  { label, ownerServiceKey, ownerLabel }: GrantedRole,
  { service }: DeclaredGrant,
): string {
  if (ownerServiceKey === undefined || ownerServiceKey === service.key) return label;
  return `{ name: ${label}, service: ${ownerLabel ?? ownerServiceKey} }`;
}

function formatHolding({
  principal,
  service,
  expiresAt,
}: DeclaredGrant | DeclaredEntitlement): string[] {
  return [
    `${principal.kind}: ${principal.label}`,
    `service: ${service.label}`,
    ...(expiresAt === undefined ? [] : [`expires_at: ${expiresAt}`]),
  ];
}

function formatLevels(levels: DeclaredLevels): string {
  const entries = [...levels].map(([module, level]) => `${module}: ${level ?? "(not known yet)"}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

function formatFacts(facts: TenantFacts): string[] {
  const { groups, users, services, memberships, liveGrants, predefinedRoles } = facts;
  const lines = [
    ...table("groups", groups, formatFields),
    ...table("users", users, formatFields),
    ...table("services", services, formatFields),
    ...table("memberships", memberships, (keys) => `[${keys.join(", ")}]`),
    ...table("predefined_roles", predefinedRoles, formatLevels),
    ...section("held_now", liveGrants ?? [], ({ principal, service, roles }) => [
      `${principal.kind}: ${principal.label}`,
      `service: ${service.label}`,
      `roles: [${roles.map(({ label }) => label).join(", ")}]`,
    ]),
  ];
  return ["# in the tenant", ...lines];
}

function table<T>(
  name: string,
  entries: ReadonlyMap<string, T> | undefined,
  show: (value: T) => string,
): string[] {
  if (entries === undefined || entries.size === 0) return [];
  return [`${name}:`, ...[...entries].map(([key, value]) => `  ${key}: ${show(value)}`)];
}

function formatFields(facts: object): string {
  const entries = Object.entries(facts)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]: [string, unknown]) => `${name}: ${formatField(value)}`);
  return `{ ${entries.join(", ")} }`;
}

function formatField(value: unknown): string {
  return value instanceof Set ? `[${[...value].join(", ")}]` : String(value);
}
