/** What the stacks of the corpus are made of: names that the embedded tenant has, and levels that go well or ill together. */
import type { RolePermissions } from "../../src/constructs";
import { MODULE_KEYS, levelsOf } from "../../src/rbac";

export const GROUPS = ["Helpdesk", "Network Operations", "Auditors"] as const;
export const USERS = ["ann@example.com", "owner@example.com"] as const;
export const PREDEFINED = [
  "Super Admin",
  "View Only Admin",
  "Users Admin",
  "CXO Insight User",
] as const;

interface LinkedService {
  readonly name: string;
  readonly cloud?: string;
  readonly scope?: string;
  readonly roles: readonly string[];
}

export const SERVICES: readonly LinkedService[] = [
  { name: "ZIA", cloud: "zscalerthree.net", roles: ["Auditor", "Firewall Admin"] },
  { name: "ZIA", cloud: "zscalertwo.net", roles: ["Auditor", "Policy Admin"] },
  { name: "ZPA", scope: "Default", roles: ["Application Owner"] },
  { name: "ZDX", roles: ["ZDX Read Only", "ZDX Service Desk"] },
];

/** One for each condition of the permission model, and some that break none. */
export const PERMISSIONS: readonly RolePermissions[] = [
  { branding: "full" },
  { auditLogs: "view_only", roles: "view_only" },
  { usersAndGroups: "view_only" },
  { usersAndGroups: "full" },
  { usersAndGroups: "full", roles: "full" },
  { ipLocationsAndGroups: "full" },
  { adminSignOnPolicy: "full" },
  { userCredentials: "view_only" },
  { userCredentials: "full", usersAndGroups: "view_only" },
  { roles: "full" },
  { roles: "full", usersAndGroups: "full" },
  { administrativeEntitlements: "full", usersAndGroups: "full" },
  { administrativeEntitlements: "restricted_full", roles: "full" },
  { administrativeEntitlements: "restricted_full", usersAndGroups: "view_only" },
  { administrativeEntitlements: "full", usersAndGroups: "view_only", roles: "full" },
  { serviceEntitlements: "full", usersAndGroups: "view_only" },
  { externalIdentities: "restricted_view" },
];

/** As the plain bindings and HCL take them: text, which may be any. */
export const WRITTEN_PERMISSIONS: readonly Readonly<Record<string, string>>[] = [
  { branding: "view_only" },
  { user_and_groups: "full" },
  { audit_logs: "full" },
  { roles: "Full", users_and_groups: "view_only" },
  { user_credentials: "view_onyl" },
];

const ALL = Object.fromEntries(
  MODULE_KEYS.map((key) => [
    key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    levelsOf(key).at(-1),
  ]),
) as RolePermissions;

/** Who may do everything, who may do nearly everything, and who lacks what a change takes. */
export const DEPLOYERS: readonly RolePermissions[] = [
  ALL,
  ALL,
  { ...ALL, branding: "view_only", ipLocationsAndGroups: "none" },
  { ...ALL, usersAndGroups: "view_only" },
  { ...ALL, administrativeEntitlements: "restricted_full" },
  { ...ALL, roles: "view_only" },
  { roles: "full", usersAndGroups: "full", administrativeEntitlements: "full" },
  { auditLogs: "view_only" },
];

/** Past, near, far, and none at all. */
export const ENDS = [
  "2026-05-31T18:00:00Z",
  "2026-06-09T00:00:00Z",
  "2027-01-01T00:00:00+02:00",
  "2026-06-31",
] as const;
