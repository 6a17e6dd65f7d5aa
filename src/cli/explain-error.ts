import { explainClientError } from "../client";
import { type Diagnostic, DiagnosticsError } from "../diagnostics";
import {
  FaultPlanError,
  NotLoopbackError,
  PortInUseError,
  StateFileBrokenError,
  StateFileVersionError,
} from "../emulator";

/** Any error as what was wrong, where, and how to mend it. */
export function explainError(error: unknown): readonly Diagnostic[] {
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
