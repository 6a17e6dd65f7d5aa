import { modeJson } from "./documented-json";
import { findingJson, sourceFields } from "./finding-json";
import { differences, type Report } from "./reported";

/** Raised when a reader of the former form would misunderstand it. */
export const FORMAT_VERSION = 1;

/** A report as JSON, one document with a line break at its end. Keys and words are stable. */
export function reportJson(report: Report): string {
  const document = {
    format_version: FORMAT_VERSION,
    command: report.command,
    ...modeJson(report.documented),
    ...(report.only === undefined ? {} : { only: report.only }),
    differences: differences(report).length,
    ...(report.coverage === undefined ? {} : { coverage: report.coverage }),
    objects: report.objects.map(({ source, ...object }) => ({
      ...object,
      ...sourceFields(source),
    })),
    ...(report.ignored === undefined ? {} : { ignored: report.ignored }),
    findings: report.findings.map(findingJson),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
