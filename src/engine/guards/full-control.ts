import { highest, isLevel, type Level } from "../../rbac";
import { findOwnService, isSuperAdmin } from "../../resources";
import type { GrantRecord, TenantReader } from "../../tenant";
import { levelsOf, readMemberships } from "../live-facts";
import { keyOfId } from "../live-keys";

/**
 * The modules on which Full lets an admin give himself, and anybody else, everything that he does not have yet: he can
 * make any role (Roles), assign it (Administrative Entitlements), and both take Full on Users and Groups (001, 002).
 */
const CONTROLLING_MODULES = ["administrative_entitlements", "roles", "users_and_groups"] as const;

/** The active users with full control over ZIdentity, through whatever way: id to login name. */
export async function usersInFullControl(
  reader: TenantReader,
): Promise<ReadonlyMap<string, string>> {
  const own = await findOwnService(reader);
  const grants = await reader.grants(own.service.id);
  const groupIds = grants
    .filter(({ principal }) => principal.type === "GROUP")
    .map(({ principal }) => principal.id);
  const groupsOf = await readMemberships(groupIds, reader);
  const levels = new LevelsOfGrants(grants, await levelsOfRoles(reader));
  const users = await reader.users();
  return new Map(
    users
      .filter(({ status }) => status !== false)
      .filter(({ id }) => levels.controls([`USER/${id}`, ...groupKeys(groupsOf, id)]))
      .map(({ id, loginName }) => [id, loginName]),
  );
}

const FULL_CONTROL: ReadonlyMap<string, string> = new Map(
  CONTROLLING_MODULES.map((module) => [module, "full"]),
);

type RoleLevels = ReadonlyMap<string, ReadonlyMap<string, string | undefined>>;

function groupKeys(groupsOf: ReadonlyMap<string, readonly string[]>, userId: string): string[] {
  return (groupsOf.get(keyOfId(userId)) ?? []).map((key) => key.replace(/^id:/, "GROUP/"));
}

async function levelsOfRoles(reader: TenantReader): Promise<RoleLevels> {
  const roles = await reader.roles();
  return new Map(
    roles.flatMap((role) => {
      const levels = levelsOf(role) ?? (isSuperAdmin(role) ? FULL_CONTROL : undefined);
      return levels === undefined ? [] : [[role.id, levels] as const];
    }),
  );
}

class LevelsOfGrants {
  readonly #roleIds: ReadonlyMap<string, readonly string[]>;
  readonly #levels: RoleLevels;

  constructor(grants: readonly GrantRecord[], levels: RoleLevels) {
    this.#roleIds = new Map(
      grants.map(({ principal: { type, id }, roles }) => [
        `${type}/${id}`,
        roles.map((role) => role.id),
      ]),
    );
    this.#levels = levels;
  }

  /** Whether these principals together, a user and his groups, hold all that full control takes. */
  controls(principals: readonly string[]): boolean {
    const roleIds = principals.flatMap((key) => this.#roleIds.get(key) ?? []);
    if (roleIds.length === 0) return false;
    return CONTROLLING_MODULES.every((module) => this.#level(roleIds, module) === "full");
  }

  #level(roleIds: readonly string[], module: string): Level {
    const levels = roleIds.map((id) => this.#levels.get(id)?.get(module) ?? "none");
    return highest(levels.filter(isLevel));
  }
}
