import { FULL_ADMINISTRATOR, type PrincipalDifference } from "../../rbac";
import { counted } from "../counted";
import { fitBlocks, type MarkdownBlock } from "../markdown/fit-blocks";
import { markdownName, markdownProse } from "../markdown/markdown-text";
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

/** The longest comment that hosts of pull requests take, in characters. */
const LONGEST_COMMENT = 65_536;

/** The first line of a comment, by which a later run finds it. */
export const REVIEW_MARKER = "<!-- zidentity-review -->";

/** Principals that stand open; the others are folded. */
const OPEN_PRINCIPALS = 25;

/** The longest text for one principal, so that one cannot take the place of all others. */
const LONGEST_CELL = 1_500;
const LONGEST_PRINCIPAL = 6_000;

const STYLE: Style = { name: markdownName, word: markdownName, prose: markdownProse };

/** A review as a comment on a pull request, of at most 65,536 characters. */
export function reviewMarkdown(report: ReviewReport): string {
  const { base, head } = report;
  const introduction = [
    REVIEW_MARKER,
    "## ZIdentity access review",
    "",
    `**${verdict(report)}**`,
    "",
    `From ${markdownName(base)} to ${markdownName(head)}. ${whoIsMeant(report)}`,
    "",
  ].join("\n");
  return fitBlocks(introduction, blocksOf(report), LONGEST_COMMENT);
}

function blocksOf(report: ReviewReport): readonly MarkdownBlock[] {
  const { growing, entitled, others, newAdministrators, newFindings, loosened } =
    highlightsOf(report);
  const { access, findings, guardrails } = report;
  const list = (items: readonly string[]) => items.map((item) => `- ${item}`);
  const administrators = newAdministrators.map(
    (one) =>
      `**New full administrator:** ${principalPhrase(one, STYLE)}${one.fullAdministrator === undefined ? "" : `, ${administratorPhrase(one.fullAdministrator.because, STYLE)}`}`,
  );
  const rest = findings.added.filter((finding) => !newFindings.includes(finding));
  const tight = guardrails.filter((change) => !loosened.includes(change));
  return [
    openList("Look at this first", [
      ...administrators,
      ...newFindings.map((finding) => `**Newly broken:** ${findingPhrase(finding, STYLE)}`),
      ...loosened.map((change) => `**Guardrail** ${guardrailPhrase(change, STYLE)}`),
    ]),
    openTable("Who administers more", growing.slice(0, OPEN_PRINCIPALS)),
    foldedTable("More who administer more", growing.slice(OPEN_PRINCIPALS)),
    foldedTable("Who may use more services", entitled),
    foldedTable("Who changes without growth", others),
    folded("Roles", list(access.roles.map((role) => rolePhraseOf(role, STYLE)))),
    folded("Guardrails strengthened", list(tight.map((one) => guardrailPhrase(one, STYLE)))),
    folded("Findings resolved", list(findings.resolved.map((one) => findingPhrase(one, STYLE)))),
    folded("New notes", list(rest.map((one) => findingPhrase(one, STYLE)))),
    ...(newAdministrators.length === 0
      ? []
      : [openNote(`A full administrator ${markdownProse(FULL_ADMINISTRATOR)}.`)]),
  ].filter(({ rows, opening }) => rows.length > 0 || opening.startsWith("<sub>"));
}

function openList(title: string, items: readonly string[]): MarkdownBlock {
  return {
    opening: `### ${title}\n\n`,
    rows: items.map((item) => `- ${item}`),
    more: (count) => `- … and ${count} more: see the JSON`,
    closing: "",
  };
}

function openNote(text: string): MarkdownBlock {
  return { opening: `<sub>${text}</sub>\n`, rows: [], more: () => "", closing: "" };
}

const TABLE_HEAD = "| Who | Service | Gains | Loses |\n|---|---|---|---|\n";

function openTable(title: string, principals: readonly PrincipalDifference[]): MarkdownBlock {
  return {
    opening: `### ${title}\n\n${TABLE_HEAD}`,
    rows: principals.map(tableRows),
    more: morePrincipals,
    closing: "",
  };
}

function foldedTable(title: string, principals: readonly PrincipalDifference[]): MarkdownBlock {
  const { opening, closing } = folded(title, principals);
  return {
    opening: `${opening}${TABLE_HEAD}`,
    rows: principals.map(tableRows),
    more: morePrincipals,
    closing,
  };
}

function morePrincipals(count: number): string {
  return `| … and ${counted(count, "more principal")}: see the JSON | | | |`;
}

/** Blank lines within, so that hosts read the inside as Markdown. */
function folded<T>(title: string, rows: readonly T[]): Omit<MarkdownBlock, "rows"> & { rows: T[] } {
  return {
    opening: `<details>\n<summary>${title} (${rows.length})</summary>\n\n`,
    rows: [...rows],
    more: (count) => `- … and ${count} more: see the JSON`,
    closing: "\n</details>\n",
  };
}

/** The rows of one principal, a row a service. */
function tableRows(one: PrincipalDifference): string {
  const who = principalPhrase(one, STYLE);
  const rows = serviceRows(one, STYLE);
  const shown: string[] = [];
  let room = LONGEST_PRINCIPAL;
  for (const { service, gains, losses } of rows) {
    const line = `| ${who} | ${markdownName(service.label)} | ${cell(gains)} | ${cell(losses)} |`;
    if (shown.length > 0 && line.length > room) break;
    room -= line.length;
    shown.push(line);
  }
  const rest = rows.length - shown.length;
  if (rest > 0) shown.push(`| ${who} | … and ${rest} more services: see the JSON | | |`);
  return shown.join("\n");
}

function cell(phrases: readonly string[]): string {
  const shown: string[] = [];
  let room = LONGEST_CELL;
  for (const phrase of phrases) {
    if (shown.length > 0 && phrase.length > room) break;
    room -= phrase.length;
    shown.push(phrase);
  }
  const rest = phrases.length - shown.length;
  return [...shown, ...(rest > 0 ? [`… and ${rest} more: see the JSON`] : [])].join("<br>");
}
