import { printable } from "../printable";

/** The longest name and the longest sentence of others that a comment repeats, in characters. */
const LONGEST_NAME = 80;
const LONGEST_PROSE = 700;

/**
 * A name in a Markdown comment, as `<code>`: it can end no table cell, open no tag and no emphasis, and calls nobody
 * (`@name`) and nothing (`#1`), which hosts do not look for in code. Fences of backticks would not do: what stands
 * within them cannot hold a `|` in every table.
 */
export function markdownName(text: string): string {
  return `<code>${withEntities(cut(oneLine(text), LONGEST_NAME))}</code>`;
}

/** A sentence in a Markdown comment. After a mark by which hosts call people or things stands a space of no width. */
export function markdownProse(text: string): string {
  return withEntities(cut(oneLine(text), LONGEST_PROSE)).replace(
    /&#(?:33|35|36|37|38|64|126);/g,
    (mark) => `${mark}&#8203;`,
  );
}

function oneLine(text: string): string {
  const shown = printable(text).replaceAll("\n", "\\u{a}");
  return shown === "" ? "(empty)" : shown;
}

function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const start = text.slice(0, most - 1);
  // Half of a pair of code units is no character.
  return `${start.replace(/[\ud800-\udbff]$/, "")}…`;
}

/** Every ASCII mark by its number, but for those that mean nothing in Markdown wherever they stand in a line. */
function withEntities(text: string): string {
  return text.replace(
    /(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|(?<=www)\.|[!#-&*+:-@[-^`{-~]/gi,
    (mark) => `&#${mark.charCodeAt(0)};`,
  );
}
