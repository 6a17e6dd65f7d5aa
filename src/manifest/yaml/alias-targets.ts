import { type Alias, type Document, type Node, visit } from "yaml";

/** What each alias stands for: the last node before it with its anchor. Undefined for an alias without one. */
export type AliasTargets = ReadonlyMap<Alias, Node | undefined>;

/** In one pass: the library looks through the whole document again for each alias. */
export function aliasTargets(document: Document): AliasTargets {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node | undefined>();
  visit(document, {
    Alias(_key, alias) {
      targets.set(alias, anchors.get(alias.source));
    },
    Value(_key, node) {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  return targets;
}
