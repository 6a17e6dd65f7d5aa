import { OPERATIONS, type OperationId } from "../../../src/tenant";
import { TOKEN, urlOf } from "./nocked-tenant";

/** A JSON value, or a whole answer. */
type FakeAnswer = object;

type Answers = Partial<
  Record<OperationId, FakeAnswer | ((ids: readonly string[], query: URLSearchParams) => FakeAnswer)>
>;

/** A tenant in memory: operations that a test does not name are answered like addresses that nobody knows. */
export function fakeTenant(answers: Answers, headers: Record<string, string> = {}) {
  const asked: string[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const url = urlOf(input);
    if (url.pathname.endsWith("/token"))
      return Response.json({ access_token: TOKEN, expires_in: 3600 }, { headers });
    const path = url.pathname.replace("/ziam/admin/api/v1", "");
    const method = init?.method ?? "GET";
    asked.push(`${method} ${path}`);
    for (const [id, answer] of Object.entries(answers)) {
      const operation = OPERATIONS[id as OperationId];
      const pattern = new RegExp(`^${operation.path.replace(/\{\w+\}/g, "([^/]+)")}$`);
      const found = pattern.exec(path);
      if (operation.method !== method || found === null) continue;
      const value =
        typeof answer === "function" ? answer(found.slice(1), url.searchParams) : answer;
      return value instanceof Response ? value : Response.json(value, { headers });
    }
    return new Response("<html>Not found", { status: 404, headers });
  };
  return { fetch, asked };
}

/** A page of a list, as it was asked for. */
export function pageOf(records: readonly object[]) {
  return (_: readonly string[], query: URLSearchParams) => {
    const offset = Number(query.get("offset"));
    const limit = Number(query.get("limit"));
    const own = records.slice(offset, offset + limit);
    return { pageOffset: offset, pageSize: limit, totalRecord: records.length, records: own };
  };
}
