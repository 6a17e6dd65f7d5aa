import type { GrantedLevel, Level } from "./levels";
import type { SourceId } from "./sources";

/** One module of the ZIdentity Admin Portal, on which a role holds a level. */
export interface PermissionModule {
  /** Its name in the portal. */
  readonly title: string;
  /** The levels that it offers besides `none`, which every module offers; weakest first. */
  readonly levels: readonly GrantedLevel[];
  /** The documents that list it. */
  readonly sources: readonly SourceId[];
  /** What the documents disagree about, or what the title leaves unsaid. */
  readonly note?: string;
}

const TABLE = {
  admin_sign_on_policy: {
    title: "Admin Sign-On Policy",
    levels: ["view_only", "full"],
    sources: ["001", "002"],
  },
  authentication_methods: {
    title: "Authentication Methods",
    levels: ["view_only", "full"],
    sources: ["001", "002"],
    note: "Includes the password policy.",
  },
  users_and_groups: {
    title: "Users and Groups",
    levels: ["view_only", "full"],
    sources: ["001", "002"],
    note: "Includes the attributes of users and groups.",
  },
  user_credentials: {
    title: "User Credentials",
    levels: ["view_only", "full"],
    sources: ["001", "002"],
  },
  external_identities: {
    title: "External Identities",
    levels: ["restricted_view", "view_only", "full"],
    sources: ["001", "002"],
  },
  ip_locations_and_groups: {
    title: "IP Locations & Groups",
    levels: ["view_only", "full"],
    sources: ["001", "002"],
    note: "Document 002 calls it Trusted IP Locations & Groups.",
  },
  linked_services: {
    title: "Linked Services",
    levels: ["view_only", "full"],
    sources: ["001"],
    note: "Document 002 does not list it.",
  },
  authentication_session: {
    title: "Authentication Session",
    levels: ["view_only", "full"],
    sources: ["001", "002"],
  },
  administrative_entitlements: {
    title: "Administrative Entitlements",
    levels: ["view_only", "restricted_full", "full"],
    sources: ["001", "002"],
  },
  service_entitlements: {
    title: "Service Entitlements",
    levels: ["view_only", "full"],
    sources: ["001", "002"],
  },
  audit_logs: {
    title: "Audit Logs",
    levels: ["view_only"],
    sources: ["002"],
    note: "Document 001 lists it without saying which levels it offers.",
  },
  roles: {
    title: "Roles",
    levels: ["view_only", "full"],
    sources: ["001", "002"],
  },
  guest_domains: {
    title: "Guest Domains",
    levels: ["view_only", "full"],
    sources: ["001", "002"],
  },
  remote_assistance: {
    title: "Remote Assistance",
    levels: ["view_only", "full"],
    sources: ["001", "002"],
    note: "Document 001 says Full or None; document 002 lists View Only as well, which is accepted.",
  },
  branding: {
    title: "Branding",
    levels: ["view_only", "full"],
    sources: ["001", "002"],
  },
  api_clients_and_resources: {
    title: "API Clients & Resources",
    levels: ["view_only", "full"],
    sources: ["001", "002"],
  },
  executive_insights: {
    title: "Executive Insights",
    levels: ["full"],
    sources: ["001", "002"],
  },
  token_validators: {
    title: "Token Validators",
    levels: ["view_only", "full"],
    sources: ["002"],
    note: "Document 001 does not list it.",
  },
} as const satisfies Readonly<Record<string, PermissionModule>>;

export type ModuleKey = keyof typeof TABLE;

/** Every module that the documents list, in the order of the permission model. A tenant may have more. */
export const MODULES: Readonly<Record<ModuleKey, PermissionModule>> = TABLE;

export const MODULE_KEYS: readonly ModuleKey[] = Object.keys(TABLE).filter(isModuleKey);

/** A level that the module `M` offers, `none` included. */
export type OfferedLevel<M extends ModuleKey> = "none" | (typeof TABLE)[M]["levels"][number];

/** The permissions of a role, with no level that a module does not offer. An absent module is `none`. */
export type Permissions = { readonly [M in ModuleKey]?: OfferedLevel<M> };

export function isModuleKey(value: unknown): value is ModuleKey {
  return typeof value === "string" && Object.hasOwn(TABLE, value);
}

/** The levels that a module offers, weakest first, starting with `none`. */
export function levelsOf(module: ModuleKey): readonly Level[] {
  return ["none", ...MODULES[module].levels];
}
