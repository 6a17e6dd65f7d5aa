import type { DocumentDrift, DocumentFinding } from "../../access-document/document";
import { STATUS_WORDS } from "../../status-words";
import { printable } from "../../printable";
import { el, nameOf } from "./dom";

const SEVERITIES: Readonly<Record<DocumentFinding["severity"], string>> = {
  error: "Error",
  warning: "Warning",
  info: "Note",
};

/** One object that differs from what is declared. */
export function driftCard(drift: DocumentDrift): HTMLElement {
  const { status, title, name, path, note, attributes } = drift;
  return el(
    "article",
    { class: `card card-${status}` },
    el(
      "h4",
      {},
      el("span", { class: `tag tag-${status}` }, status),
      el("span", {}, `${title} `, nameOf(name)),
    ),
    el("p", { class: "rule" }, STATUS_WORDS[status], ...at(path)),
    note === undefined ? undefined : el("p", { class: "detail" }, nameOf(note)),
    attributes.length === 0
      ? undefined
      : el(
          "table",
          { class: "values" },
          el(
            "thead",
            {},
            el(
              "tr",
              {},
              ...["Attribute", "Declared", "In the tenant"].map((text) =>
                el("th", { scope: "col" }, text),
              ),
            ),
          ),
          el(
            "tbody",
            {},
            ...attributes.map((one) =>
              el(
                "tr",
                {},
                el("th", { scope: "row" }, nameOf(one.path)),
                el("td", {}, value(one.declared)),
                el("td", {}, value(one.actual)),
              ),
            ),
          ),
        ),
  );
}

/** One finding, with where, why and how to mend it. */
export function findingCard(finding: DocumentFinding): HTMLElement {
  const { severity, rule, summary, detail, fix, declared_at: path } = finding;
  return el(
    "article",
    { class: `card card-${severity}` },
    el(
      "h4",
      {},
      el("span", { class: `tag tag-${severity}` }, SEVERITIES[severity]),
      el("span", {}, nameOf(summary)),
    ),
    el("p", { class: "detail" }, nameOf(detail)),
    fix === undefined ? undefined : el("p", {}, el("strong", {}, "To fix: "), nameOf(fix)),
    el(
      "p",
      { class: "rule" },
      ...(rule === undefined ? [] : ["rule ", el("code", {}, nameOf(rule))]),
      ...at(path),
    ),
  );
}

function at(path: string | undefined): readonly (Node | string)[] {
  return path === undefined ? [] : [" · declared at ", el("code", {}, nameOf(path))];
}

function value(held: DocumentDrift["attributes"][number]["actual"]): HTMLElement {
  if (held === null) return el("span", { class: "unset" }, "not set");
  const items = Array.isArray(held) ? held : [held];
  if (items.length === 0) return el("span", { class: "unset" }, "nothing");
  return el(
    "span",
    {},
    ...items.map((item) =>
      el("div", {}, nameOf(typeof item === "string" ? item : printable(JSON.stringify(item)))),
    ),
  );
}
