/** A part of a comment whose rows can be cut: a list, a table, or either within `<details>`. */
export interface MarkdownBlock {
  /** Ends with a line break. */
  readonly opening: string;
  /** Without a line break at the end. */
  readonly rows: readonly string[];
  /** Stands for the rows that do not fit. */
  readonly more: (count: number) => string;
  /** Empty, or ends with a line break. */
  readonly closing: string;
}

/**
 * A text of at most `limit` UTF-16 code units, which are never fewer than characters: all blocks, each with as many rows
 * as fit, the first ones first. No row and no tag is cut. The introduction and the frames of the blocks must fit.
 */
export function fitBlocks(
  introduction: string,
  blocks: readonly MarkdownBlock[],
  limit: number,
): string {
  const frames = blocks.map(frameLength).reduce((sum, length) => sum + length, 0);
  let room = limit - introduction.length - frames;
  const parts = blocks.map(({ opening, rows, more, closing }) => {
    const shown: string[] = [];
    for (const row of rows) {
      if (row.length + 1 > room) break;
      room -= row.length + 1;
      shown.push(row);
    }
    const rest = rows.length - shown.length;
    const lines = rest === 0 ? shown : [...shown, more(rest)];
    return `\n${opening}${lines.map((line) => `${line}\n`).join("")}${closing}`;
  });
  return `${introduction}${parts.join("")}`;
}

function frameLength({ opening, rows, more, closing }: MarkdownBlock): number {
  return opening.length + closing.length + more(rows.length).length + 2;
}
