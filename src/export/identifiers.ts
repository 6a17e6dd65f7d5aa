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

export type Spelling = (kebab: string) => string;

export const kebabCase: Spelling = (kebab) => kebab;
export const snakeCase: Spelling = (kebab) => kebab.replaceAll("-", "_");
export const camelCase: Spelling = (kebab) =>
  kebab.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

/** Gives names that nothing else in one place has: the second `helpdesk` is `helpdesk-2`. */
export class Identifiers {
  readonly #taken: Set<string>;
  readonly #next = new Map<string, number>();

  /** `reserved` is given to nobody. */
  constructor(
    private readonly spelling: Spelling,
    reserved: Iterable<string> = [],
  ) {
    this.#taken = new Set(reserved);
  }

  /** Begins with a letter; `fallback` stands for what has no letters that can be kept. */
  of(name: string, fallback: string): string {
    const slug = slugOf(name) ?? fallback;
    const base = /^[a-z]/.test(slug) ? slug : `${fallback}-${slug}`;
    let wanted = this.spelling(base);
    let count = this.#next.get(base) ?? 2;
    while (this.#taken.has(wanted)) wanted = this.spelling(`${base}-${count++}`);
    this.#next.set(base, count);
    this.#taken.add(wanted);
    return wanted;
  }
}
