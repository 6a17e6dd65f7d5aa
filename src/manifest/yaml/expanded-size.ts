import { type Document, isAlias, isCollection, isPair } from "yaml";
import type { AliasTargets } from "./alias-targets";

/**
 * How many values a document holds with its aliases written out, in one pass over what is written: a few lines of
 * aliases of aliases can mean billions. Infinity where an anchor holds itself.
 */
export function expandedSize(document: Document, aliases: AliasTargets): number {
  const known = new Map<unknown, number>();
  const sizeOf = (node: unknown): number => {
    const before = known.get(node);
    if (before !== undefined) return before;
    if (isPair(node)) return sizeOf(node.key) + sizeOf(node.value);
    if (isAlias(node)) return sizeOf(aliases.get(node));
    if (!isCollection(node)) return 1;
    // Found again before it is counted: it is within itself.
    known.set(node, Number.POSITIVE_INFINITY);
    const size = node.items.reduce<number>((sum, item) => sum + sizeOf(item), 1);
    known.set(node, size);
    return size;
  };
  return sizeOf(document.contents);
}
