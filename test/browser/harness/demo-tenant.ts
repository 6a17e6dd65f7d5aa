import { openTenant } from "../../../src/client";
import { DEMO_CLIENT, type Emulator, startEmulator } from "../../../src/emulator";
import type { Manifest, ManifestResource } from "../../../src/manifest";
import {
  describeService,
  rolesOfService,
  scopesOfService,
  type TenantPort,
} from "../../../src/tenant";

/** A tenant of a company that works with it, and what it declares of that: what the README shows. */
export interface DemoTenant {
  readonly emulator: Emulator;
  readonly env: Record<string, string>;
  readonly manifest: Manifest;
}

const ROLES: Readonly<Record<string, Record<string, string>>> = {
  Helpdesk: { USERS_AND_GROUPS: "FULL", USER_CREDENTIALS: "FULL", AUDIT_LOGS: "VIEW_ONLY" },
  "Access Reviewer": {
    USERS_AND_GROUPS: "VIEW_ONLY",
    ROLES: "VIEW_ONLY",
    ADMINISTRATIVE_ENTITLEMENTS: "VIEW_ONLY",
    SERVICE_ENTITLEMENTS: "VIEW_ONLY",
    AUDIT_LOGS: "VIEW_ONLY",
  },
  "Identity Engineer": {
    EXTERNAL_IDENTITIES: "FULL",
    AUTHENTICATION_METHODS: "FULL",
    ADMIN_SIGN_ON_POLICY: "FULL",
    IP_LOCATIONS_AND_GROUPS: "FULL",
    GUEST_DOMAINS: "FULL",
    TOKEN_VALIDATORS: "VIEW_ONLY",
  },
  "Directory Viewer": { EXTERNAL_IDENTITIES: "RESTRICTED_VIEW", USERS_AND_GROUPS: "VIEW_ONLY" },
  "Delegated Administrator": {
    ADMINISTRATIVE_ENTITLEMENTS: "RESTRICTED_FULL",
    USERS_AND_GROUPS: "VIEW_ONLY",
    ROLES: "FULL",
  },
};

/** Who, on which service (ZIdentity itself unless named), which roles. */
type Grant = readonly [who: string, roles: readonly string[], service?: string, scope?: string];

const GRANTS: readonly Grant[] = [
  ["Helpdesk", ["Helpdesk"]],
  ["Auditors", ["Access Reviewer"]],
  ["Compliance", ["Access Reviewer", "Directory Viewer"]],
  ["Identity Team", ["Identity Engineer", "Users Admin"]],
  ["Security Operations", ["View Only Admin"]],
  ["Platform Engineering", ["Delegated Administrator"]],
  ["Executives", ["CXO Insight User"]],
  ["ann@example.com", ["Directory Viewer"]],
  ["Security Operations", ["Firewall Admin", "Policy Admin"], "ZIA (zscalerthree.net, Acme West)"],
  ["Network Operations", ["Read Only Admin"], "ZIA (zscalerthree.net, Acme West)"],
  ["Executives", ["Executive Insights App"], "ZIA (zscalerthree.net, Acme West)"],
  ["Auditors", ["Auditor"], "ZIA (zscalertwo.net, Acme East)"],
  ["ann@example.com", ["Super Admin"], "ZIA (zscalerthree.net, Acme West)"],
  ["Network Operations", ["ZPA Administrator"], "ZPA (private.zscaler.com, Acme)", "Default"],
  [
    "Platform Engineering",
    ["Application Owner"],
    "ZPA (private.zscaler.com, Acme)",
    "Plant Network",
  ],
  ["Helpdesk", ["ZDX Service Desk"], "ZDX (zdxcloud.net, Acme)"],
  ["Helpdesk", ["Device Support"], "ZCC (mobile.zscalerthree.net, Acme)"],
];

/** Who may use which service. */
const USES: readonly (readonly [who: string, service: string])[] = [
  ["Remote Workers", "ZCC (mobile.zscalerthree.net, Acme)"],
  ["Helpdesk", "ZCC (mobile.zscalerthree.net, Acme)"],
  ["Helpdesk", "ZDX (zdxcloud.net, Acme)"],
  ["Network Operations", "ZPA (private.zscaler.com, Acme)"],
  ["Security Operations", "ZIA (zscalerthree.net, Acme West)"],
  ["Executives", "ZINSIGHTS (zscaleranalytics.net, Acme)"],
  ["ann@example.com", "ZIA (zscalerthree.net, Acme West)"],
  ["ann@example.com", "ZCC (mobile.zscalerthree.net, Acme)"],
];

