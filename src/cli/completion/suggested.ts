import type { Argument, Option } from "commander";

const SUGGESTED = new WeakMap<Argument | Option, () => readonly string[]>();

/** Has a shell offer words for an option or argument that reads them itself, so that they are no choices of commander's. */
export function suggesting<T extends Argument | Option>(one: T, words: () => readonly string[]): T {
  SUGGESTED.set(one, words);
  return one;
}

/** Every word that it may be; undefined where there is no end of them. */
export function fixedWords(one: Argument | Option): readonly string[] | undefined {
  return one.argChoices ?? SUGGESTED.get(one)?.();
}
