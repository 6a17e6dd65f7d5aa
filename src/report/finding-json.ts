import { formatPath, type SourcePlace } from "../diagnostics";
import type { ReportedFinding } from "./reported";

/** A finding as every JSON report has it. */
export function findingJson({ path, diagnostic }: ReportedFinding) {
  return {
    ...(path === undefined ? {} : { declared_at: path }),
    ...sourceFields(diagnostic.place),
    severity: diagnostic.severity,
    ...(diagnostic.ruleId === undefined ? {} : { rule: diagnostic.ruleId }),
    summary: diagnostic.summary,
    detail: diagnostic.detail,
    ...(diagnostic.fix === undefined ? {} : { fix: diagnostic.fix }),
    ...(diagnostic.path === undefined ? {} : { attribute: formatPath(diagnostic.path) }),
    ...(diagnostic.source === undefined ? {} : { source: diagnostic.source }),
  };
}

/** Where something is written; nothing where that is not known. */
export function sourceFields(place: SourcePlace | undefined) {
  if (place === undefined) return {};
  const { file, line, column } = place;
  return {
    source_file: file,
    source_line: line,
    ...(column === undefined ? {} : { source_column: column }),
  };
}
