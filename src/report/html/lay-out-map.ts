import type { AccessDocument } from "../access-document";
import { chooseHolders, type Holder } from "./choose-holders";

export type MapNodeKind = "users" | "group" | "role" | "service";

/** A box of the drawing; x and y are its middle, in pixels. */
export interface MapNode {
  readonly kind: MapNodeKind;
  /** The place of the group, role or service in its list; absent for the users. */
  readonly place?: number;
  readonly people?: number;
  readonly x: number;
  readonly y: number;
}

export interface MapEdge {
  /** Places in the list of nodes. */
  readonly from: number;
  readonly to: number;
}

/** Groups, their roles and the services of those, laid out in columns. */
export interface AccessMap {
  readonly width: number;
  readonly height: number;
  readonly boxWidth: number;
  readonly boxHeight: number;
  readonly nodes: readonly MapNode[];
  readonly edges: readonly MapEdge[];
  /** Groups that found no room. */
  readonly leftOut: number;
}

const BOX = { width: 216, height: 40 };

/** What is used of dagre: the types that it ships do not resolve from CommonJS. */
interface Dagre {
  readonly Graph: new () => LayoutGraph;
  readonly layout: (graph: LayoutGraph) => void;
}

interface LayoutGraph {
  setGraph(options: Readonly<Record<string, string | number>>): void;
  setNode(name: string, size: { readonly width: number; readonly height: number }): void;
  setEdge(from: string, to: string, label: object): void;
  graph(): { readonly width?: number; readonly height?: number };
  node(name: string): { readonly x: number; readonly y: number };
}

/** Lays the drawing out here, so that the page needs no library. */
export async function layOutMap(document: AccessDocument): Promise<AccessMap> {
  // No other command waits for it to load.
  const { Graph, layout } = (await import("@dagrejs/dagre")) as unknown as Dagre;
  const { holders, leftOut } = chooseHolders(document);
  const drawing = new Drawing(document);
  for (const holder of holders) drawing.add(holder);
  const graph = new Graph();
  graph.setGraph({ rankdir: "LR", nodesep: 12, ranksep: 110, marginx: 8, marginy: 8 });
  for (const name of drawing.nodes.keys()) graph.setNode(name, { ...BOX });
  for (const [from, to] of drawing.edges.values()) graph.setEdge(from, to, {});
  layout(graph);
  const places = new Map([...drawing.nodes.keys()].map((name, place) => [name, place]));
  const { width, height } = graph.graph();
  return {
    width: finite(width),
    height: finite(height),
    boxWidth: BOX.width,
    boxHeight: BOX.height,
    nodes: [...drawing.nodes].map(([name, node]) => {
      const { x, y } = graph.node(name);
      return { ...node, x: Math.round(x), y: Math.round(y) };
    }),
    edges: [...drawing.edges.values()].map(([from, to]) => ({
      from: places.get(from) ?? 0,
      to: places.get(to) ?? 0,
    })),
    leftOut,
  };
}

/** What is drawn, by names that are unique within it. */
class Drawing {
  readonly nodes = new Map<string, Omit<MapNode, "x" | "y">>();
  readonly edges = new Map<string, readonly [from: string, to: string]>();
  readonly #document: AccessDocument;

  constructor(document: AccessDocument) {
    this.#document = document;
  }

  add({ group, people, roles }: Holder): void {
    const holder =
      group === undefined
        ? this.#node("users", { kind: "users", people })
        : this.#node(`group ${group}`, { kind: "group", place: group, people });
    for (const role of roles) {
      const service = this.#document.roles[role]?.service ?? 0;
      const roleNode = this.#node(`role ${role}`, { kind: "role", place: role });
      this.#edge(holder, roleNode);
      this.#edge(roleNode, this.#node(`service ${service}`, { kind: "service", place: service }));
    }
  }

  #node(name: string, node: Omit<MapNode, "x" | "y">): string {
    this.nodes.set(name, node);
    return name;
  }

  #edge(from: string, to: string): void {
    this.edges.set(`${from} > ${to}`, [from, to]);
  }
}

/** Of an empty graph dagre says minus infinity. */
function finite(size: number | undefined): number {
  return size !== undefined && Number.isFinite(size) ? Math.ceil(Math.max(size, 0)) : 0;
}
