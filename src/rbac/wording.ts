/** The longest piece of foreign text that a message repeats, in characters. */
const LONGEST_QUOTE = 80;

/** A value as a message shows it: text in quotes and cut to a readable length, anything else by its kind. Never throws. */
export function showValue(value: unknown): string {
  if (typeof value === "string") {
    const cut = value.length > LONGEST_QUOTE ? `${value.slice(0, LONGEST_QUOTE)}…` : value;
    return JSON.stringify(cut);
  }
  if (value === null || ["number", "boolean", "undefined"].includes(typeof value))
    return String(value);
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

/** `a`, `a and b`, `a, b and c`; or with another word before the last. */
export function enumerate(items: readonly string[], word: "and" | "or" = "and"): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} ${word} ${items.slice(-1).join("")}`;
}
