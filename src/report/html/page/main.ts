/** The script of the page. It asks nobody for anything: what it shows stands in the page. */
import { PrincipalExplainer } from "../../access-document/explain-principal";
import type { AccessDocument } from "../../access-document/document";
import type { PageData } from "../page-data";
import { changesPanel } from "./changes-panel";
import { byId, count, el } from "./dom";
import { Drawer } from "./drawer";
import { type Filter, matching, NO_FILTER } from "./filter";
import { filterBar } from "./filter-bar";
import { Grid, PRINT_LIMIT } from "./grid";
import { MapPanel } from "./map-panel";
import { type Column, columnsOf, type Row, rowsOf } from "./model";
import { provenance } from "./provenance";
import { legend, limits, pageHeader } from "./summary";
import { Tabs } from "./tabs";

function start(): void {
  const { document: access, map } = JSON.parse(byId("data").textContent) as PageData;
  const rows = rowsOf(access);
  const explainer = new PrincipalExplainer(access);
  const drawer = new Drawer(() => grid.focus());
  const mapPanel = new MapPanel(access, map);

  const open = (row: Row, column: Column | undefined): void => {
    const content = provenance(access, explainer, row, column, {
      onAll: () => open(row, undefined),
      onMap: () => {
        drawer.close();
        mapPanel.showPrincipal(row);
        tabs.select(1);
      },
    });
    drawer.show(...content);
  };
  const grid = new Grid({ document: access, columns: columnsOf(access), onOpen: open });

  const status = el("p", { class: "status", role: "status", id: "status" });
  const onPaper = el("p", { class: "on-paper", id: "on-paper" });
  const show = (filter: Filter): void => {
    const shown = matching(rows, filter);
    grid.show(shown);
    status.textContent = statusOf(shown.length, rows, filter, access);
    onPaper.textContent = paperText(bar.words(), shown.length);
  };
  const bar = filterBar(access, show);

  const changes = (access.desired?.drift.length ?? 0) + (access.desired?.findings.length ?? 0);
  const tabs = new Tabs([
    {
      id: "matrix",
      title: "Matrix",
      content: [
        bar.element,
        el("div", { class: "above" }, status, legend(access)),
        onPaper,
        grid.element,
      ],
    },
    { id: "map", title: "Groups, roles, services", content: [mapPanel.element] },
    {
      id: "changes",
      title: `Drift and findings${changes === 0 ? "" : ` (${changes.toLocaleString("en")})`}`,
      content: changesPanel(access.desired),
    },
  ]);
  byId("page").replaceChildren(
    pageHeader(access, rows),
    ...limits(access),
    ...tabs.elements,
    drawer.element,
  );
  document.title = `Access report: ${access.tenant}`;
  show(NO_FILTER);
  printWhole(grid);
}

function statusOf(
  shown: number,
  rows: readonly Row[],
  { everybody }: Filter,
  { documented }: AccessDocument,
): string {
  const all = rows.length.toLocaleString("en");
  const without = rows.filter((row) => !row.holds && row.findings + row.drift === 0).length;
  const hidden =
    everybody || without === 0
      ? ""
      : ` ${without.toLocaleString("en")} ${documented === undefined ? "hold" : "show"} nothing and are left out.`;
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

/** On paper nothing scrolls. */
function printWhole(grid: Grid): void {
  const paper = matchMedia("print");
  paper.addEventListener("change", ({ matches }) => grid.print(matches));
  addEventListener("beforeprint", () => grid.print(true));
  addEventListener("afterprint", () => grid.print(false));
}

start();
