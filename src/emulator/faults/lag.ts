import { OPERATIONS } from "../../tenant";
import { TenantStore } from "../store";
import type { TenantDocument } from "../state";
import type { Call, Effect } from "./effect";
import type { FaultOf } from "./fault-kinds";
import { pageAsked } from "./page-query";
import { TOKEN } from "./selection";

/** One write that some list may not show yet. */
interface Write {
  /** The tenant as it was without it. */
  readonly before: TenantDocument;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** How often each list, by its path, has been read since. */
  readonly reads: Map<string, number>;
}

/** Older writes show in every list: this bounds what is remembered of a long run. */
const REMEMBERED = 500;

export function lag({ ms, reads, operations }: FaultOf<"lag">): Effect {
  const writes: Write[] = [];
  const hides = (write: Write, { now }: Call, list: string) =>
    ms === undefined ? (write.reads.get(list) ?? 0) < (reads ?? 0) : now() < write.at + ms;

  return {
    concerns: ({ target }) =>
      operations !== undefined || (target !== TOKEN && OPERATIONS[target].answers === "page"),
    written: (before, at) => {
      writes.push({ before, at, reads: new Map() });
      if (writes.length > REMEMBERED) writes.shift();
    },
    around: (handler, call) => (request) => {
      const hidden = writes.find((write) => hides(write, call, request.path));
      // A list of several pages is read once, from its first page on.
      if ((pageAsked(request.query)?.offset ?? 0) === 0) {
        for (const { reads: times } of writes) {
          times.set(request.path, (times.get(request.path) ?? 0) + 1);
        }
      }
      return hidden === undefined
        ? handler(request)
        : handler({ ...request, store: new TenantStore(hidden.before) });
    },
  };
}
