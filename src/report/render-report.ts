import { reportJunit } from "./junit/report-junit";
import { reportMarkdown } from "./markdown/report-markdown";
import { reportPage } from "./page/report-page";
import type { Palette } from "./palette";
import { reportJson } from "./report-json";
import { reportText } from "./report-text";
import type { Report } from "./reported";
import { reportSarif, type SarifContext } from "./sarif/report-sarif";

export const REPORT_FORMATS = ["text", "json", "markdown", "sarif", "junit", "html"] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export interface RenderContext extends SarifContext {
  readonly colours: Palette;
}

const RENDER: Readonly<Record<ReportFormat, (report: Report, context: RenderContext) => string>> = {
  text: (report, { colours }) => reportText(report, colours),
  json: reportJson,
  markdown: reportMarkdown,
  sarif: reportSarif,
  junit: reportJunit,
  html: reportPage,
};

/** A report in one of its forms, with a line break at its end. */
export function renderReport(report: Report, format: ReportFormat, context: RenderContext): string {
  return RENDER[format](report, context);
}

const BY_ENDING: readonly (readonly [ending: string, format: ReportFormat])[] = [
  [".json", "json"],
  [".md", "markdown"],
  [".sarif", "sarif"],
  [".xml", "junit"],
  [".html", "html"],
];

/** The form that the name of a file asks for; text where it asks for none. */
export function formatOfFile(file: string | undefined): ReportFormat {
  return BY_ENDING.find(([ending]) => file?.toLowerCase().endsWith(ending))?.[1] ?? "text";
}
