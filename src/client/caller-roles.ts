import {
  CapabilityMissingError,
  parseServiceScope,
  type RoleRecord,
  type ServiceWithScopes,
  ZIDENTITY_SERVICE,
} from "../tenant";
import { ApiError, UnexpectedAnswerError } from "./errors";

/** What it takes to tell which roles the caller holds. */
export interface CallerLists {
  /** The lines that our own API client holds; undefined where the tenant does not list it. */
  callerScopeIds(): Promise<readonly string[] | undefined>;
  services(): Promise<readonly ServiceWithScopes[]>;
  roles(): Promise<readonly RoleRecord[]>;
}

/**
 * ZIdentity's own roles that the caller holds, with permissions. Undefined unless the tenant tells all of it: what is
 * not known must not look like a level that the caller lacks.
 */
export async function readCallerRoles(
  lists: CallerLists,
): Promise<readonly RoleRecord[] | undefined> {
  try {
    const scopeIds = await lists.callerScopeIds();
    if (scopeIds === undefined) return undefined;
    const own = (await lists.services()).find(({ service }) => service.name === ZIDENTITY_SERVICE);
    if (own === undefined) return undefined;
    const roleIds = scopeIds
      .filter((id) => id.startsWith(`${own.service.id}:`))
      .map((id) => parseServiceScope({ id, name: "Role:" })?.id);
    if (roleIds.length === 0) return undefined;
    const roles = new Map((await lists.roles()).map((role) => [role.id, role]));
    const held = roleIds.map((id) => (id === undefined ? undefined : roles.get(id)));
    const known = held.filter((role) => role !== undefined);
    return known.length === held.length ? known : undefined;
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

/** The tenant does not offer it, does not allow it, or answers in another form: none of it is the user's concern. */
function isRefusal(error: unknown): boolean {
  if (error instanceof CapabilityMissingError || error instanceof UnexpectedAnswerError)
    return true;
  return error instanceof ApiError && [403, 404, 405, 501].includes(error.status);
}
