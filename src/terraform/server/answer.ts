import { type Diagnostic, DiagnosticsError } from "../../diagnostics";
import type { Definition } from "../../resources";
import { type ProtocolDiagnostic, toProtocolDiagnostics } from "../wire";
import { objectType } from "./object-type";
import type { ProviderSession } from "./session";

/** An error as findings, when it is meant for the user; anything else is thrown on as a mistake of this program. */
export function findingsOf(session: ProviderSession, error: unknown): readonly Diagnostic[] {
  if (error instanceof DiagnosticsError) return error.diagnostics;
  const explained = session.dependencies.explain(error);
  if (explained !== undefined) return explained;
  throw error;
}

/** Findings for the wire, with paths that end where the object's type ends. */
export function shown(
  diagnostics: readonly Diagnostic[],
  definition?: Pick<Definition, "attributes">,
): ProtocolDiagnostic[] {
  return toProtocolDiagnostics(
    diagnostics,
    definition === undefined ? undefined : objectType(definition),
  );
}
