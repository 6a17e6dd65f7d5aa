import type { DescribedRule } from "./describe-rule";
import type { Palette } from "./palette";

/** The catalogue for a terminal, a line a rule. */
export function rulesText(rules: readonly DescribedRule[], colours: Palette): string {
  const width = Math.max(...rules.map(({ id }) => id.length));
  const lines = rules.map(
    ({ id, severity, title }) =>
      `${colours.bold(id.padEnd(width))}  ${severity.padEnd("warning".length)}  ${title}`,
  );
  return `${lines.join("\n")}\n`;
}

/** One rule for a terminal, whole. */
export function ruleText(rule: DescribedRule, colours: Palette): string {
  const { id, severity, title, why, fix, source, example, says } = rule;
  const parts = [
    `${colours.bold(id)} (${severity})\n${title}`,
    `${colours.bold("Why:")} ${why}\n${colours.bold("Source:")} ${source}`,
    `${colours.bold("Example that fails:")}\n${indented(example)}`,
    ...(says.length === 0 ? [] : [`${colours.bold("It says:")}\n${indented(says.join("\n"))}`]),
    `${colours.bold("To fix:")} ${fix}`,
  ];
  return `${parts.join("\n\n")}\n`;
}

/** Raised when a reader of the former form would misunderstand it. */
const FORMAT_VERSION = 1;

/** Rules as one JSON document. */
export function rulesJson(rules: readonly DescribedRule[]): string {
  return `${JSON.stringify({ format_version: FORMAT_VERSION, rules }, null, 2)}\n`;
}

function indented(text: string): string {
  return text.replace(/^/gm, "  ");
}
