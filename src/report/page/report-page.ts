import { createHash } from "node:crypto";
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
import { htmlText } from "./html-text";

const STYLE = `:root{color-scheme:light dark}
body{font:15px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid #8886;overflow-wrap:anywhere}
code{unicode-bidi:isolate}ul{padding-left:1.2rem;margin:0}summary{cursor:pointer}`;

/** A report as one page that loads nothing and runs nothing: no script, and the policy lets none in. */
export function reportPage(report: Report): string {
  const { command, coverage, ignored = [], findings } = report;
  const title = `ZIdentity ${command}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${title}</h1>
<p><strong>${htmlText(summary(report, palette(false)))}</strong></p>
${coverage === undefined ? "" : `<p>${htmlText(managedText(coverage))}</p>\n`}${[
    table(
      "Differences",
      ["What", "Who", "Where declared", "Details"],
      differences(report).map(objectCells),
    ),
    table("Findings", ["What", "Where", "Why", "To fix"], findings.map(findingCells)),
    table(
      "Coverage by service",
      ["Service", "Managed"],
      (coverage?.by_service ?? []).map(({ service, ...counts }) => [
        code(service),
        htmlText(share(counts)),
      ]),
    ),
    table(
      "Ignored by the desired state",
      ["Who", "Reason", "Owner", "Until"],
      ignored.map(ignoredCells),
    ),
  ].join("")}</body>
</html>
`;
}

function policy(): string {
  const hash = createHash("sha256").update(STYLE).digest("base64");
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
}

/** The cells are markup already. */
function table(
  title: string,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  if (rows.length === 0) return "";
  const head = heads.map((text) => `<th scope="col">${text}</th>`).join("");
  const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`);
  return `<h2>${title} (${rows.length})</h2>\n<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body.join("\n")}\n</tbody>\n</table>\n`;
}

function code(text: string): string {
  return `<code>${htmlText(text)}</code>`;
}

function objectCells(object: ReportedObject): readonly string[] {
  const { title, name, status, path, source } = object;
  const facts = attributeFacts(object).map((fact) => `<li>${htmlText(fact)}</li>`);
  return [
    driftKind(object) ?? STATUS_WORDS[status],
    `${htmlText(title)} ${code(name)}`,
    placeCell(source === undefined ? undefined : formatPlace(source), path),
    facts.length === 0 ? "" : `<ul>${facts.join("")}</ul>`,
  ];
}

function findingCells({ path, diagnostic }: ReportedFinding): readonly string[] {
  const { severity, summary: what, detail, fix, ruleId, place } = diagnostic;
  return [
    `${severity}: <strong>${htmlText(what)}</strong>${ruleId === undefined ? "" : ` ${code(ruleId)}`}`,
    placeCell(place === undefined ? undefined : formatPlace(place), path),
    htmlText(detail),
    htmlText(fix ?? ""),
  ];
}

function placeCell(place: string | undefined, path: string | undefined): string {
  return [place, path].flatMap((text) => (text === undefined ? [] : [code(text)])).join("<br>");
}

function ignoredCells({ title, name, reason, owner, until }: ReportedIgnored): readonly string[] {
  return [`${htmlText(title)} ${code(name)}`, htmlText(reason), code(owner), htmlText(until ?? "")];
}
