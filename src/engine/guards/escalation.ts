import type { DeclarationProblem } from "../../manifest";

/** The rules whose findings mean that somebody would get more than the deployer has. */
const ESCALATIONS: ReadonlySet<string | undefined> = new Set([
  "scope/role-above-deployer",
  "scope/assignment-escalates",
]);

/** Findings that `--allow escalation` answers for: the tenant may still refuse what they warn of. */
export function isEscalation({ diagnostic }: DeclarationProblem): boolean {
  return diagnostic.severity === "error" && ESCALATIONS.has(diagnostic.ruleId);
}
