/** A URL that can be shown: without user, query and fragment, where secrets travel. */
export function shownUrl(url: string): string {
  if (!URL.canParse(url)) return "(not a URL)";
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}

/**
 * Somebody else's text on one line, at most so many characters of it. Control characters are spelled out, so
 * that an answer cannot write to the reader's terminal.
 */
export function oneLine(text: string, longest: number): string {
  const cut = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return cut.replace(
    /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g,
    (character) =>
      NAMED[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

const NAMED: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** ` Request id: x.` with a leading space, or nothing. */
export function requestIdNote(requestId: string | undefined): string {
  return requestId === undefined ? "" : ` Request id: ${oneLine(requestId, 100)}.`;
}

/** How often a request was sent, and in how many milliseconds from the first time on. */
export interface Tried {
  readonly attempts: number;
  readonly tookMs: number;
}

/** ` It was sent 6 times in 31 s.` with a leading space; nothing for what was sent once. */
export function triedNote({ attempts = 1, tookMs = 0 }: Partial<Tried>): string {
  if (attempts <= 1) return "";
  const seconds = tookMs < 10_000 ? (tookMs / 1000).toFixed(1) : String(Math.round(tookMs / 1000));
  return ` It was sent ${attempts} times in ${seconds} s.`;
}
