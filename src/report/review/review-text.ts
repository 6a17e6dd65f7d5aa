import type { PrincipalDifference } from "../../rbac";
import type { Palette } from "../palette";
import { printable } from "../printable";
import {
  administratorPhrase,
  findingPhrase,
  guardrailPhrase,
  principalPhrase,
  rolePhraseOf,
  serviceRows,
  type Style,
} from "./phrases";
import { highlightsOf, type ReviewReport } from "./reviewed";
import { verdict, whoIsMeant } from "./verdict";

const STYLE: Style = {
  name: (text) => printable(JSON.stringify(text)),
  word: (text) => oneLine(text),
  prose: (text) => oneLine(text),
};

function oneLine(text: string): string {
  return printable(text.replaceAll("\n", " "));
}

/** A review for a terminal. */
export function reviewText(report: ReviewReport, colours: Palette): string {
  const { growing, entitled, others, newAdministrators, newFindings, loosened } =
    highlightsOf(report);
  const { access, findings, guardrails } = report;
  const heading = growing.length > 0 ? colours.red(verdict(report)) : verdict(report);
  const rest = findings.added.filter((finding) => !newFindings.includes(finding));
  const tight = guardrails.filter((change) => !loosened.includes(change));
  const sections = [
    section("New full administrators", newAdministrators.map(administratorLine), colours),
    section("Newly broken", newFindings.map(findingLine), colours),
    section("Guardrails weakened or changed", loosened.map(guardrailLine), colours),
    section("Who administers more", growing.flatMap(principalLines), colours),
    section("Who may use more services", entitled.flatMap(principalLines), colours),
    section("Who changes without growth", others.flatMap(principalLines), colours),
    section(
      "Roles",
      access.roles.map((role) => rolePhraseOf(role, STYLE)),
      colours,
    ),
    section("Guardrails strengthened", tight.map(guardrailLine), colours),
    section("Findings resolved", findings.resolved.map(findingLine), colours),
    section("New notes", rest.map(findingLine), colours),
  ];
  const about = `From ${oneLine(report.base)} to ${oneLine(report.head)}. ${whoIsMeant(report)}`;
  return [colours.bold(heading), about, ...sections.flat(), ""].join("\n");
}

function section(title: string, lines: readonly string[], colours: Palette): readonly string[] {
  if (lines.length === 0) return [];
  return ["", colours.bold(title), ...lines.map((line) => `  ${line}`)];
}

function administratorLine(one: PrincipalDifference): string {
  const { fullAdministrator: found } = one;
  const why = found === undefined ? "" : `, ${administratorPhrase(found.because, STYLE)}`;
  return `${principalPhrase(one, STYLE)}${why}`;
}

function findingLine(finding: ReviewReport["findings"]["added"][number]): string {
  return findingPhrase(finding, STYLE);
}

function guardrailLine(change: ReviewReport["guardrails"][number]): string {
  return guardrailPhrase(change, STYLE);
}

function principalLines(one: PrincipalDifference): readonly string[] {
  return [
    principalPhrase(one, STYLE),
    ...serviceRows(one, STYLE).flatMap(({ service, gains, losses }) => [
      `  on ${oneLine(service.label)}`,
      ...gains.map((text) => `    + ${text}`),
      ...losses.map((text) => `    - ${text}`),
    ]),
  ];
}
