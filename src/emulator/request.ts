import type { z } from "zod";
import type { HttpMethod, OperationId } from "../tenant";
import type { Clock } from "./clock";
import { invalid } from "./errors";
import type { Random } from "./random";
import type { StoredApiClient } from "./state";
import type { TenantStore } from "./store";

/** One call of the API, authenticated and with its body read. */
export interface ApiRequest {
  readonly store: TenantStore;
  readonly clock: Clock;
  readonly random: Random;
  /** Whose token it carries. */
  readonly caller: StoredApiClient;
  /** Below the API's base path, without the query. */
  readonly path: string;
  readonly method: HttpMethod;
  readonly query: URLSearchParams;
  /** Undefined where no body was sent. */
  readonly body: unknown;
  readonly ifMatch: string | undefined;
  /** The value of `{name}` in the operation's path. */
  param(name: string): string;
}

/** What a handler answers; the status of a success is the operations table's. */
export interface Answer {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Carries out one operation. It checks everything before it writes anything, and does both in one go: requests
 * never see each other half done. Errors: `ApiError` for a refusal.
 */
export type Handler = (request: ApiRequest) => Answer;

/** The body in the form that a schema asks for. Errors: 400 with one detail a field. */
export function readBody<Schema extends z.ZodType>(
  request: ApiRequest,
  schema: Schema,
): z.output<Schema> {
  if (request.body === undefined) {
    throw invalid({ field: "body", reason: "is missing: send a JSON body" });
  }
  const parsed = schema.safeParse(request.body);
  if (parsed.success) return parsed.data;
  throw invalid(
    ...parsed.error.issues.map((issue) => ({
      field: issue.path.length === 0 ? "body" : fieldName(issue.path),
      reason: issue.message,
    })),
  );
}

/** `roles[0].id`. */
export function fieldName(path: readonly PropertyKey[]): string {
  return path.reduce<string>((name, part) => {
    if (typeof part === "number") return `${name}[${part}]`;
    return name === "" ? String(part) : `${name}.${String(part)}`;
  }, "");
}

/** The handlers of one family of operations. */
export type Family = Partial<Record<OperationId, Handler>>;
