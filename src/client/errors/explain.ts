import { type Diagnostic, errorDiagnostic } from "../../diagnostics";
import { CapabilityMissingError } from "../../tenant";
import { ApiError } from "./api-error";
import { AuthenticationError } from "./authentication-error";
import { CacheRefusedError } from "./cache-refused-error";
import { CircuitOpenError } from "./circuit-open-error";
import { ConflictError } from "./conflict-error";
import { ConnectionLostError } from "./connection-lost-error";
import { ForbiddenError } from "./forbidden-error";
import { InvalidIdError } from "./invalid-id-error";
import { NotFoundError } from "./not-found-error";
import { OutdatedWriteError } from "./outdated-write-error";
import { PreconditionFailedError } from "./precondition-failed-error";
import { RateLimitedError } from "./rate-limited-error";
import { RedirectRefusedError } from "./redirect-refused-error";
import { RequestAbortedError } from "./request-aborted-error";
import { RequestTimeoutError } from "./request-timeout-error";
import { UnconfirmedCreateError } from "./unconfirmed-create-error";
import { UnexpectedAnswerError } from "./unexpected-answer-error";
import { UnreachableError } from "./unreachable-error";
import { UnstableListError } from "./unstable-list-error";

/** A class before those that it extends: the first that fits gives the summary. */
const SUMMARIES: readonly (readonly [abstract new (...args: never[]) => Error, string])[] = [
  [AuthenticationError, "The tenant does not accept the credentials"],
  [CapabilityMissingError, "The tenant does not offer an operation"],
  [ConflictError, "The tenant refused the change: it conflicts with what is there"],
  [ForbiddenError, "The tenant does not allow it"],
  [NotFoundError, "The tenant has no such object"],
  [PreconditionFailedError, "Somebody else changed the object at the same time"],
  [RateLimitedError, "The tenant limits the number of requests"],
  [ApiError, "The tenant refused the request"],
  [CacheRefusedError, "The cache is open to others"],
  [CircuitOpenError, "The tenant does not answer any more"],
  [ConnectionLostError, "The connection to the tenant broke"],
  [InvalidIdError, "An id cannot be right"],
  [OutdatedWriteError, "The change was not sent in time"],
  [RedirectRefusedError, "The address answers with a redirect"],
  [RequestAbortedError, "Interrupted"],
  [RequestTimeoutError, "The tenant did not answer in time"],
  [UnconfirmedCreateError, "Whether the role was made is not known"],
  [UnexpectedAnswerError, "The answer is not one of ZIdentity"],
  [UnreachableError, "The tenant cannot be reached"],
  [UnstableListError, "The tenant changed while it was read"],
];

const PLAN_AGAIN = { fix: "Somebody may have deleted it: plan again." };
const RUN_AGAIN = {
  fix: "Run again; if it repeats, give the request id to the vendor's support.",
};

/** An error of this client as a finding; undefined for any other error. The message says what, where and what to do. */
export function explainClientError(error: unknown): Diagnostic | undefined {
  if (!(error instanceof Error)) return undefined;
  const known = SUMMARIES.find(([kind]) => error instanceof kind);
  if (known === undefined) return undefined;
  const [, summary] = known;
  if (error instanceof NotFoundError) return errorDiagnostic(summary, error.message, PLAN_AGAIN);
  if (error instanceof ApiError && error.status >= 500) {
    return errorDiagnostic("The tenant failed", error.message, RUN_AGAIN);
  }
  return errorDiagnostic(summary, error.message);
}
