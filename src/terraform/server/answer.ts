import { type Diagnostic, DiagnosticsError, type PathStep } from "../../diagnostics";
import type { Attributes, AttributeType } from "../../schema";
import { type ProtocolDiagnostic, toProtocolDiagnostics } from "../wire";
import type { ProviderSession } from "./session";

/** An error as findings, when it is meant for the user; anything else is thrown on as a mistake of this program. */
export function findingsOf(session: ProviderSession, error: unknown): readonly Diagnostic[] {
  if (error instanceof DiagnosticsError) return error.diagnostics;
  const explained = session.dependencies.explain(error);
  if (explained !== undefined)
    return session.dependencies.isOfTenant?.(error) === true
      ? session.wholeOnce(explained)
      : explained;
  throw error;
}

/** Findings for the wire. `attributes`: those that the paths lead into, where objects stand within objects. */
export function shown(
  diagnostics: readonly Diagnostic[],
  attributes?: Attributes,
): ProtocolDiagnostic[] {
  return toProtocolDiagnostics(diagnostics.map((found) => located(found, attributes)));
}

/** What is an object here may be a map in Terraform (`permissions`): a step below it is a key. */
function located(diagnostic: Diagnostic, attributes: Attributes | undefined): Diagnostic {
  const { path } = diagnostic;
  if (path === undefined) return diagnostic;
  let siblings = attributes;
  const steps = path.map((step, depth): PathStep => {
    if (!("attribute" in step)) return step;
    const isKey = depth > 0 && siblings === undefined;
    siblings = nestedAttributes(siblings?.[step.attribute]?.type);
    return isKey ? { key: step.attribute } : step;
  });
  return { ...diagnostic, path: steps };
}

function nestedAttributes(type: AttributeType | undefined): Attributes | undefined {
  return type?.kind === "object" && type.keyed !== true ? type.attributes : undefined;
}
