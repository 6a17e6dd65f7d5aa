import { API_PATH, OPERATIONS } from "../../tenant";
import type { Answer, Handler } from "../request";
import type { Call, Effect } from "./effect";
import type { FaultOf } from "./fault-kinds";
import { askingFor, pageAsked } from "./page-query";
import { passingRecord } from "./passing-record";
import { TOKEN } from "./selection";

/** A page as the handlers answer it; the two totals and the link are not on every one. */
interface Page {
  readonly records: readonly unknown[];
  readonly [member: string]: unknown;
}

const TOTALS = ["totalRecord", "results_total"];

export function smallPages({ size }: FaultOf<"small_pages">): Effect {
  return {
    concerns: answersPages,
    around: (handler) => (request) => {
      const asked = pageAsked(request.query);
      if (asked === undefined) return handler(request);
      return handler(askingFor(request, { ...asked, limit: Math.min(asked.limit, size) }));
    },
  };
}

export function changingPages({ change, count }: FaultOf<"changing_pages">): Effect {
  return {
    concerns: (call) => {
      const offset = pageAsked(call.query)?.offset;
      if (offset === undefined || !answersPages(call)) return false;
      return change === "inserted" ? offset > 0 : offset === 0;
    },
    around: (handler) => (request) => {
      const asked = pageAsked(request.query);
      if (asked === undefined) return handler(request);
      const { offset, limit } = asked;
      const passing = Math.max(0, Math.min(count - offset, limit));
      // A page has room for one record at least, which is cut off again where it has none for the list's own.
      const own = { offset: Math.max(0, offset - count), limit: Math.max(1, limit - passing) };
      return changePage(handler(askingFor(request, own)), (page) => {
        const [model] = page.records;
        if (model === undefined) return page;
        const fresh = Array.from({ length: passing }, (_, n) => passingRecord(model, offset + n));
        return {
          ...withTotals(page, (total) => total + count),
          pageOffset: offset,
          pageSize: limit,
          ...linkAt(page, offset + limit, limit),
          records: [...fresh, ...page.records].slice(0, limit),
        };
      });
    },
  };
}

export function nextLink({ to, base }: FaultOf<"next_link">): Effect {
  return {
    concerns: answersPages,
    around: (handler, call) => (request) => {
      const { offset, limit } = pageAsked(request.query) ?? { offset: 0, limit: 1 };
      const here = new URL(call.context.req.url).origin + API_PATH + request.path;
      const links: Record<typeof to, string> = {
        itself: `${here}?offset=${offset}&limit=${limit}`,
        first: `${here}?offset=0&limit=${limit}`,
        foreign: `${base}${request.path}?offset=${offset + limit}&limit=${limit}`,
      };
      return changePage(handler(request), (page) => ({ ...page, next_link: links[to] }));
    },
  };
}

export function wrongTotal({ by }: FaultOf<"wrong_total">): Effect {
  return {
    concerns: answersPages,
    around: changing((page) =>
      withTotals(page, (total) => (by === "absent" ? undefined : Math.max(0, total + by))),
    ),
  };
}

function answersPages({ target }: Call): boolean {
  return target !== TOKEN && OPERATIONS[target].answers === "page";
}

function changing(change: (page: Page) => Page): (handler: Handler) => Handler {
  return (handler) => (request) => changePage(handler(request), change);
}

function changePage(answer: Answer, change: (page: Page) => Page): Answer {
  return isPage(answer.body) ? { ...answer, body: change(answer.body) } : answer;
}

function isPage(body: unknown): body is Page {
  return (
    typeof body === "object" && body !== null && "records" in body && Array.isArray(body.records)
  );
}

function withTotals(page: Page, change: (total: number) => number | undefined): Page {
  const totals = TOTALS.flatMap((name) => {
    const total = page[name];
    return typeof total === "number" ? [[name, change(total)] as const] : [];
  });
  // A total that became undefined is left out of the JSON.
  return { ...page, ...Object.fromEntries(totals) };
}

function linkAt(page: Page, offset: number, limit: number): { next_link?: string } {
  const link = page["next_link"];
  if (typeof link !== "string") return {};
  return { next_link: link.replace(/\?.*$/, `?offset=${offset}&limit=${limit}`) };
}
