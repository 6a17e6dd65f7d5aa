/**
 * Terraform reads every string of its configuration as a template. These are the two ways between a text and the
 * template that means it.
 */

/** How cdktf writes a token into a string until it is resolved. */
const TOKEN = /(\$\{TfToken\[[\w:.-]+\]\})/;

/**
 * The template that means this text: `${` becomes `$${` and `%{` becomes `%%{`; tokens within are left alone. What
 * JavaScript gives in the place of a text stays as it is: it is a finding at synth.
 */
export function escapeTemplate(text: string): string {
  const given: unknown = text;
  if (typeof given !== "string") return text;
  return text
    .split(TOKEN)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[$%](?=\{)/g, "$&$&")))
    .join("");
}

/** The text that a template means; undefined for a template with an expression, which Terraform alone can evaluate. */
export function literalText(template: string): string | undefined {
  if (/(?<!\$)\$\{|(?<!%)%\{/.test(template)) return undefined;
  return template.replace(/\$\$\{|%%\{/g, (escaped) => escaped.slice(1));
}

/** A text as Terraform writes it between the quotes of an expression. */
export function quotedText(text: string): string {
  const inner = escapeTemplate(text).replace(
    /["\\\u0000-\u001f]/g,
    (character) => QUOTED[character] ?? `\\u${hex(character)}`,
  );
  return `"${inner}"`;
}

const QUOTED: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

function hex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).padStart(4, "0");
}
