import { type Diagnostic, DiagnosticsError } from "../../diagnostics";
import { apply, diff, explainRefusal } from "../../lifecycle";
import type { RpcRequests, RpcResponses } from "../wire";
import { findingsOf, shown } from "./answer";
import { knownState } from "./known-state";
import { decodeObject, encodeObject, resourceOf } from "./object-type";
import type { ProviderSession } from "./session";

/** Carries one change out. When it fails, the state stays what it was before. */
export async function applyResourceChange(
  session: ProviderSession,
  request: RpcRequests["applyResourceChange"],
): Promise<RpcResponses["applyResourceChange"]> {
  const definition = resourceOf(request.typeName);
  const prior = knownState(decodeObject(definition, request.priorState));
  const planned = decodeObject(definition, request.plannedState);
  const { plannedPrivate } = request;
  const change = diff(definition, prior, planned);
  try {
    const refusal = await session.refusal(definition);
    // Here each resource must fail, or Terraform would take it for made.
    if (refusal !== undefined) throw new DiagnosticsError([refusal]);
    const now = session.dependencies.now();
    const applied = await apply(definition, session.tenant(), change, now);
    return {
      newState: encodeObject(definition, applied.state),
      private: plannedPrivate,
      diagnostics: shown(applied.diagnostics),
    };
  } catch (error) {
    const findings = findingsOf(session, error);
    const reason = session.dependencies.isRefusal(error)
      ? await explainRefusal(definition, change, session.tenant(), () => levelsOf(session))
      : undefined;
    return {
      newState: encodeObject(definition, prior),
      private: plannedPrivate,
      diagnostics: shown(findings.map((finding) => withReason(finding, reason))),
    };
  }
}

async function levelsOf(session: ProviderSession) {
  return (await session.deployer())?.deployer.permissions;
}

function withReason(finding: Diagnostic, reason: string | undefined): Diagnostic {
  return reason === undefined ? finding : { ...finding, detail: `${finding.detail}\n\n${reason}` };
}
