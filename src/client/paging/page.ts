import { DEFAULT_PAGE, LARGEST_PAGE } from "../../tenant";
import { isObject } from "../is-object";
import { misfit } from "../misfit";
import type { CallAnswer } from "../request";

export interface Page {
  readonly answer: CallAnswer;
  /** The position of its first record, as it was asked for. */
  readonly offset: number;
  readonly records: readonly unknown[];
  /** How many records the list has, where the server says so, under either name. */
  readonly total: number | undefined;
  /** How many records the server puts on a page, where it says so. */
  readonly size: number | undefined;
}

/** A page, or a plain list without any of the figures. Throws `UnexpectedAnswerError` for anything else. */
export function readPage(answer: CallAnswer, offset: number): Page {
  const { body } = answer;
  if (Array.isArray(body)) {
    return { answer, offset, records: body, total: undefined, size: undefined };
  }
  const records = isObject(body) ? body["records"] : undefined;
  if (!isObject(body) || !Array.isArray(records)) throw misfit(answer, `it holds no "records".`);
  const totals = [count(body["totalRecord"]), count(body["results_total"])].filter(
    (total) => total !== undefined,
  );
  return {
    answer,
    offset,
    records,
    total: totals.length === 0 ? undefined : Math.max(...totals),
    size: count(body["pageSize"]),
  };
}

/** As many records as such a page can hold, so that there may be more, whatever the total says. */
export function isFull({ records, size }: Page): boolean {
  const { length } = records;
  return length === size || length === LARGEST_PAGE || length === DEFAULT_PAGE;
}

function count(value: unknown): number | undefined {
  const number = typeof value === "string" && value !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isInteger(number) && number >= 0 ? number : undefined;
}
