import type { GrantRecord, Principal } from "../tenant";
import type { NotFoundError } from "./errors";
import { isGone } from "./gone";
import { GRANT_OPERATIONS } from "./grant-operations";
import { readAll } from "./paging";
import type { ApiCaller, CallAnswer } from "./request";
import { readOwnGrant, serviceIdOf } from "./wire";

/** What a principal's own list says of one service. */
export interface GrantReading {
  readonly current: GrantRecord | undefined;
  /** The tag of the list, where the tenant sends one and all of the list came with it. */
  readonly etag?: string;
  /** The principal is not there. */
  readonly missing?: NotFoundError;
}

/** A principal that is gone holds nothing: that is fine for who revokes, and an error for who grants. */
export async function readGrantOf(
  caller: ApiCaller,
  principal: Principal,
  serviceId: string,
): Promise<GrantReading> {
  const { read, parameter } = GRANT_OPERATIONS[principal.type];
  const answers: CallAnswer[] = [];
  try {
    const records = await readAll(
      caller,
      read,
      { [parameter]: principal.id },
      {
        parse: (record) => readOwnGrant(principal, serviceIdOf(record), record),
        key: (record) => record.serviceId,
        answered: (answer) => answers.push(answer),
      },
    );
    const current = records.find((record) => record.serviceId === serviceId);
    const etag = answers.length === 1 ? answers[0]?.etag : undefined;
    return { current, ...(etag === undefined ? {} : { etag }) };
  } catch (error) {
    if (isGone(error)) return { current: undefined, missing: error };
    throw error;
  }
}
