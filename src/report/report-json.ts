import { formatPath, type SourcePlace } from "../diagnostics";
import { differences, type Report } from "./reported";

/** Raised when a reader of the former form would misunderstand it. */
const FORMAT_VERSION = 1;

/** A report as JSON, one document with a line break at its end. Keys and words are stable. */
export function reportJson(report: Report): string {
  const document = {
    format_version: FORMAT_VERSION,
    command: report.command,
    differences: differences(report).length,
    objects: report.objects.map(({ source, ...object }) => ({
      ...object,
      ...sourceFields(source),
    })),
    findings: report.findings.map(({ path, diagnostic }) => ({
      ...(path === undefined ? {} : { declared_at: path }),
      ...sourceFields(diagnostic.place),
      severity: diagnostic.severity,
      ...(diagnostic.ruleId === undefined ? {} : { rule: diagnostic.ruleId }),
      summary: diagnostic.summary,
      detail: diagnostic.detail,
      ...(diagnostic.fix === undefined ? {} : { fix: diagnostic.fix }),
      ...(diagnostic.path === undefined ? {} : { attribute: formatPath(diagnostic.path) }),
      ...(diagnostic.source === undefined ? {} : { source: diagnostic.source }),
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Where something is written; nothing where that is not known. */
function sourceFields(place: SourcePlace | undefined) {
  if (place === undefined) return {};
  const { file, line, column } = place;
  return {
    source_file: file,
    source_line: line,
    ...(column === undefined ? {} : { source_column: column }),
  };
}
