import { findingJson, sourceFields } from "./finding-json";
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
    findings: report.findings.map(findingJson),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
