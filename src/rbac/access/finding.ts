import type { Diagnostic } from "../../diagnostics";
import { citeSources, type SourceId } from "../sources";
import type { Rule } from "../rules/rule";

/** A thing as a finding names it. */
export interface Keyed {
  readonly key?: string | undefined;
  readonly label: string;
}

/** A finding across declarations. */
export interface AccessFinding {
  /** The place of the declaration that it concerns, or of the house rule. */
  readonly at: string;
  readonly diagnostic: Diagnostic;
  /** Whom it concerns: what an `accept` entry may name. */
  readonly principal?: Keyed;
  /** Which role it concerns: what an `accept` entry may name. */
  readonly role?: Keyed;
}

interface FindingText extends Partial<Pick<Diagnostic, "summary" | "fix" | "path">> {
  /** Whole sentences with the values that matter; the reason of the rule is added. */
  readonly detail: string;
  /** Instead of the sources of the rule. */
  readonly sources?: readonly SourceId[];
  /** Instead of the reason of the rule. */
  readonly why?: string;
  readonly principal?: Keyed | undefined;
  readonly role?: Keyed | undefined;
}

/** A finding of a rule, with the rule's own words wherever the text does not say more. */
export function findingOf(rule: Rule, at: string, text: FindingText): AccessFinding {
  const { detail, principal, role } = text;
  return {
    at,
    diagnostic: {
      severity: rule.severity,
      summary: text.summary ?? rule.title,
      detail: `${detail} ${text.why ?? rule.why}`,
      fix: text.fix ?? rule.fix,
      ...(text.path === undefined ? {} : { path: text.path }),
      ruleId: rule.id,
      source: citeSources(text.sources ?? rule.sources),
    },
    ...(principal === undefined
      ? {}
      : { principal: { key: principal.key, label: principal.label } }),
    ...(role === undefined ? {} : { role: { key: role.key, label: role.label } }),
  };
}
