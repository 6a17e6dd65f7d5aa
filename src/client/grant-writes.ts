import type { GrantBody, GrantRecord, OperationId, Principal, PrincipalType } from "../tenant";
import { isDeepStrictEqual } from "node:util";
import { ConflictError, type NotFoundError, PreconditionFailedError } from "./errors";
import { isGone } from "./gone";
import { understand } from "./misfit";
import { OwnWrites } from "./own-writes";
import { readAll } from "./paging";
import type { Patience } from "./patience";
import type { ApiCaller } from "./request";
import { isPassing } from "./uncertain";
import { readOwnGrant, sameGrant, serviceIdOf } from "./wire";

interface GrantOperations {
  readonly read: OperationId;
  readonly grant: OperationId;
  readonly revoke: OperationId;
  readonly entitle: OperationId;
  readonly remove: OperationId;
  /** The path's parameter that takes the principal's id. */
  readonly parameter: string;
}

const OPERATIONS_OF: Record<PrincipalType, GrantOperations> = {
  USER: {
    read: "readUserAdminEntitlements",
    grant: "grantUser",
    revoke: "revokeUser",
    entitle: "entitleUser",
    remove: "removeUserEntitlement",
    parameter: "userId",
  },
  GROUP: {
    read: "readGroupAdminEntitlements",
    grant: "grantGroup",
    revoke: "revokeGroup",
    entitle: "entitleGroup",
    remove: "removeGroupEntitlement",
    parameter: "groupId",
  },
};

/** How often a record is read and changed again, because somebody else changed it in between. */
const CONFLICT_ATTEMPTS = 4;

interface Found {
  readonly current: GrantRecord | undefined;
  /** The principal is not there. */
  readonly missing?: NotFoundError;
}

/** Writes entitlements of both kinds. Callers see to it that one pair is not changed twice at once. */
export class GrantWrites {
  readonly #caller: ApiCaller;
  readonly #patience: Patience;
  readonly #own: OwnWrites<GrantRecord>;

  constructor(caller: ApiCaller, patience: Patience) {
    this.#caller = caller;
    this.#patience = patience;
    this.#own = new OwnWrites<GrantRecord>(sameGrant, patience);
  }

  /**
   * The pair's record after the change; undefined where it has none. Nothing is written that is so already.
   * A record holds at least one role, so a body without roles revokes.
   *
   * A write whose outcome is open is not sent again as it was, since somebody else may have written meanwhile: the
   * record is read again, and `change` applied to what is there now. So it is after a conflict.
   */
  async change(
    principal: Principal,
    serviceId: string,
    change: (current: GrantRecord | undefined) => GrantBody | undefined,
  ): Promise<GrantRecord | undefined> {
    const key = JSON.stringify(paramsOf(principal, serviceId));
    for (let attempt = 1; ; attempt += 1) {
      const found = await this.#own.upToDate(
        key,
        () => this.#read(principal, serviceId),
        ({ current }) => current,
      );
      try {
        const after = await this.#write(principal, serviceId, found, change(found.current));
        if (!isDeepStrictEqual(after, found.current)) this.#own.wrote(key, found.current, after);
        return after;
      } catch (error) {
        const conflict = error instanceof ConflictError || error instanceof PreconditionFailedError;
        const most = conflict
          ? CONFLICT_ATTEMPTS
          : isPassing(error)
            ? this.#patience.retries + 1
            : 0;
        if (attempt >= most) throw error;
        await this.#patience.pause(attempt - 1);
      }
    }
  }

  async #write(
    principal: Principal,
    serviceId: string,
    { current, missing }: Found,
    body: GrantBody | undefined,
  ): Promise<GrantRecord | undefined> {
    if (body === undefined || body.roles.length === 0) {
      if (current !== undefined) await this.#delete(principal, serviceId, "revoke");
      return undefined;
    }
    if (missing !== undefined) throw missing;
    if (current !== undefined && sameGrant(current, body)) return current;
    return await this.#put(principal, serviceId, body);
  }

  async entitle(principal: Principal, serviceId: string): Promise<void> {
    const { entitle } = OPERATIONS_OF[principal.type];
    await this.#caller.call(entitle, { params: paramsOf(principal, serviceId) });
  }

  /** Resolves also when it is already gone. */
  removeEntitlement(principal: Principal, serviceId: string): Promise<void> {
    return this.#delete(principal, serviceId, "remove");
  }

  /** A principal that is gone holds nothing: that is fine for who revokes, and an error for who grants. */
  async #read(principal: Principal, serviceId: string): Promise<Found> {
    const { read, parameter } = OPERATIONS_OF[principal.type];
    try {
      const records = await readAll(
        this.#caller,
        read,
        { [parameter]: principal.id },
        {
          parse: (record) => readOwnGrant(principal, serviceIdOf(record), record),
          key: (record) => record.serviceId,
        },
      );
      return { current: records.find((record) => record.serviceId === serviceId) };
    } catch (error) {
      if (isGone(error)) return { current: undefined, missing: error };
      throw error;
    }
  }

  async #put(principal: Principal, serviceId: string, body: GrantBody): Promise<GrantRecord> {
    const { grant } = OPERATIONS_OF[principal.type];
    const answer = await this.#caller.call(grant, {
      params: paramsOf(principal, serviceId),
      body: toWire(body),
      repeatable: false,
    });
    return understand(answer, (record) => readOwnGrant(principal, serviceId, record), answer.body);
  }

  async #delete(principal: Principal, serviceId: string, kind: "revoke" | "remove"): Promise<void> {
    try {
      const operation = OPERATIONS_OF[principal.type][kind];
      await this.#caller.call(operation, {
        params: paramsOf(principal, serviceId),
        repeatable: kind === "remove",
      });
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  }
}

function paramsOf(principal: Principal, serviceId: string): Record<string, string> {
  return { [OPERATIONS_OF[principal.type].parameter]: principal.id, serviceId };
}

/** Ids alone: a record that was read may be handed back, and its names are not the caller's to set. */
function toWire({ roles, scope }: GrantBody): GrantBody {
  const body = { roles: roles.map(({ id }) => ({ id })) };
  return scope === undefined ? body : { ...body, scope: { id: scope.id } };
}
