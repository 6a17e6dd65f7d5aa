import { createHash } from "node:crypto";
import { ApiError } from "./errors";

/** A strong tag of a record's content: it changes with any change, and returns when the content does. */
export function etagOf(record: unknown): string {
  return `"${createHash("sha256").update(JSON.stringify(record)).digest("hex").slice(0, 16)}"`;
}

/** Errors: 412 where an `If-Match` was sent and names neither `*` nor the record's tag. */
export function requireMatch(ifMatch: string | undefined, etag: string): void {
  if (ifMatch === undefined) return;
  const tags = ifMatch.split(",").map((tag) => tag.trim());
  if (tags.includes("*") || tags.includes(etag)) return;
  throw new ApiError("PRECONDITION_FAILED", "The record was changed since it was read");
}
