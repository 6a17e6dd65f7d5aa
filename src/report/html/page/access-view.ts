import type { AccessDocument } from "../../access-document/document";
import { count, el } from "./dom";
import { type Filter, isShownByItself, matching, NO_FILTER } from "./filter";
import { filterBar } from "./filter-bar";
import { Grid, PRINT_LIMIT } from "./grid";
import { type Aspect, type Column, columnsOf, isUnread, type Row, useColumnsOf } from "./model";
import { legend } from "./summary";

/** A matrix with its search and filters. */
export interface AccessView {
  readonly content: readonly Node[];
  readonly grid: Grid;
}

interface Words {
  readonly label: string;
  readonly leftOut: string;
}

/** Where a tenant does not tell everything. */
const SHOWS_NOTHING = "show nothing and are left out";

const WORDS: Readonly<Record<Aspect, Words>> = {
  administer: {
    label: "Levels of access by user or group and module",
    leftOut: "hold nothing and are left out",
  },
  use: {
    label: "Services that may be used, by user or group",
    leftOut: "may use nothing and are left out",
  },
};

/** What shows one aspect of the access of everybody; `onOpen` is told the cell that is asked about. */
export function accessView(
  access: AccessDocument,
  rows: readonly Row[],
  aspect: Aspect,
  onOpen: (row: Row, column: Column | undefined, grid: Grid) => void,
): AccessView {
  const idOf = (name: string) => (aspect === "use" ? `use-${name}` : name);
  const { label, leftOut } = WORDS[aspect];
  const grid = new Grid({
    id: idOf("grid"),
    label,
    document: access,
    columns: aspect === "use" ? useColumnsOf(access) : columnsOf(access),
    onOpen: (row, column) => onOpen(row, column, grid),
  });
  const status = el("p", { class: "status", role: "status", id: idOf("status") });
  const onPaper = el("p", { class: "on-paper", id: idOf("on-paper") });
  const show = (filter: Filter): void => {
    const shown = matching(rows, filter, aspect);
    grid.show(shown);
    status.textContent = statusOf(shown.length, rows, filter, {
      aspect,
      leftOut: isUnread(access, aspect) ? SHOWS_NOTHING : leftOut,
    });
    onPaper.textContent = paperText(bar.words(), shown.length);
  };
  const bar = filterBar(access, aspect, show);
  show(NO_FILTER);
  const above = el("div", { class: "above" }, status, legend(aspect, access));
  return { grid, content: [bar.element, above, onPaper, grid.element] };
}

function statusOf(
  shown: number,
  rows: readonly Row[],
  { everybody }: Filter,
  { aspect, leftOut }: { readonly aspect: Aspect; readonly leftOut: string },
): string {
  const all = rows.length.toLocaleString("en");
  const without = rows.filter((row) => !isShownByItself(row, aspect)).length;
  const hidden = everybody || without === 0 ? "" : ` ${without.toLocaleString("en")} ${leftOut}.`;
  return `${shown.toLocaleString("en")} of ${all} users and groups.${hidden}`;
}

/** What paper has of the matrix, in the place of the filters. */
function paperText(words: string, rows: number): string {
  const held =
    rows > PRINT_LIMIT
      ? `The first ${PRINT_LIMIT.toLocaleString("en")} of ${rows.toLocaleString("en")} rows.`
      : `${count(rows, "row")}.`;
  return words === "" ? held : `${words} — ${held}`;
}
