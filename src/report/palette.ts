import pc from "picocolors";

/** Colours, or the same text without them. */
export type Palette = ReturnType<typeof pc.createColors>;

export function palette(colours: boolean): Palette {
  return pc.createColors(colours);
}
