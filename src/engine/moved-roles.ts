import { type Diagnostic, errorDiagnostic } from "../diagnostics";
import type { DeclarationProblem, ManifestMove } from "../manifest";
import { allNamed, type RoleRecord, type TenantReader } from "../tenant";
import type { LoadedManifest } from "./loaded-manifest";
import { namesOfDeclaredRoles } from "./declared-roles";
import { placedAt } from "./placed-at";

/** Roles that are declared under another name than the tenant still has. */
export interface MovedRoles {
  /** By the declared name, the record under the former one. */
  readonly former: ReadonlyMap<string, RoleRecord>;
  readonly problems: readonly DeclarationProblem[];
}

export const NO_MOVES: MovedRoles = { former: new Map(), problems: [] };

/** Where the tenant has the new name already, the move is done, and says nothing. Reads roles only where one is moved. */
export async function readMovedRoles(
  loaded: readonly LoadedManifest[],
  reader: TenantReader,
): Promise<MovedRoles> {
  const moves = loaded.flatMap((one) =>
    (one.manifest.moved ?? []).map((move, index) => ({ ...move, one, at: `moved[${index}]` })),
  );
  if (moves.length === 0) return NO_MOVES;
  const roles = await reader.roles();
  const declared = namesOfDeclaredRoles(loaded);
  const former = new Map<string, RoleRecord>();
  const problems: DeclarationProblem[] = [];
  const recordOf = (name: string): RoleRecord | undefined => allNamed(roles, name)[0];
  /** Another entry gives the name free, in this run; a ring never does. */
  const isGivenFree = (name: string, before: readonly string[] = []): boolean =>
    moves.some(
      ({ from, to }) =>
        from === name &&
        !before.includes(to) &&
        (recordOf(to) === undefined || isGivenFree(to, [...before, name])),
    );
  for (const { one, at, from, to } of moves) {
    const before = recordOf(from);
    const after = isGivenFree(to) ? undefined : recordOf(to);
    const wrong = wrongMove({ from, to }, { declared, moves, before, after });
    if (wrong !== undefined)
      problems.push({ path: one.file, diagnostic: placedAt(wrong, at, [one]) });
    else if (before !== undefined && after === undefined) former.set(to, before);
  }
  return { former, problems };
}

interface Surroundings {
  readonly declared: ReadonlySet<string>;
  readonly moves: readonly ManifestMove[];
  readonly before: RoleRecord | undefined;
  readonly after: RoleRecord | undefined;
}

function wrongMove(
  { from, to }: ManifestMove,
  { declared, moves, before, after }: Surroundings,
): Diagnostic | undefined {
  const what = `${JSON.stringify(from)} to ${JSON.stringify(to)}`;
  const isOther = (move: ManifestMove) => move.from !== from || move.to !== to;
  const wrong = (detail: string, fix: string): Diagnostic =>
    errorDiagnostic(`The role ${what} cannot be moved`, detail, { ruleId: "moved/not-clear", fix });
  if (leadsBack(from, moves))
    return wrong(
      "The entries lead back to the same name.",
      "Give one of the roles a third name first.",
    );
  if (!declared.has(to))
    return wrong(
      `No role of the name ${JSON.stringify(to)} is declared.`,
      "Declare the role under its new name, or remove the entry.",
    );
  if (declared.has(from) && !moves.some((move) => move.from !== from && move.to === from))
    return wrong(
      `A role of the name ${JSON.stringify(from)} is declared as well.`,
      "Declare the role under its new name alone, or remove the entry.",
    );
  if (moves.some((move) => isOther(move) && (move.from === from || move.to === to)))
    return wrong("Another entry names the same role.", "Keep one entry for each role.");
  if (before?.systemDefined === true)
    return wrong("It is a predefined role, which nobody can change.", "Remove the entry.");
  if (before !== undefined && after !== undefined && !declared.has(from))
    return wrong(
      "The tenant has roles of both names.",
      "Decide which one is meant: remove the entry, or rename or delete one of them in the portal.",
    );
  return undefined;
}

function leadsBack(start: string, moves: readonly ManifestMove[]): boolean {
  const seen = new Set<string>();
  for (let name: string | undefined = start; name !== undefined && !seen.has(name);) {
    seen.add(name);
    const next: string | undefined = moves.find(({ from }) => from === name)?.to;
    if (next === start) return true;
    name = next;
  }
  return false;
}
