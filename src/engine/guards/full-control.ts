import { type DeclaredLevels, fullAdministrator, highest, isLevel } from "../../rbac";
import { findOwnService, levelsOfRecord } from "../../resources";
import type { GrantRecord, RoleRecord, TenantReader } from "../../tenant";
import { readMemberships } from "../live-facts";
import { keyOfId } from "../live-keys";

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
  const levels = new LevelsOfGrants(grants, await reader.roles());
  const users = await reader.users();
  return new Map(
    users
      .filter(({ status }) => status !== false)
      .filter(({ id }) => levels.controls([`USER/${id}`, ...groupKeys(groupsOf, id)]))
      .map(({ id, loginName }) => [id, loginName]),
  );
}

function groupKeys(groupsOf: ReadonlyMap<string, readonly string[]>, userId: string): string[] {
  return (groupsOf.get(keyOfId(userId)) ?? []).map((key) => key.replace(/^id:/, "GROUP/"));
}

interface HeldRole {
  readonly name: string;
  readonly levels: DeclaredLevels | undefined;
}

class LevelsOfGrants {
  readonly #roles: ReadonlyMap<string, HeldRole>;
  readonly #roleIds: ReadonlyMap<string, readonly string[]>;

  constructor(grants: readonly GrantRecord[], roles: readonly RoleRecord[]) {
    this.#roles = new Map(
      roles.map((role) => [role.id, { name: role.name, levels: levelsOfRecord(role) }]),
    );
    this.#roleIds = new Map(
      grants.map(({ principal: { type, id }, roles: held }) => [
        `${type}/${id}`,
        held.map((role) => role.id),
      ]),
    );
  }

  /** Whether these principals together, a user and his groups, hold all that full control takes. */
  controls(principals: readonly string[]): boolean {
    const held = principals
      .flatMap((key) => this.#roleIds.get(key) ?? [])
      .flatMap((id) => this.#roles.get(id) ?? []);
    const levelOf = (module: string) =>
      highest(held.map(({ levels }) => levels?.get(module) ?? "none").filter(isLevel));
    return (
      held.length > 0 &&
      fullAdministrator({ roleNames: held.map(({ name }) => name), levelOf }) !== undefined
    );
  }
}
