/** The predefined role that holds everything, also on modules that this version does not know. */
export const SUPER_ADMIN = "Super Admin";

/** The roles of ZIdentity that nobody makes, edits or deletes. The help page says User Admin, the wire Users Admin. */
export const PREDEFINED_ROLES: ReadonlySet<string> = new Set([
  SUPER_ADMIN,
  "View Only Admin",
  "Users Admin",
  "User Admin",
  "CXO Insight User",
]);
