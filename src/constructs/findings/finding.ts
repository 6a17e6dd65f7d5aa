import type { IConstruct } from "constructs";
import { type Diagnostic, formatPath } from "../../diagnostics";
import type { Attributes } from "../../schema";
import { propPath } from "../prop-names";

/** A finding and the construct that it is about. */
export interface Finding {
  readonly construct: IConstruct;
  readonly diagnostic: Diagnostic;
  /** The attributes behind the construct, so that a path is shown in the spelling of its props. */
  readonly attributes?: Attributes;
}

/** `role/credentials-need-users at access/helpdesk: permissions.userCredentials: what. Why. Fix: how.` */
export function findingText(finding: Finding): string {
  const { ruleId } = finding.diagnostic;
  const rule = ruleId === undefined ? "" : `${ruleId} at `;
  return `${rule}${finding.construct.node.path}: ${explanation(finding)}`;
}

/** The same for a reader who is told the construct anyway. */
export function annotationText(finding: Finding): string {
  const { ruleId } = finding.diagnostic;
  return `${ruleId === undefined ? "" : `${ruleId}: `}${explanation(finding)}`;
}

function explanation({ diagnostic, attributes }: Finding): string {
  const { path = [], summary, detail, fix } = diagnostic;
  const where = attributes === undefined ? formatPath(path) : propPath(attributes, path);
  const how = fix === undefined ? "" : ` Fix: ${fix}`;
  return `${where === "" ? "" : `${where}: `}${summary}. ${detail}${how}`;
}