/** What nobody declares: drift. */
const BEHIND_OUR_BACK: readonly Grant[] = [["sakura.tanaka@example.com", ["Super Admin"]]];

export async function startDemoTenant(): Promise<DemoTenant> {
  const emulator = await startEmulator({ port: 0, seed: "demo" });
  const env = {
    ZIDENTITY_BASE_URL: emulator.url,
    ZIDENTITY_TOKEN_URL: emulator.tokenUrl,
    ZSCALER_CLIENT_ID: DEMO_CLIENT.id,
    ZSCALER_CLIENT_SECRET: DEMO_CLIENT.secret,
  };
  const port = await openTenant({}, env, {});
  for (const [name, permissions] of Object.entries(ROLES))
    await port.createRole({ name, permissions });
  for (const grant of [...GRANTS, ...BEHIND_OUR_BACK]) await give(port, grant);
  for (const [who, label] of USES) {
    const { principal, serviceId } = await found(port, who, label);
    await port.entitle(principal, serviceId);
  }
  return { emulator, env, manifest: declaration() };
}

async function found(port: TenantPort, who: string, label: string) {
  const [users, groups, services] = await Promise.all([
    port.users(),
    port.groups(),
    port.services(),
  ]);
  const user = users.find(({ loginName }) => loginName === who);
  const holder = user ?? groups.find(({ name }) => name === who);
  const entry = services.find(({ service }) => describeService(service) === label);
  if (holder === undefined || entry === undefined) throw new Error(`No ${who} or no ${label}`);
  const type = user === undefined ? ("GROUP" as const) : ("USER" as const);
  return { principal: { type, id: holder.id }, serviceId: entry.service.id, entry };
}

async function give(
  port: TenantPort,
  [who, names, label = "ZIAM", scopeName]: Grant,
): Promise<void> {
  const { principal, serviceId, entry } = await found(port, who, label);
  const roles = rolesOfService(entry).filter(({ name }) => names.includes(name));
  const scope = scopesOfService(entry).find(({ name }) => name === scopeName);
  await port.changeGrant(principal, serviceId, () => ({
    roles: roles.map(({ id }) => ({ id })),
    ...(scope === undefined ? {} : { scope: { id: scope.id } }),
  }));
}

/** The same as granted, but for one level that somebody raised and one end that is near. */
function declaration(): Manifest {
  const roles = Object.entries(ROLES).map(([name, permissions]): ManifestResource => ({
    type: "zidentity_role",
    path: `access/role-${name.toLowerCase().replaceAll(" ", "-")}`,
    declares: {
      name,
      permissions: lowered(
        name === "Helpdesk" ? { ...permissions, USER_CREDENTIALS: "VIEW_ONLY" } : permissions,
      ),
    },
  }));
  const grants = GRANTS.map(([who, names, label, scope], index): ManifestResource => {
    const isUser = who.includes("@");
    return {
      type: isUser ? "zidentity_user_role_assignment" : "zidentity_group_role_assignment",
      path: `access/${who.toLowerCase().replace(/\W+/g, "-")}-${index}`,
      declares: {
        [isUser ? "user" : "group"]: who,
        roles: names,
        ...(label === undefined ? {} : { service: serviceOf(label) }),
        ...(scope === undefined ? {} : { scope }),
        ...(who === "Compliance" ? { expires_at: "2026-06-09T00:00:00Z" } : {}),
      },
    };
  });
  const owner: ManifestResource = {
    type: "zidentity_user_role_assignment",
    path: "access/owner",
    declares: { user: "owner@example.com", roles: ["Super Admin"] },
  };
  const uses = USES.map(([who, label], index): ManifestResource => ({
    type: "zidentity_service_entitlement",
    path: `access/use-${index}`,
    declares: { [who.includes("@") ? "user" : "group"]: who, service: serviceOf(label) },
  }));
  return { version: 1, stack: "access", resources: [...roles, ...grants, owner, ...uses] };
}

function serviceOf(label: string): { name: string; cloud_name: string; org_name: string } {
  const [, name = "", cloud_name = "", org_name = ""] = /^(\w+) \((.+), (.+)\)$/.exec(label) ?? [];
  return { name, cloud_name, org_name };
}

function lowered(permissions: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(permissions).map(([module, level]) => [
      module.toLowerCase(),
      level.toLowerCase(),
    ]),
  );
}
