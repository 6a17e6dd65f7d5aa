import {
  type Diagnostic,
  formatLine,
  formatPath,
  formatPlace,
  type Severity,
} from "../diagnostics";
import { ruleById } from "../rbac";
import type { Palette } from "./palette";
import { printable } from "./printable";
import type { ReportedFinding } from "./reported";

const WORDS: Record<Severity, string> = { error: "Error", warning: "Warning", info: "Note" };

/** Findings for a terminal, each with where, why, and how to mend it. */
export function findingsText(findings: readonly ReportedFinding[], colours: Palette): string {
  const texts = findings.map((finding) => `${findingText(finding, colours)}\n`);
  return [...texts, ...howToLookUp(findings, colours)].join("\n");
}

/** Said once, by the first rule of the catalogue: those of the house are not in it. */
function howToLookUp(findings: readonly ReportedFinding[], colours: Palette): string[] {
  const ids = findings.map(({ diagnostic }) => diagnostic.ruleId ?? "");
  const first = ids.find((id) => ruleById(id) !== undefined);
  return first === undefined
    ? []
    : [`${colours.dim(`Why, and an example: zidentity rules ${first}`)}\n`];
}

function findingText({ path, diagnostic }: ReportedFinding, colours: Palette): string {
  const { severity, summary, detail, fix, ruleId } = diagnostic;
  const heading = `${inColour(severity, `${WORDS[severity]}:`, colours)} ${colours.bold(printable(summary))}`;
  const where = placeOf(path, diagnostic);
  const lines = [
    heading,
    ...(where === "" ? [] : [`  at ${printable(where)}`]),
    ...(ruleId === undefined ? [] : [`  rule ${printable(ruleId)}`]),
    ...printable(detail)
      .split("\n")
      .map((line) => `  ${line}`),
    ...(fix === undefined ? [] : [`  ${colours.bold("To fix:")} ${printable(fix)}`]),
  ];
  return lines.join("\n");
}

/** File and line first: what a terminal opens. A path that says no more than them is left out. */
function placeOf(path: string | undefined, { place, path: within }: Diagnostic): string {
  const isLine = place !== undefined && path === formatLine(place);
  const parts = [
    place === undefined ? "" : formatPlace(place),
    isLine ? "" : (path ?? ""),
    within === undefined ? "" : formatPath(within),
  ];
  return parts.filter((part) => part !== "").join(", ");
}

function inColour(severity: Severity, text: string, colours: Palette): string {
  if (severity === "error") return colours.red(text);
  return severity === "warning" ? colours.yellow(text) : colours.cyan(text);
}
