import type { AccessDocument } from "../../access-document/document";
import { printable } from "../../printable";
import { count, el, nameOf } from "./dom";
import { levelMark, levelTitle, unknownMark } from "./level-words";
import { type Column, levelOf, type Row } from "./model";
import { isGiven, useMark, useWords, waysToUse } from "./use-of-services";

/** The heading of the matrix. */
export function headingRow(columns: readonly Column[]): HTMLElement {
  const cells = columns.map(({ kind, title }, index) =>
    el(
      "div",
      {
        role: "columnheader",
        class: `cell head-cell head-${kind}`,
        "aria-colindex": String(index + 2),
        title,
      },
      el("span", { class: "upright" }, title),
    ),
  );
  const first = el(
    "div",
    { role: "columnheader", class: "cell name head-name", "aria-colindex": "1" },
    "User or group",
  );
  return el("div", { role: "row", class: "row head", "aria-rowindex": "1" }, first, ...cells);
}

/** One principal. `index` is its place among the rows that are shown. */
export function principalRow(
  document: AccessDocument,
  columns: readonly Column[],
  row: Row,
  index: number,
): HTMLElement {
  const element = el(
    "div",
    { role: "row", class: "row", "aria-rowindex": String(index + 2) },
    nameCell(row),
    ...columns.map((column, place) => dataCell(document, column, row, place)),
  );
  element.dataset["index"] = String(index);
  return element;
}

function nameCell(row: Row): HTMLElement {
  const { principal, findings, drift } = row;
  const marks = [
    ...(principal.active === false ? [el("span", { class: "tag" }, "disabled")] : []),
    ...(principal.unlisted === true ? [el("span", { class: "tag" }, "not in the directory")] : []),
    ...(findings > 0 ? [el("span", { class: "tag tag-finding" }, count(findings, "finding"))] : []),
    ...(drift > 0 ? [el("span", { class: "tag tag-drift" }, "drift")] : []),
  ];
  return el(
    "div",
    { role: "rowheader", class: "cell name", "aria-colindex": "1", tabindex: "-1" },
    el("span", { class: `kind kind-${principal.kind}`, "aria-label": principal.kind }),
    el(
      "span",
      { class: "who" },
      el("span", { class: "who-name", title: printable(principal.name) }, nameOf(principal.name)),
      el("span", { class: "who-more" }, ...beside(row)),
    ),
    ...(marks.length === 0 ? [] : [el("span", { class: "tags" }, ...marks)]),
  );
}

/** What tells one from another: the id where names are the same. */
function beside({ principal, ambiguous }: Row): readonly (Node | string)[] {
  const { kind, id, display, members, dynamic } = principal;
  const own =
    kind === "user"
      ? display === undefined
        ? "user"
        : nameOf(display)
      : `${dynamic === true ? "dynamic group" : "group"}${members === undefined ? "" : ` of ${members.toLocaleString("en")}`}`;
  return ambiguous ? [own, " · ", nameOf(id)] : [own];
}

function dataCell(document: AccessDocument, column: Column, row: Row, place: number): HTMLElement {
  const { mark, words } = markOf(document, column, row);
  return el(
    "div",
    {
      role: "gridcell",
      class: `cell data data-${column.kind}`,
      "aria-colindex": String(place + 2),
      "aria-label": `${column.title}: ${words}`,
      title: `${column.title}: ${words}`,
      tabindex: "-1",
    },
    mark,
  );
}

/** The tenant does not show everything: nothing that shows is not nothing. */
const notKnown = () => ({ mark: unknownMark(), words: "not known" });

function markOf(
  document: AccessDocument,
  { kind, index }: Column,
  { principal, place }: Row,
): { readonly mark: HTMLElement; readonly words: string } {
  if (kind === "module") return moduleMark(document, principal, index);
  if (kind === "service") return serviceMark(document, principal, index);
  const ways = waysToUse(document, place, index);
  if (principal.uses_unread === true && !isGiven(ways)) return notKnown();
  return { mark: useMark(ways), words: useWords(document, ways) };
}

function moduleMark(
  document: AccessDocument,
  principal: Row["principal"],
  module: number,
): { mark: HTMLElement; words: string } {
  const level = levelOf(document, principal, module);
  if (principal.unread === true && level === "none") return notKnown();
  const uncertain = principal.uncertain?.includes(module) ?? false;
  return { mark: levelMark(level, uncertain), words: levelTitle(level, uncertain) };
}

function serviceMark(
  { roles: all }: AccessDocument,
  { linked = [], unread }: Row["principal"],
  service: number,
): { mark: HTMLElement; words: string } {
  const roles = linked.find((one) => one.service === service)?.roles ?? [];
  if (unread === true && roles.length === 0) return notKnown();
  if (roles.length === 0) return { mark: levelMark("none"), words: "no role" };
  const names = roles.map((role) => printable(all[role]?.name ?? ""));
  return {
    mark: el("span", { class: "mark mark-roles" }, String(roles.length)),
    words: names.join(", "),
  };
}
