import { isAlias, isMap, isScalar, isSeq, LineCounter, type Document, type Pair } from "yaml";
import type { SourcePlace } from "../../diagnostics";
import type { AliasTargets } from "./alias-targets";

/** The way to a value of the file: `["roles", 0, "permissions"]`. */
export type YamlPath = readonly (string | number)[];

/** `roles[0].permissions.users_and_groups` */
export function formatYamlPath(path: YamlPath): string {
  return path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`))
    .join("")
    .replace(/^\./, "");
}

/** Where the values of one document stand. */
export class YamlPlaces {
  constructor(
    private readonly document: Document,
    private readonly aliases: AliasTargets,
    private readonly lines: LineCounter,
    readonly file: string,
  ) {}

  /** The key or the item at the end of a path; where the path ends earlier, what comes last on it. */
  at(path: YamlPath): SourcePlace {
    let node: unknown = this.document.contents;
    let found: unknown = node;
    for (const step of path) {
      const next = this.#step(this.#resolved(node), step);
      if (next === undefined) break;
      [found, node] = next;
    }
    return this.offset(startOf(found));
  }

  /** A place by its position in the text, from 0. */
  offset(position: number): SourcePlace {
    const { line, col } = this.lines.linePos(position);
    // An empty text has no lines.
    return { file: this.file, line: Math.max(line, 1), column: Math.max(col, 1) };
  }

  #step(node: unknown, step: string | number): [place: unknown, value: unknown] | undefined {
    if (isSeq(node) && typeof step === "number") {
      const item = node.items[step];
      return item === undefined ? undefined : [item, item];
    }
    const pair = this.#pair(node, String(step));
    return pair === undefined ? undefined : [pair.key, pair.value];
  }

  /** The pair of a key, its own or one that a merge key (`<<`) brings. */
  #pair(node: unknown, name: string): Pair | undefined {
    if (!isMap(node)) return undefined;
    const own = node.items.find(({ key }) => isScalar(key) && String(key.value) === name);
    if (own !== undefined) return own;
    for (const { key, value } of node.items) {
      if (!isScalar(key) || key.source !== "<<") continue;
      const merged = this.#resolved(value);
      for (const source of isSeq(merged) ? merged.items : [merged]) {
        const pair = this.#pair(this.#resolved(source), name);
        if (pair !== undefined) return pair;
      }
    }
    return undefined;
  }

  #resolved(node: unknown): unknown {
    return isAlias(node) ? this.aliases.get(node) : node;
  }
}

function startOf(node: unknown): number {
  if (typeof node !== "object" || node === null || !("range" in node)) return 0;
  const { range } = node;
  return Array.isArray(range) && typeof range[0] === "number" ? range[0] : 0;
}
