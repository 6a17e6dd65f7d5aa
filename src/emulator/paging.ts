import { DEFAULT_PAGE, LARGEST_PAGE } from "../tenant";
import { type ErrorDetail, invalid } from "./errors";
import type { Answer, ApiRequest } from "./request";

/**
 * How a collection words its pages. The wire has all three.
 * `total`: `totalRecord`. `results`: `results_total` in its place. `linked`: both, and a `next_link` while there is more.
 */
export type PageStyle = "total" | "results" | "linked";

/** Another host, and a path without `/ziam`: a link that must not be followed, as on the wire. */
const FOREIGN_BASE = "https://admin-internal.zidentity.example/admin/api/v1";

/** One page of `records`, as `offset` and `limit` ask. Errors: 400 for a bad `offset` or `limit`. */
export function pageAnswer(
  request: ApiRequest,
  style: PageStyle,
  records: readonly unknown[],
): Answer {
  const { offset, limit } = readPaging(request.query);
  const end = offset + limit;
  return {
    body: {
      pageOffset: offset,
      pageSize: limit,
      ...totals(style, records.length),
      ...(style === "linked" && end < records.length
        ? { next_link: `${FOREIGN_BASE}${request.path}?offset=${end}&limit=${limit}` }
        : {}),
      records: records.slice(offset, end),
    },
  };
}

function totals(style: PageStyle, count: number): Record<string, number> {
  switch (style) {
    case "total":
      return { totalRecord: count };
    case "results":
      return { results_total: count };
    case "linked":
      return { totalRecord: count, results_total: count };
  }
}

function readPaging(query: URLSearchParams): { offset: number; limit: number } {
  const details: ErrorDetail[] = [];
  const read = (field: string, smallest: number, largest: number, absent: number): number => {
    const text = query.get(field);
    if (text === null) return absent;
    const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= smallest && value <= largest) return value;
    const range = Number.isFinite(largest)
      ? `from ${smallest} to ${largest}`
      : `from ${smallest} up`;
    details.push({ field, reason: `must be a whole number ${range}` });
    return absent;
  };
  const offset = read("offset", 0, Infinity, 0);
  const limit = read("limit", 1, LARGEST_PAGE, DEFAULT_PAGE);
  if (details.length > 0) throw invalid(...details);
  return { offset, limit };
}
