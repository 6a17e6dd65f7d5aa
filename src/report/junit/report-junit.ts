import { formatPlace } from "../../diagnostics";
import {
  differences,
  driftKind,
  type Report,
  type ReportedFinding,
  type ReportedObject,
} from "../reported";
import { nearPath } from "../near-path";
import { attributeFacts, headline, whereOf } from "../subject";
import { xmlText } from "./xml-text";

/** A declaration, or what nobody declares, with what was found about it. */
interface Case {
  readonly group: string;
  readonly name: string;
  readonly object?: ReportedObject;
  readonly findings: readonly ReportedFinding[];
}

/**
 * A report as JUnit XML: a test case for each declaration and for each object that nobody declares. A difference is a
 * failure, a finding that is an error is an error, and what cannot be told is skipped.
 */
export function reportJunit(report: Report, { cwd }: { readonly cwd: string }): string {
  const differing = new Set(differences(report));
  const cases = casesOf(report).map((one) => ({ ...one, outcome: outcomeOf(one, differing) }));
  const count = (wanted: string) => cases.filter(({ outcome }) => outcome === wanted).length;
  const counts = `tests="${cases.length}" failures="${count("failure")}" errors="${count("error")}" skipped="${count("skipped")}"`;
  const lines = [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<testsuites name="zidentity" ${counts} time="0">`,
    `  <testsuite name="zidentity ${report.command}" ${counts} time="0">`,
    ...cases.flatMap((one) => caseLines(one, one.outcome, cwd)),
    `  </testsuite>`,
    `</testsuites>`,
  ];
  return `${lines.join("\n")}\n`;
}

/** A finding belongs to the case of its declaration; one that has none makes its own. */
function casesOf({ objects, findings }: Report): readonly Case[] {
  const byPath = new Map<string, ReportedFinding[]>();
  for (const finding of findings) {
    const { path = finding.diagnostic.summary } = finding;
    const found = byPath.get(path);
    if (found === undefined) byPath.set(path, [finding]);
    else found.push(finding);
  }
  const told = new Set<string>();
  const declared = objects.map((object): Case => {
    const { path = "", resource: group, name } = object;
    const own = told.has(path) ? [] : (byPath.get(path) ?? []);
    told.add(path);
    return {
      group,
      name: path === "" ? `${name} (declared by nobody)` : path,
      object,
      findings: own,
    };
  });
  const others = [...byPath].filter(([path]) => !told.has(path));
  return [
    ...declared,
    ...others.map(([name, own]): Case => ({ group: "findings", name, findings: own })),
  ];
}

type Outcome = "error" | "failure" | "skipped" | "passed";

function outcomeOf({ object, findings }: Case, differing: ReadonlySet<ReportedObject>): Outcome {
  if (findings.some(({ diagnostic }) => diagnostic.severity === "error")) return "error";
  if (object === undefined) return "passed";
  if (differing.has(object)) return "failure";
  return object.status === "unverified" ? "skipped" : "passed";
}

function caseLines(one: Case, outcome: Outcome, cwd: string): string[] {
  const { group, name, object, findings } = one;
  const place = object?.source ?? findings[0]?.diagnostic.place;
  const where =
    place === undefined ? "" : ` file="${xmlText(nearPath(place.file, cwd))}" line="${place.line}"`;
  const opening = `    <testcase classname="${xmlText(group)}" name="${xmlText(name)}" time="0"${where}`;
  const said = findings.map(findingText);
  const lines = [
    ...outcomeLines(one, outcome, said),
    ...(outcome === "error" || said.length === 0
      ? []
      : [`      <system-out>${xmlText(said.join("\n"))}</system-out>`]),
  ];
  return lines.length === 0 ? [`${opening}/>`] : [`${opening}>`, ...lines, `    </testcase>`];
}

function outcomeLines({ object, findings }: Case, outcome: Outcome, said: string[]): string[] {
  const differs = object === undefined ? [] : [headline(object), ...attributeFacts(object)];
  if (outcome === "skipped") {
    return [`      <skipped message="${xmlText(object?.note ?? "not verifiable here")}"/>`];
  }
  if (outcome === "failure" && object !== undefined) {
    const kind = driftKind(object) ?? object.status;
    return [element("failure", kind, headline(object), differs)];
  }
  if (outcome !== "error") return [];
  const first = findings.find(({ diagnostic }) => diagnostic.severity === "error")?.diagnostic;
  const also = object === undefined || object.status === "none" ? [] : differs;
  return [element("error", first?.ruleId ?? "error", first?.summary ?? "", [...said, ...also])];
}

function element(name: string, type: string, message: string, lines: readonly string[]): string {
  return `      <${name} type="${xmlText(type)}" message="${xmlText(message)}">${xmlText(lines.join("\n"))}</${name}>`;
}

function findingText({ path, diagnostic }: ReportedFinding): string {
  const { severity, summary, detail, fix, place, path: within } = diagnostic;
  const where = [place === undefined ? "" : formatPlace(place), whereOf(path, within)];
  return [
    `${severity}: ${summary}`,
    `at ${where.filter((part) => part !== "").join(", ")}`,
    detail,
    ...(fix === undefined ? [] : [`To fix: ${fix}`]),
  ].join("\n");
}
