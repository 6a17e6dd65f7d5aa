import { Document, isScalar, Scalar, visit, type YAMLMap } from "yaml";
import { escapeUnseen, isAllVisible, longEscape } from "../visible";
import { mapOf, seqOf } from "./items";

/** The items of a file under their section. */
export type Section = readonly [name: string, items: readonly YAMLMap[]];

/** A document of sections. */
export function sectionsText(sections: readonly Section[]): string {
  // Items of more than a few lines are set apart, as people do.
  for (const [, items] of sections) items.forEach((item, index) => (item.spaceBefore = index > 0));
  return yamlText(mapOf(sections.map(([name, items]) => [name, seqOf(items)])));
}

/** Whatever characters its texts have. */
export function yamlText(map: YAMLMap): string {
  const document = new Document(map);
  visit(document, {
    Scalar(_key, node) {
      if (isScalar(node) && typeof node.value === "string" && !isAllVisible(node.value))
        node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  const text = document.toString({
    lineWidth: 0,
    doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
  });
  return escapeOnLines(text);
}

/** What nobody sees stands within double quotes by now, where an escape means it; line ends of the file stay. */
function escapeOnLines(text: string): string {
  return text
    .split("\n")
    .map((line) => escapeUnseen(line, longEscape))
    .join("\n");
}
