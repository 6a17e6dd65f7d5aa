import { resolve } from "node:path";
import { differences, formatOfFile, palette, renderReport, type Report } from "../report";
import { EXIT, type ExitCode, type Io } from "./io";
import type { ReportOptions } from "./options";
import { packageVersion } from "./package-version";
import { writeWhole } from "./write-whole";

/** Prints a report and says how the command ends. */
export function showReport(report: Report, { format = "text" }: ReportOptions, io: Io): ExitCode {
  io.out(renderReport(report, format, contextOf(io, io.colours)));
  return exitOf(report);
}

export interface OutOption {
  readonly out?: string;
}

/** The same to a file, where one is named. Throws DiagnosticsError where it cannot be written. */
export async function deliverReport(
  report: Report,
  { out, format }: ReportOptions & OutOption,
  io: Io,
): Promise<ExitCode> {
  if (out === undefined) return showReport(report, { ...(format && { format }) }, io);
  const file = resolve(io.cwd, out);
  await writeWhole(
    file,
    renderReport(report, format ?? formatOfFile(out), contextOf(io, false)),
    io,
  );
  io.err(`Wrote ${file}\n`);
  return exitOf(report);
}

function contextOf({ cwd }: Io, colours: boolean) {
  return { colours: palette(colours), cwd, version: packageVersion() };
}

/** 1 with an error, 2 with differences, 0 with none. */
export function exitOf(report: Report): ExitCode {
  if (report.findings.some(({ diagnostic }) => diagnostic.severity === "error")) return EXIT.error;
  return differences(report).length > 0 ? EXIT.differences : EXIT.same;
}
