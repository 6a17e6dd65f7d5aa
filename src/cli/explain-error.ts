import { explainClientError } from "../client";
import { type Diagnostic, DiagnosticsError, errorDiagnostic } from "../diagnostics";
import {
  FaultPlanError,
  NotLoopbackError,
  PortInUseError,
  StateFileAccessError,
  StateFileBrokenError,
  StateFileVersionError,
} from "../emulator";
import { refusalOf, systemReason } from "./system-reason";

/** Any error as what was wrong, where, and how to mend it. */
export function explainError(error: unknown): readonly Diagnostic[] {
  if (error instanceof DiagnosticsError) return error.diagnostics;
  const explained = explainClientError(error);
  if (explained !== undefined) return [explained];
  if (error instanceof StateFileAccessError) return [unusable(error)];
  if (refusalOf(error) !== undefined) return [refused(error)];
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

function unusable({ path, operation, cause }: StateFileAccessError): Diagnostic {
  return errorDiagnostic(
    `The state of the embedded tenant cannot be ${operation}`,
    `${path}: ${systemReason(cause)}.`,
    { fix: "Name a file that you may read and write with --state, in a folder of yours." },
  );
}

/** A refusal of the system that no command has words of its own for. */
function refused(error: unknown): Diagnostic {
  if (Reflect.get(Object(error), "syscall") === "listen") return noListener(error);
  const path: unknown = Reflect.get(Object(error), "path");
  const what = typeof path === "string" ? path : "A file that is needed";
  return errorDiagnostic(`${what} cannot be used`, `The system says: ${systemReason(error)}.`, {
    fix: "Check the path, its permissions, and that the disk has room.",
  });
}

function noListener(error: unknown): Diagnostic {
  const port: unknown = Reflect.get(Object(error), "port");
  return errorDiagnostic(
    `Port ${String(port)} cannot be listened on`,
    `The system says: ${systemReason(error)}.`,
    { fix: "Name another port; those below 1024 take privileges." },
  );
}

const EMULATOR_ERRORS = [
  FaultPlanError,
  NotLoopbackError,
  PortInUseError,
  StateFileBrokenError,
  StateFileVersionError,
];
