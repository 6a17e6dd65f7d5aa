import { tfplugin6 } from "../../generated/protocol";
import type { Diagnostic, Severity } from "../../diagnostics";
import { toAttributePath } from "./attribute-path";
import type { CtyType } from "./cty-type";

const { ERROR, WARNING } = tfplugin6.Diagnostic.Severity;

/** The protocol has no word for information. */
const severities = { error: ERROR, warning: WARNING, info: undefined } satisfies Record<
  Severity,
  tfplugin6.Diagnostic.Severity | undefined
>;

/** Findings as Terraform shows them, errors and warnings alone; `type` is that of the object the paths lead into. */
export function toProtocolDiagnostics(
  diagnostics: readonly Diagnostic[],
  type?: CtyType,
): tfplugin6.Diagnostic.$Properties[] {
  return diagnostics.flatMap((diagnostic) => {
    const severity = severities[diagnostic.severity];
    return severity === undefined ? [] : [toProtocolDiagnostic(diagnostic, severity, type)];
  });
}

function toProtocolDiagnostic(
  diagnostic: Diagnostic,
  severity: tfplugin6.Diagnostic.Severity,
  type: CtyType | undefined,
): tfplugin6.Diagnostic.$Properties {
  const attribute = toAttributePath(diagnostic.path ?? [], type);
  return {
    severity,
    summary: diagnostic.summary,
    detail: fullDetail(diagnostic),
    ...(attribute === undefined ? {} : { attribute }),
  };
}

/** Terraform has one text for all: why, then how to mend it, then where the finding comes from. */
function fullDetail({ detail, fix, ruleId, source }: Diagnostic): string {
  const origin = [
    ...(ruleId === undefined ? [] : [`Rule: ${ruleId}`]),
    ...(source === undefined ? [] : [`Source: ${source}`]),
  ];
  const paragraphs = [detail, fix === undefined ? "" : `To fix: ${fix}`, origin.join("\n")];
  return paragraphs.filter((paragraph) => paragraph !== "").join("\n\n");
}
