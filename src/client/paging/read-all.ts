import { LARGEST_PAGE, OPERATIONS, type OperationId } from "../../tenant";
import { UnstableListError } from "../errors";
import { misfit } from "../misfit";
import type { ApiCaller } from "../request";
import { ListInProgress, type ListReading } from "./list-reading";
import { type Page, readPage } from "./page";

/** How often a list that changes while it is read is read at the most. */
const READINGS = 5;

/** How many pages are asked for at once: so many at the most are asked for in vain where a total is far too large. */
const WAVE = 25;

/**
 * All records of a list, each key once, in the order in which the tenant lists them.
 *
 * Pages are asked for by offset, several at once where the total promises them; a `next_link` is never followed: it
 * names another host. Each page begins with the last record of the one before, so that it shows when a record came
 * or went in between: then the list is read again, at most five times. The end is where nothing further comes,
 * since a total may be wrong.
 *
 * Throws `UnexpectedAnswerError` when a record has another form or the server gives one page for ever, and
 * `UnstableListError` when each reading was disturbed.
 */
export async function readAll<T>(
  caller: ApiCaller,
  operation: OperationId,
  params: Readonly<Record<string, string>>,
  reading: ListReading<T>,
): Promise<readonly T[]> {
  const paged = OPERATIONS[operation].answers === "page";
  const ask = async (offset: number): Promise<Page> => {
    const query = paged || offset > 0 ? { offset, limit: LARGEST_PAGE } : {};
    const answer = await caller.call(operation, { params, query });
    reading.answered?.(answer);
    return readPage(answer, offset);
  };
  let overlap = 1;
  let doubtful: readonly T[] | undefined;
  let why = "";
  let page = await ask(0);
  for (let readings = 1; readings <= READINGS; readings += 1) {
    if (readings > 1) page = await ask(0);
    // A plain list has no pages.
    if (!paged && page.total === undefined) return new ListInProgress(reading, page, 0).records;
    const list = new ListInProgress(reading, page, overlap);
    const ended = await readOn(list, ask, page);
    if (ended === "repeated") {
      if (list.overlap === 0)
        throw misfit(
          page.answer,
          `a page repeats the first, at ${list.received} of ${page.total} records.`,
        );
      // A server that cuts offsets to whole pages gives its first page where an overlapping one was asked for.
      overlap = 0;
      continue;
    }
    const doubt =
      ended === "moved" ? "a page did not begin where the one before ended" : list.doubt();
    // What looks odd, and is the same each time, is the server's way and no change.
    if (doubt === undefined || (ended === "end" && doubtful !== undefined && list.equals(doubtful)))
      return list.records;
    doubtful = ended === "end" ? list.records : undefined;
    why = doubt;
  }
  throw new UnstableListError("GET", page.answer.answer.url, READINGS, why);
}

/** Reads on from the first page to the end, or to where the pages no longer fit together. */
async function readOn<T>(
  list: ListInProgress<T>,
  ask: (offset: number) => Promise<Page>,
  first: Page,
): Promise<"end" | "moved" | "repeated"> {
  const step = first.records.length - list.overlap;
  let meaning = list.meaningOfFirst;
  let regular = true;
  while (meaning === "more") {
    const missing = Math.ceil(((first.total ?? 0) - list.received) / step);
    const count = regular ? Math.min(WAVE, Math.max(1, missing)) : 1;
    const begin = list.received - list.overlap;
    const pages = await Promise.all(
      Array.from({ length: count }, (_, at) => ask(begin + at * step)),
    );
    for (const page of pages) {
      // The page before was cut shorter than the first: what lies between comes before this one.
      if (page.offset !== list.received - list.overlap) regular = false;
      else meaning = list.take(page);
      if (!regular || meaning !== "more") break;
    }
  }
  return meaning;
}
