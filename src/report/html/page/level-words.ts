import type { Level } from "../../../rbac/levels";
import { el } from "./dom";

interface LevelWords {
  readonly title: string;
  /** Letters, so that no level is told by its colour alone. */
  readonly short: string;
}

const WORDS: Readonly<Record<Level, LevelWords>> = {
  none: { title: "None", short: "–" },
  restricted_view: { title: "Restricted view", short: "RV" },
  view_only: { title: "View only", short: "V" },
  restricted_full: { title: "Restricted full", short: "RF" },
  full: { title: "Full", short: "F" },
};

export const LEVEL_WORDS: ReadonlyMap<string, LevelWords> = new Map(Object.entries(WORDS));

/** `View only`; a level that this version does not know is shown as it is. */
export function levelTitle(level: string, uncertain = false): string {
  return `${LEVEL_WORDS.get(level)?.title ?? level}${uncertain ? " or more" : ""}`;
}

/** The mark of a level: its letters on its colour. */
export function levelMark(level: string, uncertain = false): HTMLElement {
  const short = LEVEL_WORDS.get(level)?.short ?? "?";
  const known = LEVEL_WORDS.has(level) ? level : "unknown";
  return el("span", { class: `mark mark-${known}` }, `${short}${uncertain ? "+" : ""}`);
}

/** The mark of what nobody can tell. */
export function unknownMark(): HTMLElement {
  return el("span", { class: "mark mark-unknown" }, "?");
}
