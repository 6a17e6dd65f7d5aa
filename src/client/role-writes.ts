import { isDeepStrictEqual } from "node:util";
import type { RoleRecord, TenantReader } from "../tenant";
import {
  ConflictError,
  OutdatedWriteError,
  PreconditionFailedError,
  RequestAbortedError,
  UnconfirmedCreateError,
} from "./errors";
import { isGone } from "./gone";
import { OwnWrites } from "./own-writes";
import { understand } from "./misfit";
import type { Patience } from "./patience";
import type { ApiCaller } from "./request";
import { isPassing, mayHaveHappened } from "./uncertain";
import { readRole, sameRole } from "./wire";

/** How often a role is read and changed again, because somebody else changed it in between. */
const CONFLICT_ATTEMPTS = 4;

/** How many more looks are taken for a role that may have been created, before it is sent again. */
const LOOKS_BEFORE_RETRY = 2;

type NewRole = Omit<RoleRecord, "id">;

interface FreshRole {
  readonly role: RoleRecord;
  readonly etag: string | undefined;
}

/** Writes roles; what it writes reaches the tenant once, or the caller learns that it is not certain. */
export class RoleWrites {
  readonly #caller: ApiCaller;
  /** Reads afresh. */
  readonly #lists: Pick<TenantReader, "roles">;
  readonly #patience: Patience;
  readonly #own: OwnWrites<RoleRecord>;
  readonly #deleted = new Set<string>();

  constructor(caller: ApiCaller, lists: Pick<TenantReader, "roles">, patience: Patience) {
    this.#caller = caller;
    this.#lists = lists;
    this.#patience = patience;
    this.#own = new OwnWrites<RoleRecord>(isDeepStrictEqual, patience);
  }

  /**
   * `knownIds`: roles that are known to have existed before. A request whose outcome is open is sent again only
   * after a look that does not show the role; and the tenant takes a name once, so that it cannot be there twice.
   */
  async create(body: NewRole, knownIds: ReadonlySet<string>): Promise<RoleRecord> {
    let open: Error | undefined;
    for (let retries = 0; ; retries += 1) {
      try {
        const answer = await this.#caller.call("createRole", { body });
        const role = understand(answer, readRole, answer.body);
        this.#own.wrote(role.id, undefined, role);
        return role;
      } catch (error) {
        // After an open outcome, that the name is taken says that the role is there, though not yet in the list.
        const taken = open !== undefined && error instanceof ConflictError;
        if (!taken && !mayHaveHappened(error)) throw error;
        open ??= error;
        const found = await this.#findCreated(
          body,
          knownIds,
          open,
          taken ? Infinity : LOOKS_BEFORE_RETRY,
        );
        if (found !== undefined) return found;
        if (taken || retries >= this.#patience.retries || !isPassing(error))
          throw unconfirmed(
            body,
            "The tenant does not list it now. Look again before it is created anew.",
            open,
          );
        await this.#patience.pause(retries);
      }
    }
  }

  /** A role's name is unique, so the one of this name, if it says the same and is new, is the one that was sent. */
  async #findCreated(
    body: NewRole,
    knownIds: ReadonlySet<string>,
    failure: Error,
    mostLooks: number,
  ): Promise<RoleRecord | undefined> {
    for (let looks = 0; ; looks += 1) {
      const roles = await this.#lists.roles().catch((error: unknown) => {
        if (error instanceof RequestAbortedError) throw error;
        const reason = error instanceof Error ? error.message : "unknown";
        throw unconfirmed(body, `The roles could not be read: ${reason}`, failure);
      });
      const found = roles.find(({ name }) => name === body.name);
      if (found === undefined) {
        if (looks < mostLooks && (await this.#patience.look(looks))) continue;
        return undefined;
      }
      if (!knownIds.has(found.id) && sameRole(found, body)) return found;
      const which = knownIds.has(found.id) ? "which was there before" : "which says something else";
      throw unconfirmed(
        body,
        `The tenant lists one of this name, id ${found.id}, ${which}. Import it, or choose another name.`,
        failure,
      );
    }
  }

  /** With an ETag a repetition is refused where the first took effect; without, it is derived anew. */
  async replace(id: string, change: (current: RoleRecord) => RoleRecord): Promise<RoleRecord> {
    let before: RoleRecord | undefined;
    let conflict: unknown;
    for (let attempt = 1; ; attempt += 1) {
      const { role, etag } = await this.#read(id);
      const sendBefore = etag === undefined ? this.#patience.sendBefore(attempt) : undefined;
      // The role is as it was, so nobody changed it: the conflict is about something else, such as its name.
      if (conflict instanceof ConflictError && isDeepStrictEqual(role, before)) throw conflict;
      const next = change(role);
      if (isDeepStrictEqual(next, role)) return role;
      try {
        const after = await this.#put(id, next, etag, sendBefore);
        this.#own.wrote(id, role, after);
        return after;
      } catch (error) {
        if (error instanceof OutdatedWriteError) continue;
        const mayGoOn =
          error instanceof ConflictError || error instanceof PreconditionFailedError
            ? attempt < CONFLICT_ATTEMPTS
            : isPassing(error) && attempt <= this.#patience.retries;
        if (!mayGoOn) throw error;
        if (isPassing(error)) await this.#patience.pause(attempt - 1);
        conflict = error;
        before = role;
      }
    }
  }

  /** Resolves also when it is already gone. One that this process deleted is not deleted again: ids are not reused. */
  async delete(id: string): Promise<void> {
    if (this.#deleted.has(id)) return;
    try {
      await this.#caller.call("deleteRole", { params: { roleId: id } });
    } catch (error) {
      if (!isGone(error)) throw error;
    }
    this.#deleted.add(id);
  }

  /** A role that this process has just created or replaced may not show yet. Throws `NotFoundError` after a wait. */
  async #read(id: string): Promise<FreshRole> {
    const read = async (): Promise<FreshRole | Error> => {
      try {
        const answer = await this.#caller.call("readRole", { params: { roleId: id } });
        return { role: understand(answer, readRole, answer.body), etag: answer.etag };
      } catch (error) {
        if (isGone(error)) return error;
        throw error;
      }
    };
    const found = await this.#own.upToDate(id, read, (answer) =>
      answer instanceof Error ? undefined : answer.role,
    );
    if (found instanceof Error) throw found;
    return found;
  }

  async #put(
    id: string,
    body: RoleRecord,
    etag: string | undefined,
    sendBefore: number | undefined,
  ): Promise<RoleRecord> {
    const answer = await this.#caller.call("replaceRole", {
      params: { roleId: id },
      body,
      repeatable: etag !== undefined,
      ...(etag === undefined ? {} : { ifMatch: etag }),
      ...(sendBefore === undefined ? {} : { sendBefore }),
    });
    return understand(answer, readRole, answer.body);
  }
}

function unconfirmed({ name }: NewRole, found: string, failure: Error): UnconfirmedCreateError {
  return new UnconfirmedCreateError(`the role ${JSON.stringify(name)}`, found, failure);
}
