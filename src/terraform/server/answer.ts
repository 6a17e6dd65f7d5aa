import { type Diagnostic, DiagnosticsError } from "../../diagnostics";
import { type ProtocolDiagnostic, toProtocolDiagnostics } from "../wire";
import type { ProviderSession } from "./session";

/** An error as findings, when it is meant for the user; anything else is thrown on as a mistake of this program. */
export function findingsOf(session: ProviderSession, error: unknown): readonly Diagnostic[] {
  if (error instanceof DiagnosticsError) return error.diagnostics;
  const explained = session.dependencies.explain(error);
  if (explained !== undefined) return explained;
  throw error;
}

/** Findings for the wire. */
export function shown(diagnostics: readonly Diagnostic[]): ProtocolDiagnostic[] {
  return toProtocolDiagnostics(diagnostics.map(located));
}

/** `permissions`, the one object that a user writes, is a map in Terraform: a step below an attribute is a key. */
function located(diagnostic: Diagnostic): Diagnostic {
  const { path } = diagnostic;
  if (path === undefined) return diagnostic;
  const steps = path.map((step, depth) =>
    depth > 0 && "attribute" in step ? { key: step.attribute } : step,
  );
  return { ...diagnostic, path: steps };
}
