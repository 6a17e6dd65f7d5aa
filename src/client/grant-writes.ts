import type { GrantBody, GrantRecord, Principal } from "../tenant";
import { isDeepStrictEqual } from "node:util";
import { ConflictError, OutdatedWriteError, PreconditionFailedError } from "./errors";
import { isGone } from "./gone";
import { GRANT_OPERATIONS, paramsOf } from "./grant-operations";
import { type GrantReading, readGrantOf } from "./grant-reading";
import { ListTags } from "./list-tags";
import { understand } from "./misfit";
import { OwnWrites } from "./own-writes";
import type { Patience } from "./patience";
import type { ApiCaller, CallOptions } from "./request";
import { isPassing } from "./uncertain";
import { grantBodyOver, isUndone, readOwnGrant, sameGrant } from "./wire";

/** How often a record is read and changed again, because somebody else changed it in between. */
const CONFLICT_ATTEMPTS = 4;

type Change = (current: GrantRecord | undefined) => GrantBody | undefined;

/** What keeps a write from falling on something else than it was derived from. */
type Guard = Pick<CallOptions, "ifMatch" | "sendBefore">;

/**
 * Writes entitlements of both kinds. Callers see to it that one principal's are not changed twice at once.
 *
 * The contract has no way to write a grant only if it is still what was read (docs/decisions/0007): where the tenant
 * tags what it answers, the tag is sent; where it does not, a write that is not sent within a moment is derived anew,
 * and a record that was there before is read once more afterwards.
 */
export class GrantWrites {
  readonly #caller: ApiCaller;
  readonly #patience: Patience;
  readonly #own: OwnWrites<GrantRecord>;
  readonly #tags = new ListTags();

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
   * record is read again, and `change` applied to what is there now. So it is after a conflict, and where somebody
   * has undone what was written.
   */
  async change(
    principal: Principal,
    serviceId: string,
    change: Change,
  ): Promise<GrantRecord | undefined> {
    for (let attempt = 1; ; attempt += 1) {
      const found = await this.#read(principal, serviceId);
      const guard = this.#guard(found, attempt);
      try {
        const after = await this.#write(principal, serviceId, found, change(found.current), guard);
        if (isDeepStrictEqual(after, found.current)) return after;
        this.#own.wrote(keyOf(principal, serviceId), found.current, after);
        this.#tags.worked(guard.ifMatch);
        if (guard.ifMatch !== undefined || found.current === undefined) return after;
        const seen = await this.#lookAgain(principal, serviceId, found.current, after);
        if (!isUndone(found.current, after, seen) || attempt >= CONFLICT_ATTEMPTS) return seen;
      } catch (error) {
        this.#tags.failed(guard.ifMatch, error);
        if (error instanceof OutdatedWriteError) continue;
        if (attempt >= this.#mostAttempts(error)) throw error;
        await this.#patience.pause(attempt - 1);
      }
    }
  }

  async entitle(principal: Principal, serviceId: string): Promise<void> {
    const { entitle } = GRANT_OPERATIONS[principal.type];
    await this.#caller.call(entitle, { params: paramsOf(principal, serviceId) });
  }

  /** Resolves also when it is already gone. */
  removeEntitlement(principal: Principal, serviceId: string): Promise<void> {
    return this.#delete(principal, serviceId, "remove", {});
  }

  #mostAttempts(error: unknown): number {
    if (error instanceof ConflictError || error instanceof PreconditionFailedError)
      return CONFLICT_ATTEMPTS;
    return isPassing(error) ? this.#patience.retries + 1 : 0;
  }

  #guard({ etag }: GrantReading, attempt: number): Guard {
    const ifMatch = this.#tags.guard(etag);
    if (ifMatch !== undefined) return { ifMatch };
    const sendBefore = this.#patience.sendBefore(attempt);
    return sendBefore === undefined ? {} : { sendBefore };
  }

  #read(principal: Principal, serviceId: string): Promise<GrantReading> {
    return this.#own.upToDate(
      keyOf(principal, serviceId),
      () => readGrantOf(this.#caller, principal, serviceId),
      ({ current }) => current,
    );
  }

  /**
   * What is there after a write. What it was before says that the answer lags behind, and a look that fails makes no
   * failure of a write that was confirmed.
   */
  async #lookAgain(
    principal: Principal,
    serviceId: string,
    before: GrantRecord,
    after: GrantRecord | undefined,
  ): Promise<GrantRecord | undefined> {
    try {
      const { current } = await readGrantOf(this.#caller, principal, serviceId);
      return current !== undefined && sameGrant(current, before) ? after : current;
    } catch {
      return after;
    }
  }

  async #write(
    principal: Principal,
    serviceId: string,
    { current, missing }: GrantReading,
    body: GrantBody | undefined,
    guard: Guard,
  ): Promise<GrantRecord | undefined> {
    if (body === undefined || body.roles.length === 0) {
      if (current !== undefined) await this.#delete(principal, serviceId, "revoke", guard);
      return undefined;
    }
    if (missing !== undefined) throw missing;
    if (current !== undefined && sameGrant(current, body)) return current;
    const answer = await this.#caller.call(GRANT_OPERATIONS[principal.type].grant, {
      params: paramsOf(principal, serviceId),
      body: grantBodyOver(current, body),
      repeatable: false,
      ...guard,
    });
    return understand(answer, (record) => readOwnGrant(principal, serviceId, record), answer.body);
  }

  async #delete(
    principal: Principal,
    serviceId: string,
    kind: "revoke" | "remove",
    guard: Guard,
  ): Promise<void> {
    try {
      await this.#caller.call(GRANT_OPERATIONS[principal.type][kind], {
        params: paramsOf(principal, serviceId),
        repeatable: kind === "remove",
        ...guard,
      });
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  }
}

function keyOf(principal: Principal, serviceId: string): string {
  return JSON.stringify(paramsOf(principal, serviceId));
}
