import { isDeepStrictEqual } from "node:util";
import type { RoleRecord, TenantReader } from "../tenant";
import {
  ApiError,
  ConflictError,
  ConnectionLostError,
  PreconditionFailedError,
  RequestTimeoutError,
  UnconfirmedCreateError,
  UnexpectedAnswerError,
} from "./errors";
import { isGone } from "./gone";
import { understand } from "./paginate";
import type { ApiCaller } from "./request";
import { readRole, sameRole } from "./wire";

/** How often a role is read and changed again, because somebody else changed it in between. */
const REPLACE_ATTEMPTS = 4;

/** Writes roles; what it writes reaches the tenant once, or the caller learns that it is not certain. */
export class RoleWrites {
  readonly #caller: ApiCaller;
  /** Reads afresh. */
  readonly #lists: Pick<TenantReader, "roles">;

  constructor(caller: ApiCaller, lists: Pick<TenantReader, "roles">) {
    this.#caller = caller;
    this.#lists = lists;
  }

  /** `knownIds`: roles that are known to have existed before. */
  async create(body: Omit<RoleRecord, "id">, knownIds: ReadonlySet<string>): Promise<RoleRecord> {
    try {
      const answer = await this.#caller.call("createRole", { body });
      return understand(answer, readRole, answer.body);
    } catch (error) {
      if (!(error instanceof Error) || !mayHaveHappened(error)) throw error;
      return await this.#findCreated(body, knownIds, error);
    }
  }

  /** A role's name is unique, so the one of this name, if it says the same and is new, is the one that was sent. */
  async #findCreated(
    body: Omit<RoleRecord, "id">,
    knownIds: ReadonlySet<string>,
    failure: Error,
  ): Promise<RoleRecord> {
    const what = `the role ${JSON.stringify(body.name)}`;
    const roles = await this.#lists.roles().catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : "unknown";
      throw new UnconfirmedCreateError(what, `The roles could not be read: ${reason}`, failure);
    });
    const found = roles.find(({ name }) => name === body.name);
    if (found !== undefined && !knownIds.has(found.id) && sameRole(found, body)) return found;
    throw new UnconfirmedCreateError(
      what,
      found === undefined
        ? "The tenant does not list it now. Look again before it is created anew."
        : `The tenant lists one of this name, id ${found.id}, ${knownIds.has(found.id) ? "which was there before" : "which says something else"}. Import it, or choose another name.`,
      failure,
    );
  }

  async replace(id: string, change: (current: RoleRecord) => RoleRecord): Promise<RoleRecord> {
    let before: RoleRecord | undefined;
    let conflict: Error | undefined;
    for (let attempt = 1; attempt <= REPLACE_ATTEMPTS; attempt += 1) {
      const { role, etag } = await this.#read(id);
      // The role is as it was, so nobody changed it: the conflict is about something else, such as its name.
      if (conflict instanceof ConflictError && isDeepStrictEqual(role, before)) throw conflict;
      const next = change(role);
      if (isDeepStrictEqual(next, role)) return role;
      try {
        return await this.#put(id, next, etag);
      } catch (error) {
        if (!(error instanceof ConflictError) && !(error instanceof PreconditionFailedError))
          throw error;
        conflict = error;
        before = role;
      }
    }
    throw conflict ?? new Error("A role is replaced at least once.");
  }

  /** Resolves also when it is already gone. */
  async delete(id: string): Promise<void> {
    try {
      await this.#caller.call("deleteRole", { params: { roleId: id } });
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  }

  async #read(id: string): Promise<{ role: RoleRecord; etag: string | undefined }> {
    const answer = await this.#caller.call("readRole", { params: { roleId: id } });
    return { role: understand(answer, readRole, answer.body), etag: answer.etag };
  }

  async #put(id: string, body: RoleRecord, etag: string | undefined): Promise<RoleRecord> {
    const answer = await this.#caller.call("replaceRole", {
      params: { roleId: id },
      body,
      ...(etag === undefined ? {} : { ifMatch: etag }),
    });
    return understand(answer, readRole, answer.body);
  }
}

/** Failures after which nobody knows whether the request was carried out. */
function mayHaveHappened(error: Error): boolean {
  if (error instanceof RequestTimeoutError || error instanceof ConnectionLostError) return true;
  if (error instanceof ApiError) return error.status >= 500;
  return error instanceof UnexpectedAnswerError && (error.status >= 500 || error.status < 300);
}
