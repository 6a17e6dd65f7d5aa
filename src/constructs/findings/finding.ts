import type { IConstruct } from "constructs";
import { type Diagnostic, formatPath, formatPlace } from "../../diagnostics";
import type { Attributes } from "../../schema";
import { propPath } from "../prop-names";
import { sourceOf } from "../reading/source-place";

/** A finding and the construct that it is about. */
export interface Finding {
  readonly construct: IConstruct;
  readonly diagnostic: Diagnostic;
  /** The attributes behind the construct, so that a path is shown in the spelling of its props. */
  readonly attributes?: Attributes;
}

/** `role/credentials-need-users at access/helpdesk (main.ts:7:18): permissions.userCredentials: what. Why. Fix: how.` */
export function findingText(finding: Finding): string {
  const { ruleId } = finding.diagnostic;
  const rule = ruleId === undefined ? "" : `${ruleId} at `;
  const source = sourceOf(finding.construct);
  const line = source === undefined ? "" : ` (${formatPlace(source)})`;
  return `${rule}${finding.construct.node.path}${line}: ${explanation(finding)}`;
}

/** The same for a reader who is told the construct anyway. */
export function annotationText(finding: Finding): string {
  const { ruleId } = finding.diagnostic;
  return `${ruleId === undefined ? "" : `${ruleId}: `}${explanation(finding)}`;
}

/**
 * Without what was said before of the same prop of the same construct, or in the same words: what a construct says of
 * its own props comes first, and is nearer to what its author wrote.
 */
export function withoutRepeated(findings: readonly Finding[]): readonly Finding[] {
  const props = new Map<IConstruct, Set<string>>();
  const said = new Set<string>();
  return findings.filter((finding) => {
    const { construct, attributes } = finding;
    const text = findingText(finding);
    if (said.has(text)) return false;
    said.add(text);
    const where = placeOf(finding);
    if (attributes !== undefined) return !(where !== "" && props.get(construct)?.has(where));
    props.set(construct, (props.get(construct) ?? new Set()).add(where));
    return true;
  });
}

function placeOf({ diagnostic: { path = [] }, attributes }: Finding): string {
  return attributes === undefined ? formatPath(path) : propPath(attributes, path);
}

function explanation(finding: Finding): string {
  const { summary, detail, fix } = finding.diagnostic;
  const where = placeOf(finding);
  const how = fix === undefined ? "" : ` Fix: ${fix}`;
  return `${where === "" ? "" : `${where}: `}${summary}. ${detail}${how}`;
}
