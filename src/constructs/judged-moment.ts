import type { IConstruct } from "constructs";
import { errorDiagnostic } from "../diagnostics";
import { parseInstant } from "../rbac";
import type { Finding } from "./findings/finding";

/** The key under which the context of an app, or `cdktf.json`, may hold the moment. */
const CONTEXT_KEY = "zidentityNow";

/**
 * The moment for which a synth judges whether an access or an accepted finding has ended: an RFC 3339 time in the
 * context `zidentityNow`, or else the present. It is judged by and never written.
 */
export function judgedMoment(scope: IConstruct): {
  readonly now: Date;
  readonly findings: readonly Finding[];
} {
  const given: unknown = scope.node.tryGetContext(CONTEXT_KEY);
  if (given === undefined) return { now: new Date(), findings: [] };
  const instant = typeof given === "string" ? parseInstant(given) : undefined;
  if (instant !== undefined) return { now: new Date(instant), findings: [] };
  const diagnostic = errorDiagnostic(
    `The context ${CONTEXT_KEY} is not an RFC 3339 time`,
    "It says for which moment expiries are judged.",
    {
      ruleId: "declaration/wrong-moment",
      fix: `Write it as in "2026-06-30T18:00:00Z", or leave it out: it is the present then.`,
    },
  );
  return { now: new Date(), findings: [{ construct: scope, diagnostic }] };
}
