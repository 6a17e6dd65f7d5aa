import { differences, palette, type Report, reportJson, reportText } from "../report";
import { EXIT, type ExitCode, type Io } from "./io";
import type { StateOptions } from "./options";

/** Prints a report and says how the command ends: 1 with an error, 2 with differences, 0 with none. */
export function showReport(report: Report, { format }: StateOptions, io: Io): ExitCode {
  io.out(format === "json" ? reportJson(report) : reportText(report, palette(io.colours)));
  if (report.findings.some(({ diagnostic }) => diagnostic.severity === "error")) return EXIT.error;
  return differences(report).length > 0 ? EXIT.differences : EXIT.same;
}
