import type { Severity } from "../../diagnostics";
import type { AccessFinding } from "../../rbac";

export interface FindingsDifference {
  /** Findings of the later state alone, or of more weight there. */
  readonly added: readonly AccessFinding[];
  /** Findings of the earlier state alone, or of more weight there. */
  readonly resolved: readonly AccessFinding[];
}

const WEIGHT: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/**
 * Findings are the same by rule, principal, role and place; what is left over, without the place: a declaration that
 * moved is no new finding, and a second one of its kind is.
 */
export function compareFindings(
  before: readonly AccessFinding[],
  after: readonly AccessFinding[],
): FindingsDifference {
  const exact = pair(before, after, ({ at, ...finding }) =>
    JSON.stringify([at, subjectOf(finding)]),
  );
  const moved = pair(exact.before, exact.after, subjectOf);
  const pairs = [...exact.pairs, ...moved.pairs];
  const worse = pairs.filter(([earlier, later]) => weightOf(later) > weightOf(earlier));
  const milder = pairs.filter(([earlier, later]) => weightOf(later) < weightOf(earlier));
  return {
    added: inOrder([...moved.after, ...worse.map(([, later]) => later)]),
    resolved: inOrder([...moved.before, ...milder.map(([earlier]) => earlier)]),
  };
}

/** What a finding is about, without its place; of one that names neither principal nor role, all that it says. */
function subjectOf({ principal, role, diagnostic }: Omit<AccessFinding, "at">): string {
  const { ruleId, summary, detail } = diagnostic;
  if (principal === undefined && role === undefined)
    return JSON.stringify([ruleId, summary, detail]);
  const names = [principal, role].map((thing) => thing?.key ?? thing?.label ?? null);
  return JSON.stringify([ruleId, ...names]);
}

interface Paired {
  readonly pairs: readonly (readonly [AccessFinding, AccessFinding])[];
  /** What found no partner. */
  readonly before: readonly AccessFinding[];
  readonly after: readonly AccessFinding[];
}

function pair(
  before: readonly AccessFinding[],
  after: readonly AccessFinding[],
  keyOf: (finding: AccessFinding) => string,
): Paired {
  const waiting = new Map<string, AccessFinding[]>();
  for (const finding of inOrder(before)) {
    const key = keyOf(finding);
    waiting.set(key, [...(waiting.get(key) ?? []), finding]);
  }
  const pairs: (readonly [AccessFinding, AccessFinding])[] = [];
  const alone: AccessFinding[] = [];
  for (const finding of inOrder(after)) {
    const partner = waiting.get(keyOf(finding))?.shift();
    if (partner === undefined) alone.push(finding);
    else pairs.push([partner, finding]);
  }
  return { pairs, before: [...waiting.values()].flat(), after: alone };
}

function inOrder(findings: readonly AccessFinding[]): AccessFinding[] {
  const keyed = findings.map((finding) => {
    const { ruleId, summary, detail } = finding.diagnostic;
    return { finding, key: JSON.stringify([ruleId, finding.at, summary, detail]) };
  });
  return keyed
    .sort(
      (a, b) =>
        weightOf(b.finding) - weightOf(a.finding) || (a.key === b.key ? 0 : a.key < b.key ? -1 : 1),
    )
    .map(({ finding }) => finding);
}

function weightOf({ diagnostic: { severity } }: AccessFinding): number {
  return WEIGHT[severity];
}
