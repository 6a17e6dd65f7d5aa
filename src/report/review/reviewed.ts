import type { ReportedDocumentedMode } from "../reported";
import type { AccessDifference, AccessFinding, PrincipalDifference } from "../../rbac";

/** What changes from one desired state to another, as `zidentity review` shows it. */
export interface ReviewReport {
  /** What a person calls the states. */
  readonly base: string;
  readonly head: string;
  readonly access: AccessDifference;
  /** How the tenant was read, where it does not offer everything; absent also without a tenant. */
  readonly documented?: ReportedDocumentedMode | undefined;
  readonly findings: {
    readonly added: readonly AccessFinding[];
    readonly resolved: readonly AccessFinding[];
  };
  readonly guardrails: readonly ReviewedGuardrail[];
}

export interface ReviewedGuardrail {
  readonly kind: "policy" | "accept" | "deployer" | "ownership" | "ignore" | "guard";
  readonly name: string;
  readonly effect: "weakened" | "strengthened" | "changed";
  readonly before?: unknown;
  readonly after?: unknown;
}

/** What a reviewer is to look at first. */
export interface ReviewHighlights {
  /** Who administers more than before, or longer. */
  readonly growing: readonly PrincipalDifference[];
  /** Who may use more services, and administers no more. */
  readonly entitled: readonly PrincipalDifference[];
  /** Who changes without any growth. */
  readonly others: readonly PrincipalDifference[];
  readonly newAdministrators: readonly PrincipalDifference[];
  /** Errors and warnings that were none before. */
  readonly newFindings: readonly AccessFinding[];
  /** What allows more than before, and what may. */
  readonly loosened: readonly ReviewedGuardrail[];
}

export function highlightsOf({ access, findings, guardrails }: ReviewReport): ReviewHighlights {
  const { principals } = access;
  return {
    growing: principals.filter(({ growth }) => growth === "major"),
    entitled: principals.filter(({ growth }) => growth === "minor"),
    others: principals.filter(({ growth }) => growth === "none"),
    newAdministrators: principals.filter((one) => one.fullAdministrator?.change === "gained"),
    newFindings: findings.added.filter(({ diagnostic }) => diagnostic.severity !== "info"),
    loosened: guardrails.filter(({ effect }) => effect !== "strengthened"),
  };
}

/** Whether two states are the same in everything that a review looks at. */
export function isUnchanged({ access, findings, guardrails }: ReviewReport): boolean {
  const { added, resolved } = findings;
  const lists = [access.principals, access.roles, added, resolved, guardrails];
  return lists.every(({ length }) => length === 0);
}
