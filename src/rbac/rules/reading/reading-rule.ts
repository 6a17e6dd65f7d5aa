import type { Rule } from "../rule";

/** Something that a person may write, in the language that he writes it in. */
export interface WrittenExample {
  readonly language: "hcl" | "json" | "ts" | "yaml";
  readonly text: string;
}

/**
 * A rule about how a declaration is written, or about what it finds in a tenant. Whoever reads the declaration judges
 * it, with words of his own: here is what the catalogue says.
 */
export type ReadingRule = Rule<WrittenExample>;

export function hcl(text: string): WrittenExample {
  return { language: "hcl", text };
}

export function yaml(text: string): WrittenExample {
  return { language: "yaml", text };
}

export function ts(text: string): WrittenExample {
  return { language: "ts", text };
}

export function json(text: string): WrittenExample {
  return { language: "json", text };
}
