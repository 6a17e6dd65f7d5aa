import type {
  EntitlementRecord,
  GrantRecord,
  GroupRecord,
  Principal,
  ShownEntitlements,
  UserEntitlementsReader,
  UserRecord,
} from "../../tenant";
import { isGone } from "../gone";
import { type ListReading, readAll } from "../paging";
import type { ApiCaller } from "../request";
import { readGroup, readOwnEntitlement, readOwnGrant, serviceIdOf } from "../wire";

/** What the tenant shows of one user, and the groups that he is a member of. */
export interface UserHoldings extends ShownEntitlements {
  readonly groups: readonly GroupRecord[];
}

/**
 * Reads users one by one, a request for each list, as fast as the pace allows. Every read is fresh.
 * Throws the client's errors; a user who is gone meanwhile is `undefined`.
 */
export class DocumentedReader implements UserEntitlementsReader {
  readonly #caller: ApiCaller;

  constructor(caller: ApiCaller) {
    this.#caller = caller;
  }

  holdings(user: UserRecord): Promise<UserHoldings | undefined> {
    return unlessGone(async () => {
      const [grants, entitlements, groups] = await Promise.all([
        this.grants(user),
        this.entitlements(user),
        this.groups(user),
      ]);
      return { user, grants, entitlements, groups };
    });
  }

  /** A request for each list that is asked for. */
  shown(
    user: UserRecord,
    lists: { readonly grants: boolean; readonly entitlements: boolean },
  ): Promise<ShownEntitlements | undefined> {
    return unlessGone(async () => {
      const [grants, entitlements] = await Promise.all([
        lists.grants ? this.grants(user) : [],
        lists.entitlements ? this.entitlements(user) : [],
      ]);
      return { user, grants, entitlements };
    });
  }

  /** Of all these users who are still there, in their order. */
  async allHoldings(users: readonly UserRecord[]): Promise<readonly UserHoldings[]> {
    const found = await Promise.all(users.map((user) => this.holdings(user)));
    return found.filter((holdings) => holdings !== undefined);
  }

  /** `GET /users/{userId}/admin-entitlements`: one record for each service. */
  grants(user: UserRecord): Promise<readonly GrantRecord[]> {
    const principal = principalOf(user);
    return this.#list(user, "readUserAdminEntitlements", {
      parse: (record) => readOwnGrant(principal, serviceIdOf(record), record),
      key: ({ serviceId }) => serviceId,
    });
  }

  /** `GET /users/{userId}/service-entitlements`. */
  entitlements(user: UserRecord): Promise<readonly EntitlementRecord[]> {
    const principal = principalOf(user);
    return this.#list(user, "readUserServiceEntitlements", {
      parse: (record) => readOwnEntitlement(principal, record),
      key: ({ serviceId }) => serviceId,
    });
  }

  /** `GET /users/{userId}/groups`. */
  groups(user: UserRecord): Promise<readonly GroupRecord[]> {
    return this.#list(user, "listUserGroups", { parse: readGroup, key: ({ id }) => id });
  }

  #list<T>(
    user: UserRecord,
    operation: "readUserAdminEntitlements" | "readUserServiceEntitlements" | "listUserGroups",
    reading: ListReading<T>,
  ): Promise<readonly T[]> {
    return readAll(this.#caller, operation, { userId: user.id }, reading);
  }
}

async function unlessGone<T>(reading: () => Promise<T>): Promise<T | undefined> {
  try {
    return await reading();
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

function principalOf({ id, loginName }: UserRecord): Principal {
  return { type: "USER", id, name: loginName };
}
