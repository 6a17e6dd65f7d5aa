/** What may come next. */
type Next = "value" | "value or end" | "key" | "key or end" | "colon" | "comma or end" | "nothing";

const SPACE = /[ \t\n\r]*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/**
 * Where a text stops being JSON, as an index into it: its end, where more had to come. Undefined where it is JSON. Node's
 * own parser tells the place of some errors and not of others.
 */
export function jsonErrorAt(text: string): number | undefined {
  const open: ("{" | "[")[] = [];
  let next: Next = "value";
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const [found] = pattern.exec(text) ?? [];
    at += found?.length ?? 0;
    return found !== undefined;
  };
  for (;;) {
    take(SPACE);
    if (at === text.length) return next === "nothing" ? undefined : at;
    const sign = text[at];
    const inside = open.at(-1);
    const isEnd = sign === (inside === "{" ? "}" : "]") && inside !== undefined;
    if (isEnd && next.endsWith("or end")) {
      open.pop();
      at += 1;
    } else if (next === "comma or end" && sign === ",") {
      next = inside === "{" ? "key" : "value";
      at += 1;
      continue;
    } else if (next === "colon" && sign === ":") {
      next = "value";
      at += 1;
      continue;
    } else if (next.startsWith("key") && take(STRING)) {
      next = "colon";
      continue;
    } else if (next.startsWith("value") && (sign === "{" || sign === "[")) {
      open.push(sign);
      next = sign === "{" ? "key or end" : "value or end";
      at += 1;
      continue;
    } else if (!next.startsWith("value") || !(take(STRING) || take(SCALAR))) return at;
    next = open.length === 0 ? "nothing" : "comma or end";
  }
}
