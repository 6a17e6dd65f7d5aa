import { formatPlace } from "../../diagnostics";
import { managedText, share } from "../coverage-text";
import { palette } from "../palette";
import {
  differences,
  driftKind,
  type Report,
  type ReportedFinding,
  type ReportedIgnored,
  type ReportedObject,
} from "../reported";
import { summary } from "../report-text";
import { STATUS_WORDS } from "../status-words";
import { attributeFacts } from "../subject";
import { fitBlocks, type MarkdownBlock } from "./fit-blocks";
import { markdownName, markdownProse } from "./markdown-text";

/** The longest comment that hosts of pull requests take, in characters. */
const LONGEST_COMMENT = 65_536;

/** Attributes of one object that are shown. */
const SHOWN_FACTS = 12;

/** The first line, by which a later run finds the comment of an earlier one. */
function reportMarker({ command }: Report): string {
  return `<!-- zidentity-${command} -->`;
}

/** A report as a comment on an issue or a pull request, of at most 65,536 characters. */
export function reportMarkdown(report: Report): string {
  const introduction = [
    reportMarker(report),
    `## ZIdentity ${report.command}`,
    "",
    `**${markdownProse(summary(report, palette(false)))}**`,
    ...(report.coverage === undefined ? [] : ["", managedText(report.coverage)]),
    "",
  ].join("\n");
  return fitBlocks(introduction, blocksOf(report), LONGEST_COMMENT);
}

function blocksOf(report: Report): readonly MarkdownBlock[] {
  const { findings, coverage, ignored = [] } = report;
  const grave = findings.filter(({ diagnostic }) => diagnostic.severity === "error");
  const others = findings.filter((finding) => !grave.includes(finding));
  return [
    open("Errors", LIST, grave.map(findingRow)),
    open("Differences", TABLE, differences(report).map(objectRow)),
    folded("Warnings and notes", LIST, others.map(findingRow)),
    folded(
      "Coverage by service",
      "| Service | Managed |\n|---|---|\n",
      (coverage?.by_service ?? []).map(
        ({ service, ...counts }) => `| ${markdownName(service)} | ${share(counts)} |`,
      ),
    ),
    folded("Ignored by the desired state", LIST, ignored.map(ignoredRow)),
  ].filter(({ rows }) => rows.length > 0);
}

const LIST = "";
const TABLE = "| What | Who | Where declared | Details |\n|---|---|---|---|\n";

function open(title: string, head: string, rows: readonly string[]): MarkdownBlock {
  return { opening: `### ${title}\n\n${head}`, rows, more: moreRows(head), closing: "" };
}

function folded(title: string, head: string, rows: readonly string[]): MarkdownBlock {
  return {
    opening: `<details>\n<summary>${title} (${rows.length})</summary>\n\n${head}`,
    rows,
    more: moreRows(head),
    closing: "\n</details>\n",
  };
}

function moreRows(head: string): MarkdownBlock["more"] {
  const cells = (head.split("\n")[0]?.split("|").length ?? 2) - 2;
  return (count) => {
    const text = `… and ${count} more: see the JSON`;
    return head === LIST ? `- ${text}` : `| ${text} |${" |".repeat(cells - 1)}`;
  };
}

function objectRow(object: ReportedObject): string {
  const { title, name, status, path, source } = object;
  const where = source === undefined ? path : formatPlace(source);
  const facts = attributeFacts(object);
  const rest = facts.length - SHOWN_FACTS;
  const details = [
    ...facts.slice(0, SHOWN_FACTS).map(markdownProse),
    ...(rest > 0 ? [`… and ${rest} more`] : []),
  ].join("<br>");
  const what = driftKind(object) ?? STATUS_WORDS[status];
  return `| ${what} | ${title} ${markdownName(name)} | ${where === undefined ? "" : markdownName(where)} | ${details} |`;
}

function findingRow({ path, diagnostic }: ReportedFinding): string {
  const { summary: what, detail, fix, ruleId, place } = diagnostic;
  const where = place === undefined ? path : formatPlace(place);
  const parts = [
    `- **${markdownProse(what)}**`,
    ...(ruleId === undefined ? [] : [`(${markdownName(ruleId)})`]),
    ...(where === undefined ? [] : [`at ${markdownName(where)}:`]),
    markdownProse(detail),
    ...(fix === undefined ? [] : [markdownProse(fix)]),
  ];
  return parts.join(" ");
}

function ignoredRow({ title, name, reason, owner, until }: ReportedIgnored): string {
  const end = until === undefined ? "" : `, until ${markdownProse(until)}`;
  return `- ${title} ${markdownName(name)}: ${markdownProse(reason)} (owner ${markdownName(owner)}${end})`;
}
