/** Columns where no terminal says how many it has. */
export const USUAL_COLUMNS = 80;

/**
 * A help text of which no line is wider than the terminal, as far as its words allow: what is written beside the options
 * is wrapped like these, and an example goes on after a backslash, so that it can still be copied.
 */
export function fitHelp(text: string, columns: number): string {
  return text
    .split("\n")
    .flatMap((line) => {
      if (line.length <= columns) return [line];
      return line.startsWith(PROMPT) ? shellLines(line, columns) : wrapped(line, columns);
    })
    .join("\n");
}

const PROMPT = "  $ ";
const CONTINUED = "      ";
const BACKSLASH = " \\";

/** Words of a shell: what is in quotes stays together. */
const SHELL_WORDS = /(?:[^\s'"]|'[^']*'|"[^"]*")+/g;

function shellLines(line: string, columns: number): readonly string[] {
  const words = line.slice(PROMPT.length).match(SHELL_WORDS) ?? [];
  const hash = words.findIndex((word) => word.startsWith("#"));
  const command = hash === -1 ? words : words.slice(0, hash);
  const comment = hash === -1 ? [] : words.slice(hash + 1);
  const lines = filled(command, columns - BACKSLASH.length, PROMPT, CONTINUED);
  return [
    ...lines.map((one, at) => (at < lines.length - 1 ? one + BACKSLASH : one)),
    ...(comment.length === 0 ? [] : filled(comment, columns, "    # ", "    # ")),
  ];
}

function wrapped(line: string, columns: number): readonly string[] {
  const indent = /^ */.exec(line)?.[0] ?? "";
  return filled(line.trim().split(/ +/), columns, indent, indent);
}

/** Words on lines; `first` begins the first of them, `others` every other. */
function filled(
  words: readonly string[],
  columns: number,
  first: string,
  others: string,
): readonly string[] {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of words) {
    if (!isEmpty && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = others;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}
