import type { Path } from "./path";
import type { SourcePlace } from "./source-place";

/** `error` stops the run, `warning` is shown and goes on, `info` is shown where there is room for it. */
export type Severity = "error" | "warning" | "info";

/**
 * One finding: what is wrong, where, and how to mend it.
 * It is data; whoever prints it chooses the form.
 */
export interface Diagnostic {
  readonly severity: Severity;
  /** One line, no full stop: what is wrong. */
  readonly summary: string;
  /** Whole sentences: why, with the values that matter. Never a secret. */
  readonly detail: string;
  /** What to do about it, as an instruction. */
  readonly fix?: string;
  /** The attribute that it concerns; absent when it concerns the whole object. */
  readonly path?: Path;
  /** Where it stands in what a person wrote, as near as it is known. */
  readonly place?: SourcePlace;
  /** The stable id of the rule that found it, such as `role/credentials-need-users`. */
  readonly ruleId?: string;
  /** The document that the rule comes from. */
  readonly source?: string;
  /** The id of the object in the tenant that stands in the way. */
  readonly conflictsWith?: string;
}

/** An error diagnostic; `more` adds path, fix and rule. */
export function errorDiagnostic(
  summary: string,
  detail: string,
  more: Partial<Diagnostic> = {},
): Diagnostic {
  return { severity: "error", summary, detail, ...more };
}

/** A warning diagnostic; `more` adds path, fix and rule. */
export function warningDiagnostic(
  summary: string,
  detail: string,
  more: Partial<Diagnostic> = {},
): Diagnostic {
  return { severity: "warning", summary, detail, ...more };
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}

/** Moves a finding below a prefix: a rule that judged `permissions` alone is placed in the whole object. */
export function under(prefix: Path, diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, path: [...prefix, ...(diagnostic.path ?? [])] };
}
