/** The script of the page. It asks nobody for anything: what it shows stands in the page. */
import { PrincipalExplainer } from "../../access-document/explain-principal";
import type { PageData } from "../page-data";
import { accessView } from "./access-view";
import { changesPanel } from "./changes-panel";
import { byId, el } from "./dom";
import { Drawer } from "./drawer";
import type { Grid } from "./grid";
import { MapPanel } from "./map-panel";
import { type Column, type Row, rowsOf } from "./model";
import { provenance } from "./provenance";
import { limits, pageHeader } from "./summary";
import { type Tab, Tabs } from "./tabs";

function start(): void {
  const { document: access, map } = JSON.parse(byId("data").textContent) as PageData;
  const rows = rowsOf(access);
  const explainer = new PrincipalExplainer(access);
  let asked: Grid | undefined;
  const drawer = new Drawer(() => asked?.focus());
  const mapPanel = new MapPanel(access, map);

  const open = (row: Row, column: Column | undefined, grid: Grid): void => {
    asked = grid;
    const content = provenance(access, explainer, row, column, {
      onAll: () => open(row, undefined, grid),
      onMap: () => {
        drawer.close();
        mapPanel.showPrincipal(row);
        tabs.select("map");
      },
    });
    drawer.show(...content);
  };
  const matrix = accessView(access, rows, "administer", open);
  const use = access.entitlements === undefined ? undefined : accessView(access, rows, "use", open);

  const changes = (access.desired?.drift.length ?? 0) + (access.desired?.findings.length ?? 0);
  const all: readonly Tab[] = [
    { id: "matrix", title: "Matrix", content: matrix.content },
    { id: "use", title: "Use of services", content: use?.content ?? [notTold()] },
    { id: "map", title: "Groups, roles, services", content: [mapPanel.element] },
    {
      id: "changes",
      title: `Drift and findings${changes === 0 ? "" : ` (${changes.toLocaleString("en")})`}`,
      content: changesPanel(access.desired),
    },
  ];
  const tabs = new Tabs(all);
  byId("page").replaceChildren(
    pageHeader(access, rows),
    ...limits(access),
    ...tabs.elements,
    drawer.element,
  );
  document.title = `Access report: ${access.tenant}`;
  printWhole([matrix.grid, ...(use === undefined ? [] : [use.grid])]);
}

function notTold(): HTMLElement {
  return el(
    "p",
    { class: "empty" },
    "This tenant does not list who may use which service: the vendor does not document that operation.",
  );
}

/** On paper nothing scrolls. */
function printWhole(grids: readonly Grid[]): void {
  const print = (printing: boolean): void => grids.forEach((grid) => grid.print(printing));
  const paper = matchMedia("print");
  paper.addEventListener("change", ({ matches }) => print(matches));
  addEventListener("beforeprint", () => print(true));
  addEventListener("afterprint", () => print(false));
}

start();
