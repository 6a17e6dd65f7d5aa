import type { AccessDocument } from "../../access-document/document";
import type { AccessMap, MapNode } from "../lay-out-map";
import { button, count, el } from "./dom";
import { type DrawnNode, drawMap } from "./map-drawing";
import { accessTable } from "./map-table";
import type { Row } from "./model";

/** Groups, roles and services as a drawing, and the same as a table. */
export class MapPanel {
  readonly element: HTMLElement;
  readonly #map: AccessMap;
  readonly #document: AccessDocument;
  readonly #nodes: readonly DrawnNode[];
  readonly #edges: readonly SVGElement[];
  readonly #status = el("p", { class: "rule", role: "status" });
  readonly #clear: HTMLButtonElement;

  constructor(document: AccessDocument, map: AccessMap) {
    this.#document = document;
    this.#map = map;
    const drawing = drawMap(document, map, (place) => this.#select([place]));
    this.#nodes = drawing.nodes;
    this.#edges = drawing.edges;
    this.#clear = button("Show all", { class: "plain" }, () => this.#show(undefined));
    this.#clear.hidden = true;
    drawing.element.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.#show(undefined);
    });
    this.element = el(
      "div",
      {},
      el("div", { class: "map-head" }, this.#status, this.#clear),
      map.nodes.length === 0
        ? el("p", { class: "empty" }, "Nobody holds a role.")
        : el("div", { class: "map-scroll", tabindex: "0" }, drawing.element),
      accessTable(document),
    );
    this.#say("");
  }

  /** Shows by what a principal comes to its access. */
  showPrincipal({ place, principal }: Row): void {
    const holders = new Set([place, ...(principal.groups ?? [])]);
    const isHolder = ({ kind, place: of }: MapNode): boolean =>
      kind === "users"
        ? principal.kind === "user" && this.#rolesOf([place]).size > 0
        : kind === "group" && of !== undefined && holders.has(of);
    const roles = this.#rolesOf([...holders]);
    const lit = new Set<number>();
    this.#map.nodes.forEach((node, index) => {
      if (isHolder(node)) lit.add(index);
      if (node.kind === "role" && roles.has(node.place ?? -1)) lit.add(index);
    });
    for (const { from, to } of this.#map.edges) {
      if (lit.has(from) && this.#map.nodes[to]?.kind === "service") lit.add(to);
    }
    this.#show(lit);
    this.#say(
      lit.size === 0
        ? "Nothing of this principal is in the drawing: see the table."
        : `Lit: how ${principal.kind === "user" ? "this user" : "this group"} comes to roles.`,
    );
  }

  #rolesOf(holders: readonly number[]): ReadonlySet<number> {
    return new Set(
      this.#document.grants
        .filter(({ principal }) => holders.includes(principal))
        .flatMap(({ roles }) => roles),
    );
  }

  /** Everything that leads to a node, and everything that it leads to. */
  #select(starts: readonly number[]): void {
    const lit = new Set(starts);
    for (const [near, far] of [
      ["from", "to"],
      ["to", "from"],
    ] as const) {
      const reached = new Set(starts);
      for (const place of reached) {
        for (const edge of this.#map.edges) if (edge[near] === place) reached.add(edge[far]);
      }
      for (const place of reached) lit.add(place);
    }
    this.#show(lit);
  }

  #show(lit: ReadonlySet<number> | undefined): void {
    const isLit = (place: number): boolean => lit === undefined || lit.has(place);
    this.#nodes.forEach(({ element }, place) => {
      element.classList.toggle("dim", !isLit(place));
      element.setAttribute("aria-pressed", String(lit?.has(place) ?? false));
    });
    this.#edges.forEach((element, index) => {
      const edge = this.#map.edges[index];
      const on = edge !== undefined && isLit(edge.from) && isLit(edge.to);
      element.classList.toggle("dim", !on);
      element.classList.toggle("lit", lit !== undefined && on);
    });
    this.#clear.hidden = lit === undefined;
    this.#say("");
  }

  #say(text: string): void {
    const { leftOut, nodes } = this.#map;
    const groups = nodes.filter(({ kind }) => kind === "group").length;
    const bound =
      leftOut === 0
        ? `${count(groups, "group")} that hold roles.`
        : `${count(groups, "group")} drawn, those that reach most; ${leftOut.toLocaleString("en")} more are in the table alone.`;
    this.#status.textContent = `${bound} ${text === "" ? "Choose a box to follow it." : text}`;
  }
}
