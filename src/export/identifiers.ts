import slugify from "slugify";

/** No longer than what is readable in a line beside other things. */
const LONGEST = 40;

/** `identity-team` for `Identity Team`: lower-case words of ASCII. Undefined where nothing of the name can be kept. */
function slugOf(name: string): string | undefined {
  const separated = name.replace(/[^\p{L}\p{M}\p{N}]+/gu, " ");
  const slug = slugify(separated, { lower: true, strict: true });
  const cut = slug.slice(0, LONGEST).replace(/-+$/, "");
  return cut === "" ? undefined : cut;
}

/** Gives names that nothing else in one place has: the second `helpdesk` is `helpdesk-2`. */
export class Identifiers {
  readonly #taken: Set<string>;
  readonly #next = new Map<string, number>();

  /** `reserved` is given to nobody. */
  constructor(reserved: Iterable<string> = []) {
    this.#taken = new Set(reserved);
  }

  /** In kebab-case, beginning with a letter; `fallback` stands for what has no letters that can be kept. */
  of(name: string, fallback: string): string {
    const slug = slugOf(name) ?? fallback;
    const base = /^[a-z]/.test(slug) ? slug : `${fallback}-${slug}`;
    let wanted = base;
    let count = this.#next.get(base) ?? 2;
    while (this.#taken.has(wanted)) wanted = `${base}-${count++}`;
    this.#next.set(base, count);
    this.#taken.add(wanted);
    return wanted;
  }
}
