import { resolve } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { DiagnosticsError, errorDiagnostic } from "../diagnostics";
import { differences, formatOfFile, palette, renderReport, type Report } from "../report";
import { EXIT, type ExitCode, type Io } from "./io";
import type { ReportOptions } from "./options";
import { packageVersion } from "./package-version";

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
  await writeWhole(file, renderReport(report, format ?? formatOfFile(out), contextOf(io, false)));
  io.err(`Wrote ${file}\n`);
  return exitOf(report);
}

/** Whole or not at all, and for its owner alone: it says who is administrator. */
export async function writeWhole(file: string, text: string): Promise<void> {
  try {
    await writeFileAtomic(file, text, { mode: 0o600 });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DiagnosticsError([
      errorDiagnostic("The report cannot be written", `${file}: ${reason}.`, {
        fix: "Name a file in a folder that exists and that you may write to with --out.",
      }),
    ]);
  }
}

function contextOf({ cwd }: Io, colours: boolean) {
  return { colours: palette(colours), cwd, version: packageVersion() };
}

/** 1 with an error, 2 with differences, 0 with none. */
export function exitOf(report: Report): ExitCode {
  if (report.findings.some(({ diagnostic }) => diagnostic.severity === "error")) return EXIT.error;
  return differences(report).length > 0 ? EXIT.differences : EXIT.same;
}
