import { formatPath } from "../diagnostics";
import type { ReportedFinding } from "./reported";

/** A finding as every JSON report has it. */
export function findingJson({ path, diagnostic }: ReportedFinding) {
  return {
    ...(path === undefined ? {} : { declared_at: path }),
    severity: diagnostic.severity,
    ...(diagnostic.ruleId === undefined ? {} : { rule: diagnostic.ruleId }),
    summary: diagnostic.summary,
    detail: diagnostic.detail,
    ...(diagnostic.fix === undefined ? {} : { fix: diagnostic.fix }),
    ...(diagnostic.path === undefined ? {} : { attribute: formatPath(diagnostic.path) }),
    ...(diagnostic.source === undefined ? {} : { source: diagnostic.source }),
  };
}
