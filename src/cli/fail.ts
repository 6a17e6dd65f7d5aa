import { explainClientError } from "../client";
import { type Diagnostic, DiagnosticsError } from "../diagnostics";
import {
  FaultPlanError,
  NotLoopbackError,
  PortInUseError,
  StateFileBrokenError,
  StateFileVersionError,
} from "../emulator";
import { findingsText, palette } from "../report";
import { EXIT, type ExitCode, type Io } from "./io";

/** Shows an error as what was wrong, where, and how to mend it; the stack trace with `--debug` alone. */
export function fail(error: unknown, io: Io, debug: boolean): ExitCode {
  if (io.signal.aborted) {
    io.err("Interrupted.\n");
    return EXIT.interrupted;
  }
  const findings = explain(error).map((diagnostic) => ({ diagnostic }));
  io.err(findingsText(findings, palette(io.colours)));
  if (debug && error instanceof Error) io.err(`\n${error.stack ?? ""}\n`);
  return EXIT.error;
}

function explain(error: unknown): readonly Diagnostic[] {
  if (error instanceof DiagnosticsError) return error.diagnostics;
  const explained = explainClientError(error);
  if (explained !== undefined) return [explained];
  const message = error instanceof Error ? error.message : String(error);
  if (EMULATOR_ERRORS.some((kind) => error instanceof kind)) {
    return [{ severity: "error", summary: "The embedded tenant did not start", detail: message }];
  }
  return [
    {
      severity: "error",
      summary: "zidentity failed unexpectedly",
      detail: message,
      fix: "Run it again with --debug, and report what it prints.",
    },
  ];
}

const EMULATOR_ERRORS = [
  FaultPlanError,
  NotLoopbackError,
  PortInUseError,
  StateFileBrokenError,
  StateFileVersionError,
];
