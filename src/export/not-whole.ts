import type { LeftOut } from "./tenant-as-code";

/** The head of every file of an export that is not whole: lines without the marks of a comment; none of a whole one. */
function notWhole(parts: readonly LeftOut[]): readonly string[] {
  if (parts.length === 0) return [];
  return [
    "NOT WHOLE: read from a tenant that offers only what the vendor documents.",
    ...parts.flatMap(({ what, why }) => [`- Left out: ${what}:`, `  ${why}.`]),
    "Check it before anything is applied: what is not here is held all the same.",
  ];
}

/** The same as lines of a comment, with an empty line after it. */
export function notWholeComment(parts: readonly LeftOut[], mark: string): string {
  const lines = notWhole(parts).map((line) => `${mark} ${line}\n`);
  return lines.length === 0 ? "" : `${lines.join("")}\n`;
}
