import pc from "picocolors";

/** Colours, or the same text without them. */
export type Palette = ReturnType<typeof pc.createColors>;

/** Each by its word: without one the library would judge by the surroundings, and take every CI for a terminal. */
export function palette(colours: boolean): Palette {
  return colours ? pc.createColors(true) : pc.createColors(false);
}
