import { invalid } from "../errors";
import type { ApiRequest } from "../request";

/** An id in the body of a replacement is of no effect when it is the path's, and a mistake when it is another. */
export function requireSameId({ body }: ApiRequest, id: string): void {
  if (typeof body !== "object" || body === null || !("id" in body)) return;
  if (body.id !== id) throw invalid({ field: "id", reason: `differs from the path's, ${id}` });
}
