/** The index behind a text between quotes whose inside begins at `start`. */
export function endOfString(text: string, start: number): number {
  let index = start;
  while (index < text.length) {
    const character = text[index];
    if (character === '"') return index + 1;
    // It was never closed: no text goes over the end of a line.
    if (character === "\n") return index;
    if (character === "\\") index += 2;
    else if (character === "$" || character === "%") index = endOfMark(text, index);
    else index += 1;
  }
  return text.length;
}

/** At a `$` or `%` within a text: a sign, an escaped template, or a template. */
function endOfMark(text: string, index: number): number {
  const mark = text[index];
  if (text[index + 1] === "{") return endOfTemplate(text, index + 2);
  return text[index + 1] === mark && text[index + 2] === "{" ? index + 3 : index + 1;
}

/** Within a template there are expressions, with braces and texts of their own. */
function endOfTemplate(text: string, start: number): number {
  let index = start;
  for (let depth = 1; depth > 0 && index < text.length;) {
    const character = text[index];
    index += 1;
    if (character === "{") depth += 1;
    else if (character === "}") depth -= 1;
    else if (character === '"') index = endOfString(text, index);
  }
  return index;
}

/** The index of the end of the line that closes a heredoc whose text begins at `start`. */
export function endOfHeredoc(text: string, start: number, marker: string): number {
  for (let index = start; index < text.length;) {
    const newline = text.indexOf("\n", index);
    const end = newline === -1 ? text.length : newline;
    if (text.slice(index, end).trim() === marker) return end;
    index = end + 1;
  }
  return text.length;
}
