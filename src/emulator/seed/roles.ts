import { MODULE_LEVELS } from "../permissions";
import type { StoredRole } from "../state";
import type { SeedSource } from "./source";

export const SUPER_ADMIN_NAME = "Super Admin";
export const USERS_ADMIN_NAME = "Users Admin";

interface PredefinedRole {
  readonly name: string;
  readonly description: string;
  /** The level on a module that offers these levels, weakest first; undefined for none. */
  readonly levelOn: (module: string, offered: readonly string[]) => string | undefined;
}

const USERS_ADMIN_MODULES = ["USERS_AND_GROUPS", "USER_CREDENTIALS", "SERVICE_ENTITLEMENTS"];

/** The four that no tenant can change or delete. */
const PREDEFINED: readonly PredefinedRole[] = [
  {
    name: SUPER_ADMIN_NAME,
    description: "Full access to everything",
    levelOn: (_module, offered) => offered.at(-1),
  },
  {
    name: "View Only Admin",
    description: "Sees everything, changes nothing",
    levelOn: (_module, offered) => offered.find((level) => level === "VIEW_ONLY"),
  },
  {
    name: USERS_ADMIN_NAME,
    description: "Manages users, groups, credentials and who may use which service",
    levelOn: (module) => (USERS_ADMIN_MODULES.includes(module) ? "FULL" : undefined),
  },
  {
    name: "CXO Insight User",
    description: "Opens the Executive Insights app",
    levelOn: (module) => (module === "EXECUTIVE_INSIGHTS" ? "FULL" : undefined),
  },
];

export function seedRoles({ idOf }: SeedSource): StoredRole[] {
  return PREDEFINED.map(({ name, description, levelOn }) => ({
    id: idOf(name),
    name,
    description,
    systemDefined: true,
    permissions: Object.fromEntries(
      [...MODULE_LEVELS].flatMap(([module, offered]) => {
        const level = levelOn(module, offered);
        return level === undefined ? [] : [[module, level]];
      }),
    ),
  }));
}
