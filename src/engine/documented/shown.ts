import type { ShownEntitlements, UserEntitlementsReader, UserRecord } from "../../tenant";

/** Told before the first user and after each part of them. */
export type Progress = (read: number, total: number, requests: number) => void;

export interface ShowingOptions {
  /** Which of a user's two lists are asked for: those that stand in for what the tenant does not list. */
  readonly grants: boolean;
  readonly entitlements: boolean;
  readonly progress?: Progress | undefined;
}

/** So many users are asked for at a time: enough to keep the pace, and few enough to tell how far it is. */
const USERS_AT_ONCE = 250;

/** Reads users one by one, a request for each list; a user who is gone meanwhile shows nothing. */
export async function readShown(
  users: readonly UserRecord[],
  reader: UserEntitlementsReader,
  { progress, ...lists }: ShowingOptions,
): Promise<readonly ShownEntitlements[]> {
  const requests = users.length * (Number(lists.grants) + Number(lists.entitlements));
  if (requests === 0) return [];
  progress?.(0, users.length, requests);
  const all: ShownEntitlements[] = [];
  for (let start = 0; start < users.length; start += USERS_AT_ONCE) {
    const some = users.slice(start, start + USERS_AT_ONCE);
    const shown = await Promise.all(some.map((user) => reader.shown(user, lists)));
    all.push(...shown.filter((one) => one !== undefined));
    progress?.(start + some.length, users.length, requests);
  }
  return all;
}
