import type { AccessDocument } from "../../access-document/document";
import { printable } from "../../printable";
import type { AccessMap, MapNode } from "../lay-out-map";
import { count, svg } from "./dom";

export interface DrawnNode {
  readonly element: SVGElement;
}

export interface MapDrawing {
  readonly element: SVGSVGElement;
  /** In the order of the map. */
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly SVGElement[];
}

/** Characters that fit into a box. */
const FITS = 27;
/** Room for the titles of the columns. */
const HEAD = 28;

const COLUMN_TITLES: readonly (readonly [MapNode["kind"], string])[] = [
  ["group", "Groups"],
  ["role", "Roles"],
  ["service", "Services"],
];

/** The drawing. A box can be chosen by mouse and keyboard. */
export function drawMap(
  document: AccessDocument,
  map: AccessMap,
  onChoose: (place: number) => void,
): MapDrawing {
  const edges = map.edges.map(({ from, to }) => drawEdge(map, map.nodes[from], map.nodes[to]));
  const nodes = map.nodes.map((node, place) => ({
    element: drawNode(document, map, node, () => onChoose(place)),
  }));
  const element = svg(
    "svg",
    {
      class: "map",
      role: "group",
      "aria-label": "Groups, the roles that they hold, and the services of those roles",
      viewBox: `0 ${-HEAD} ${map.width} ${map.height + HEAD}`,
      width: String(map.width),
      height: String(map.height + HEAD),
    },
    ...columnTitles(map),
    ...edges,
    ...nodes.map((node) => node.element),
  );
  return { element, nodes, edges };
}

function columnTitles({ nodes, boxWidth }: AccessMap): readonly SVGElement[] {
  return COLUMN_TITLES.flatMap(([kind, title]) => {
    const first =
      nodes.find((node) => node.kind === kind) ??
      (kind === "group" ? nodes.find((node) => node.kind === "users") : undefined);
    if (first === undefined) return [];
    const x = String(first.x - boxWidth / 2);
    return [svg("text", { class: "map-title", x, y: "-10" }, title)];
  });
}

function drawEdge(
  { boxWidth }: AccessMap,
  from: MapNode | undefined,
  to: MapNode | undefined,
): SVGElement {
  if (from === undefined || to === undefined) return svg("path");
  const start = from.x + boxWidth / 2;
  const end = to.x - boxWidth / 2;
  const middle = (start + end) / 2;
  return svg("path", {
    class: "edge",
    d: `M ${start} ${from.y} C ${middle} ${from.y}, ${middle} ${to.y}, ${end} ${to.y}`,
  });
}

function drawNode(
  document: AccessDocument,
  { boxWidth, boxHeight }: AccessMap,
  node: MapNode,
  onChoose: () => void,
): SVGElement {
  const { name, more } = wordsOf(document, node);
  const x = node.x - boxWidth / 2;
  const y = node.y - boxHeight / 2;
  const element = svg(
    "g",
    {
      class: `node node-${node.kind}`,
      role: "button",
      tabindex: "0",
      "aria-label": `${node.kind} ${name}${more === "" ? "" : `, ${more}`}`,
      "aria-pressed": "false",
    },
    svg("title", {}, name),
    svg("rect", {
      x: String(x),
      y: String(y),
      width: String(boxWidth),
      height: String(boxHeight),
      rx: "8",
    }),
    svg(
      "text",
      { class: "node-name", x: String(x + 12), y: String(node.y - (more === "" ? -4 : 2)) },
      cut(name),
    ),
    ...(more === ""
      ? []
      : [
          svg("text", { class: "node-more", x: String(x + 12), y: String(node.y + 13) }, cut(more)),
        ]),
  );
  element.addEventListener("click", onChoose);
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    onChoose();
  });
  return element;
}

function wordsOf(
  { principals, roles, services, documented }: AccessDocument,
  { kind, place = -1, people = 0 }: MapNode,
): { name: string; more: string } {
  switch (kind) {
    case "users":
      return {
        name: documented === undefined ? "Users, held directly" : "Users, as they show",
        more: count(people, "user"),
      };
    case "group":
      return { name: printable(principals[place]?.name ?? ""), more: count(people, "member") };
    case "role":
      return {
        name: printable(roles[place]?.name ?? ""),
        more: printable(services[roles[place]?.service ?? -1]?.label ?? ""),
      };
    case "service":
      return { name: printable(services[place]?.label ?? ""), more: "" };
  }
}

function cut(text: string): string {
  const characters = Array.from(text);
  return characters.length > FITS ? `${characters.slice(0, FITS - 1).join("")}…` : text;
}
