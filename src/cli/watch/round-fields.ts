import type { ReportedObject } from "../../report";
import type { ChangedDifferences, Difference } from "./changes";
import type { LogFields } from "./log-line";
import type { Round } from "./round";
import type { Delivery } from "./webhook";

interface EndedRound {
  readonly round: Round;
  readonly at: Date;
  readonly tookMs: number;
  /** Milliseconds. */
  readonly pause: number;
  readonly changes: ChangedDifferences;
  readonly delivery: Delivery | undefined;
  /** The problem is another than in the round before. */
  readonly isNew: boolean;
}

/** The line of a round: the same fields in the same order, those that do not apply left out. */
export function roundFields(ended: EndedRound): LogFields {
  const { round, at, tookMs, pause, changes, delivery, isNew } = ended;
  const { outcome, report, problem, requests } = round;
  const count = (status: ReportedObject["status"]) =>
    report?.objects.filter((one) => one.status === status).length;
  return {
    time: at.toISOString(),
    level: outcome === "clean" ? "info" : outcome === "failed" ? "error" : "warn",
    event: "round",
    outcome,
    changed: count("changed"),
    missing: count("missing"),
    ended: count("ended"),
    unmanaged: count("unmanaged"),
    unverified: count("unverified"),
    as_declared: count("none"),
    findings: report?.findings.length,
    requests,
    duration_ms: Math.round(tookMs),
    next_in_s: Math.round(pause / 1000),
    appeared: listed(changes.appeared),
    gone: listed(changes.gone),
    // Told whole when it is new: a desired state that stays broken fills no disk.
    problem: isNew ? problem : undefined,
    problem_as_before: problem !== undefined && !isNew ? true : undefined,
    webhook: delivery?.outcome,
    webhook_problem: delivery?.reason,
  };
}

const MOST_NAMED = 5;

function listed(some: readonly Difference[]): string | undefined {
  if (some.length === 0) return undefined;
  const named = some.slice(0, MOST_NAMED).map(({ status, resource, name }) => {
    const kind = resource === undefined ? "" : ` ${resource}`;
    return `${status}${kind} ${name}`;
  });
  const more = some.length - named.length;
  return [...named, ...(more === 0 ? [] : [`and ${more} more`])].join("; ");
}
