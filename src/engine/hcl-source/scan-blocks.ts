import { endOfHeredoc, endOfString } from "./skip-text";

/** A block at the top of a file of HCL. */
export interface HclBlock {
  /** `["resource", "zidentity_role", "desk"]` */
  readonly header: readonly string[];
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** Of a module, where it comes from, where that is a plain text. */
  readonly source?: string;
}

const TOKEN =
  /(?<comment>#[^\n]*|\/\/[^\n]*|\/\*[^]*?(?:\*\/|$))|<<-?(?<marker>[\p{ID_Start}_][\p{ID_Continue}-]*)[ \t]*\r?\n|(?<word>[\p{ID_Start}_][\p{ID_Continue}-]*)|(?<space>[^\S\n]+)|[^]/uy;

/** A word, a plain text, or a sign. */
interface Token {
  readonly text: string;
  readonly isName: boolean;
}

/** The blocks at the top of a file. What is no HCL yields nothing, or less. */
export function scanBlocks(file: string): readonly HclBlock[] {
  return new Scanner(file.replace(/^\ufeff/, "")).blocks();
}

class Scanner {
  readonly #found: HclBlock[] = [];
  #depth = 0;
  /** What stands on the present line, at the top or directly within a block. */
  #line: Token[] = [];
  #lineNumber = 1;
  #lineStart = 0;
  /** Where the first thing of the line stands. */
  #column = 1;

  constructor(private readonly text: string) {}

  blocks(): readonly HclBlock[] {
    for (let index = 0; index < this.text.length;) index = this.#next(index);
    return this.#found;
  }

  /** Reads one token, and answers the index behind it. */
  #next(index: number): number {
    TOKEN.lastIndex = index;
    const match = TOKEN.exec(this.text);
    if (match === null) return this.text.length;
    const { comment, marker, word, space } = match.groups ?? {};
    const after = index + match[0].length;
    if (comment !== undefined) return this.#pass(index, after);
    if (space !== undefined) return after;
    if (marker !== undefined) return this.#pass(index, endOfHeredoc(this.text, after, marker));
    if (match[0] === '"') return this.#string(index);
    if (match[0] === "\n") this.#newLine(index);
    else if (word === undefined) this.#sign(match[0], index);
    else this.#add({ text: word.normalize("NFC"), isName: true }, index);
    return after;
  }

  /** Over what may hold ends of lines. */
  #pass(from: number, to: number): number {
    for (let index = this.text.indexOf("\n", from); index !== -1 && index < to;) {
      this.#lineNumber += 1;
      this.#lineStart = index + 1;
      index = this.text.indexOf("\n", index + 1);
    }
    return to;
  }

  #newLine(index: number): void {
    this.#pass(index, index + 1);
    this.#line = [];
  }

  #string(index: number): number {
    const end = endOfString(this.text, index + 1);
    const raw = this.text.slice(index + 1, end - 1);
    const isPlain = !/[\\\n]|[$%]\{/.test(raw);
    const token = { text: isPlain ? raw.normalize("NFC") : "", isName: isPlain };
    this.#readSource(token);
    this.#add(token, index);
    return this.#pass(index, end);
  }

  /** `source = "./modules/desk"`, directly within the block of a module. */
  #readSource({ text, isName }: Token): void {
    const block = this.#found.at(-1);
    if (this.#depth !== 1 || !isName || block?.header[0] !== "module") return;
    if (this.#line.map((token) => token.text).join(" ") !== "source =") return;
    this.#found[this.#found.length - 1] = { ...block, source: text };
  }

  #sign(sign: string, index: number): void {
    if (sign === "{" && this.#depth === 0) this.#open();
    if ("{[(".includes(sign)) this.#depth += 1;
    if ("}])".includes(sign)) this.#depth = Math.max(0, this.#depth - 1);
    // Within one line, what follows a brace begins anew: `module "m" { source = "./m" }`.
    if (sign === "{" || sign === "}") this.#line = [];
    else this.#add({ text: sign, isName: false }, index);
  }

  #open(): void {
    const [first] = this.#line;
    if (first === undefined || !this.#line.every(({ isName }) => isName)) return;
    const header = this.#line.map(({ text }) => text);
    this.#found.push({ header, line: this.#lineNumber, column: this.#column });
  }

  #add(token: Token, index: number): void {
    if (this.#depth > 1) return;
    if (this.#line.length === 0) this.#column = index - this.#lineStart + 1;
    this.#line.push(token);
  }
}
