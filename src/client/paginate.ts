import { LARGEST_PAGE, OPERATIONS, type OperationId } from "../tenant";
import { UnexpectedAnswerError } from "./errors";
import { isObject } from "./is-object";
import type { ApiCaller, CallAnswer } from "./request";
import { Misfit } from "./wire";

/** How the records of one list are read, and what tells them apart. */
export interface ListReading<T> {
  readonly parse: (record: unknown) => T;
  readonly key: (record: T) => string;
}

/**
 * All records of a list, each key once, in the order in which the tenant lists them.
 *
 * Pages are asked for by offset and advance by what came, since a server may cut pages shorter than asked. A
 * `next_link` is never followed: it names another host. Ends at the total, under either name; at an empty page;
 * and, where there is no total, at a page shorter than the server's own size or one that brings nothing new.
 * Throws `UnexpectedAnswerError` when a record has another form, or pages repeat before the total is reached.
 */
export async function readAll<T>(
  caller: ApiCaller,
  operation: OperationId,
  params: Readonly<Record<string, string>>,
  { parse, key }: ListReading<T>,
): Promise<readonly T[]> {
  const found = new Map<string, T>();
  const paged = OPERATIONS[operation].answers === "page";
  for (let offset = 0; ;) {
    const query = paged || offset > 0 ? { offset, limit: LARGEST_PAGE } : {};
    const answer = await caller.call(operation, { params, query });
    const page = readPage(answer);
    const before = found.size;
    for (const [index, raw] of page.records.entries()) {
      const record = understand(answer, parse, raw, `record ${offset + index + 1}`);
      if (!found.has(key(record))) found.set(key(record), record);
    }
    offset += page.records.length;
    if (isLast(page, offset, found.size > before, paged)) return [...found.values()];
    if (found.size === before) {
      throw misfit(answer, `a page repeats the one before, at ${offset} of ${page.total} records.`);
    }
  }
}

interface Page {
  readonly records: readonly unknown[];
  readonly total: number | undefined;
  /** How many records the server puts on a page, where it says so. */
  readonly size: number | undefined;
}

function isLast(page: Page, received: number, broughtNew: boolean, paged: boolean): boolean {
  if (page.records.length === 0) return true;
  if (page.total !== undefined) return received >= page.total;
  if (!paged || !broughtNew) return true;
  return page.size !== undefined && page.records.length < page.size;
}

function readPage(answer: CallAnswer): Page {
  const { body } = answer;
  if (Array.isArray(body)) return { records: body, total: undefined, size: undefined };
  const records = isObject(body) ? body["records"] : undefined;
  if (!isObject(body) || !Array.isArray(records)) throw misfit(answer, `it holds no "records".`);
  const totals = [count(body["totalRecord"]), count(body["results_total"])].filter(
    (total) => total !== undefined,
  );
  return {
    records,
    total: totals.length === 0 ? undefined : Math.max(...totals),
    size: count(body["pageSize"]),
  };
}

function count(value: unknown): number | undefined {
  const number = typeof value === "string" && value !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isInteger(number) && number >= 0 ? number : undefined;
}

/** Reads a part of an answer, and says in which answer it was when it has another form. */
export function understand<T>(
  answer: CallAnswer,
  parse: (value: unknown) => T,
  value: unknown,
  where = "the answer",
): T {
  try {
    return parse(value);
  } catch (error) {
    if (error instanceof Misfit) throw misfit(answer, `${where} cannot be read: ${error.message}`);
    throw error;
  }
}

function misfit({ answer, operation }: CallAnswer, problem: string): UnexpectedAnswerError {
  return new UnexpectedAnswerError(
    answer,
    `${problem} (operation ${operation}). Check base_url, and that this version fits the tenant's API.`,
  );
}
