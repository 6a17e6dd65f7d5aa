import { z } from "zod";
import { RETRY_AFTER_FORMS } from "./retry-after";
import { selection } from "./selection";

const milliseconds = z.number().min(0);
const count = z.int().min(1);
/** Before the request is carried out, or after: then its effect stays, and only the caller does not learn of it. */
const when = z.enum(["before", "after"]).default("before");
const retryAfterForm = z.enum(RETRY_AFTER_FORMS);

function kind<const Name extends string, Shape extends z.ZodRawShape>(fault: Name, options: Shape) {
  return z.strictObject({ fault: z.literal(fault), ...options, ...selection });
}

const KINDS = [
  /** Every answer waits: `ms`, and up to `spreadMs` more. */
  kind("latency", { ms: milliseconds, spreadMs: milliseconds.default(0) }),
  /**
   * So many requests of one client in a second or minute of the clock; what goes beyond is answered 429 and not
   * carried out. The rate headers tell it, beside a second limiter of twice as many.
   */
  kind("rate_limit", {
    perSecond: count.exactOptional(),
    perMinute: count.exactOptional(),
    retryAfter: retryAfterForm.default("seconds"),
  }).refine(
    ({ perSecond, perMinute }) => perSecond !== undefined || perMinute !== undefined,
    "needs perSecond or perMinute",
  ),
  /** A status, with a body in the form of ZIdentity's errors, a proxy's page, plain text, or none. */
  kind("status", {
    status: z
      .int()
      .refine((n) => n === 200 || (n >= 400 && n <= 599), "must be 200, or from 400 to 599"),
    body: z.enum(["error", "html", "text", "empty"]).default("error"),
    when,
    retryAfter: z
      .strictObject({ form: retryAfterForm, seconds: z.number().min(0) })
      .exactOptional(),
  }),
  /** A redirect to `to`, an absolute URL; `{path}` in it stands for the path and query that were asked for. */
  kind("redirect", {
    to: z.string(),
    status: z.union([301, 302, 303, 307, 308].map((n) => z.literal(n))).default(307),
  }),
  /** The connection is reset without an answer. */
  kind("reset", { when }),
  /** The body ends in its middle: `clean`, as if it were whole, or `cut`, with the connection broken. */
  kind("truncated", { end: z.enum(["clean", "cut"]).default("clean") }),
  /** The body is whole but no JSON. */
  kind("malformed", {}),
  /** The body comes in pieces, with a pause after each. */
  kind("slow_body", { bytes: count.default(16), pauseMs: milliseconds.default(50) }),
  /**
   * The token is refused before its time, from this request on; a new one works. With `afterSeconds`: only a token
   * that is at least so old.
   */
  kind("expired_token", { afterSeconds: z.number().min(0).default(0) }),
  /** The operation is not there: 404, 405 or 501, without a body of ZIdentity. */
  kind("missing", {
    status: z.union([404, 405, 501].map((n) => z.literal(n))).default(404),
  }).refine(
    ({ operations, capabilities }) => operations !== undefined || capabilities !== undefined,
    "needs operations or capabilities",
  ),
  /**
   * Lists do not show writes until `ms` have passed, or until the same list has been read `reads` times since.
   * Concerns the operations that answer pages; others must be named.
   */
  kind("lag", { ms: milliseconds.exactOptional(), reads: count.exactOptional() }).refine(
    ({ ms, reads }) => (ms === undefined) !== (reads === undefined),
    "needs either ms or reads",
  ),
  /** Filters have no effect. */
  kind("ignored_filters", {}),
  /** No ETag is sent, and `If-Match` has no effect. */
  kind("no_etags", {}),
  /**
   * More than the contract promises: the list of a principal's administrative entitlements has an ETag, and a grant or
   * a revocation whose `If-Match` names another is refused with 412.
   */
  kind("grant_etags", {}),
  /** A page holds at most `size` records, however many were asked for. */
  kind("small_pages", { size: count }),
  /**
   * `inserted`: from the second page on, the list begins with `count` records that were not there before. `removed`:
   * its first page begins with `count` records that are gone afterwards. What is in the store is in every list.
   */
  kind("changing_pages", { change: z.enum(["inserted", "removed"]), count: count.default(1) }),
  /** Every page has a `next_link`, the last one too: to itself, to the first page, or to `base`, another host. */
  kind("next_link", {
    to: z.enum(["itself", "first", "foreign"]),
    base: z.string().default("https://elsewhere.zidentity.example/admin/api/v1"),
  }),
  /** Totals are too high or too low by so many, or left out. */
  kind("wrong_total", {
    by: z.union([z.int(), z.literal("absent")], 'must be a whole number, or "absent"'),
  }),
  /** The `Date` header is ahead of the clock by so many seconds, or behind. */
  kind("wrong_date", { seconds: z.number() }),
] as const;

/** The order in which the faults that hit one request have their way, whatever the order of the plan. */
export const FAULT_ORDER = KINDS.map(({ shape }) => shape.fault.value);

export const fault = z.discriminatedUnion("fault", KINDS, {
  error: `must be one of ${FAULT_ORDER.join(", ")}`,
});

export type Fault = z.output<typeof fault>;
export type FaultKind = Fault["fault"];
export type FaultOf<Kind extends FaultKind> = Extract<Fault, { fault: Kind }>;
