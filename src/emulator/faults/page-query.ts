import { DEFAULT_PAGE } from "../../tenant";
import type { ApiRequest } from "../request";

/** The page that a query asks for; undefined for one that the tenant refuses. */
export function pageAsked(query: URLSearchParams): { offset: number; limit: number } | undefined {
  const offset = Number(query.get("offset") ?? 0);
  const limit = Number(query.get("limit") ?? DEFAULT_PAGE);
  return Number.isInteger(offset) && Number.isInteger(limit) && offset >= 0 && limit >= 1
    ? { offset, limit }
    : undefined;
}

/** The same request, for another page. */
export function askingFor(
  request: ApiRequest,
  page: { readonly offset: number; readonly limit: number },
): ApiRequest {
  const query = new URLSearchParams(request.query);
  query.set("offset", String(page.offset));
  query.set("limit", String(page.limit));
  return { ...request, query };
}
