/**
 * The modules of ZIdentity and the levels that each one offers, as the embedded tenant enforces them. Written anew
 * from the vendor's documents rather than taken from the permission model, so that a mistake there shows as a
 * difference here.
 */
const RANKS: ReadonlyMap<string, number> = new Map([
  ["NONE", 0],
  ["RESTRICTED_VIEW", 1],
  ["VIEW_ONLY", 2],
  ["RESTRICTED_FULL", 3],
  ["FULL", 4],
]);

const VIEW_OR_FULL = ["VIEW_ONLY", "FULL"];

/** Levels besides `NONE`, weakest first. */
export const MODULE_LEVELS: ReadonlyMap<string, readonly string[]> = new Map([
  ["ADMIN_SIGN_ON_POLICY", VIEW_OR_FULL],
  ["AUTHENTICATION_METHODS", VIEW_OR_FULL],
  ["USERS_AND_GROUPS", VIEW_OR_FULL],
  ["USER_CREDENTIALS", VIEW_OR_FULL],
  ["EXTERNAL_IDENTITIES", ["RESTRICTED_VIEW", ...VIEW_OR_FULL]],
  ["IP_LOCATIONS_AND_GROUPS", VIEW_OR_FULL],
  ["LINKED_SERVICES", VIEW_OR_FULL],
  ["AUTHENTICATION_SESSION", VIEW_OR_FULL],
  ["ADMINISTRATIVE_ENTITLEMENTS", ["VIEW_ONLY", "RESTRICTED_FULL", "FULL"]],
  ["SERVICE_ENTITLEMENTS", VIEW_OR_FULL],
  ["AUDIT_LOGS", ["VIEW_ONLY"]],
  ["ROLES", VIEW_OR_FULL],
  ["GUEST_DOMAINS", VIEW_OR_FULL],
  ["REMOTE_ASSISTANCE", VIEW_OR_FULL],
  ["BRANDING", VIEW_OR_FULL],
  ["API_CLIENTS_AND_RESOURCES", VIEW_OR_FULL],
  ["EXECUTIVE_INSIGHTS", ["FULL"]],
  ["TOKEN_VALIDATORS", VIEW_OR_FULL],
]);

/** Undefined for a level that this build does not know. */
export function rankOf(level: string): number | undefined {
  return RANKS.get(level);
}

/** Why a module cannot hold a level; undefined where it can. A module that is not known may hold any. */
export function refusedLevel(module: string, level: string): string | undefined {
  const offered = MODULE_LEVELS.get(module);
  if (offered === undefined || level === "NONE" || offered.includes(level)) return undefined;
  return `${module} does not offer ${level}: use one of NONE, ${offered.join(", ")}`;
}
