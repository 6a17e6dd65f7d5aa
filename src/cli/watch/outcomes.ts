/** How a round ended, as metrics and log lines call it. */
export const OUTCOMES = ["clean", "drift", "incomplete", "invalid", "failed"] as const;
/**
 * `clean`, `drift`: everything was compared. `incomplete`: declarations with errors were not compared, the rest was.
 * `invalid`: the desired state cannot be read. `failed`: the tenant cannot be read.
 */
export type RoundOutcome = (typeof OUTCOMES)[number];

/** Everything was compared. */
export function isSuccess(outcome: RoundOutcome): boolean {
  return outcome === "clean" || outcome === "drift";
}
