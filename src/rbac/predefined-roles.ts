import type { DeclaredLevels } from "./access/terms";
import { EXECUTIVE_INSIGHTS } from "./executive-insights";
import type { Level } from "./levels";
import { levelsOf, MODULE_KEYS, type ModuleKey } from "./modules";
import type { SourceId } from "./sources";

/** The predefined role that holds everything, also on modules that this version does not know. */
export const SUPER_ADMIN = "Super Admin";

/** A role that every tenant has, and that nobody edits or deletes. */
export interface PredefinedRole {
  readonly name: string;
  /**
   * What it holds at the least; `undefined`: nothing is assumed, and no rule says anything by it. Assumed: the documents
   * name the roles, and their names say what they are for, but no document lists their levels. Where a tenant tells them,
   * its record alone counts.
   */
  readonly assumed: DeclaredLevels;
  /** Where the role is named. */
  readonly sources: readonly SourceId[];
  /** The name on the wire, where this is another spelling of it: a tenant may have the name free. */
  readonly onWire?: string;
}

const USERS_ADMIN = "Users Admin";
const USERS_ADMIN_ROLE = {
  assumed: assume((module) => (module === "users_and_groups" ? "full" : undefined)),
  sources: ["H", "W"],
} as const satisfies Omit<PredefinedRole, "name">;

/** The predefined roles of ZIdentity itself (docs/decisions/0010). */
export const PREDEFINED_ROLES: readonly PredefinedRole[] = [
  {
    name: SUPER_ADMIN,
    assumed: assume((module) => levelsOf(module).at(-1)),
    sources: ["W"],
  },
  {
    name: "View Only Admin",
    assumed: assume((module) => levelsOf(module).find((level) => level === "view_only")),
    sources: ["W"],
  },
  { name: USERS_ADMIN, ...USERS_ADMIN_ROLE },
  // The help page has it in the singular, the wire in the plural.
  { name: "User Admin", ...USERS_ADMIN_ROLE, onWire: USERS_ADMIN },
  {
    name: EXECUTIVE_INSIGHTS.zidentityRole,
    assumed: assume((module) => (module === "executive_insights" ? "full" : undefined)),
    sources: ["000", "W"],
  },
];

const BY_NAME: ReadonlyMap<string, PredefinedRole> = new Map(
  PREDEFINED_ROLES.map((role) => [role.name, role]),
);

/** The predefined role of ZIdentity with this exact name, or undefined. */
export function predefinedRole(name: string): PredefinedRole | undefined {
  return BY_NAME.get(name);
}

function assume(levelOn: (module: ModuleKey) => Level | undefined): DeclaredLevels {
  return new Map(MODULE_KEYS.map((module) => [module, levelOn(module)]));
}
