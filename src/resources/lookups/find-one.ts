import { didYouMean, DiagnosticsError, errorDiagnostic, type Path } from "../../diagnostics";

/** How a search was put, for the messages of a search that did not find just one thing. */
export interface Search {
  /** `group`, `user`, `service`, `role`. */
  readonly noun: string;
  /** `name "Helpdesk"`. */
  readonly asked: string;
  /** The attribute that asked. */
  readonly path: Path;
}

/** What a word may have meant that nothing is called. */
export interface Near {
  readonly word: string;
  readonly candidates: () => Iterable<string>;
  /** What it is instead, in place of a near name; undefined where it is nothing either. */
  readonly other?: () => { readonly detail: string; readonly fix: string } | undefined;
}

/** The one match, or an error that names what was asked, the near names, or every candidate with its id. */
export function exactlyOne<T extends { readonly id: string }>(
  search: Search,
  matches: readonly T[],
  describe: (match: T) => string,
  near: Near,
): T {
  const [first, ...others] = matches;
  if (first === undefined) throw notFound(search, near);
  if (others.length > 0) throw ambiguous(search, matches, describe);
  return first;
}

/** What a look-up by id finds, as the matches of a search. */
export function onlyKnown<T>(found: T | undefined): readonly T[] {
  return found === undefined ? [] : [found];
}

function notFound({ noun, asked, path }: Search, near: Near): DiagnosticsError {
  const other = near.other?.();
  const hint = other === undefined ? didYouMean(near.word, near.candidates()) : ` ${other.detail}`;
  return new DiagnosticsError([
    errorDiagnostic(`No ${noun} with ${asked}`, `The tenant has no ${noun} with ${asked}.${hint}`, {
      path,
      ruleId: "lookup/not-found",
      fix: other?.fix ?? `Correct the value, or create the ${noun} in ZIdentity first.`,
    }),
  ]);
}

const SHOWN_CANDIDATES = 20;

function ambiguous<T extends { readonly id: string }>(
  { noun, asked, path }: Search,
  matches: readonly T[],
  describe: (match: T) => string,
): DiagnosticsError {
  const shown = matches
    .slice(0, SHOWN_CANDIDATES)
    .map((match) => `  - ${match.id}: ${describe(match)}`);
  const hidden = matches.length - shown.length;
  const list = hidden > 0 ? [...shown, `  - and ${hidden} more`] : shown;
  return new DiagnosticsError([
    errorDiagnostic(
      `${matches.length} ${noun}s with ${asked}`,
      `More than one ${noun} matches:\n${list.join("\n")}`,
      {
        path,
        ruleId: "lookup/ambiguous",
        fix: `Name the one that you mean by its id, or add arguments that tell them apart.`,
      },
    ),
  ]);
}
