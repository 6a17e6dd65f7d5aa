import { type Command, InvalidArgumentError, Option } from "commander";
import { didYouMean } from "../../diagnostics";
import { type GuardFinding, type GuardName, GUARDS, isEscalation } from "../../engine";
import type { DeclarationProblem } from "../../manifest";
import type { ReportedFinding } from "../../report";
import { suggesting } from "../completion/suggested";

export interface AllowOption {
  readonly allow?: readonly GuardName[];
}

export function withAllowOption(command: Command): Command {
  const option = new Option(
    "--allow <guard>",
    `do what a guard would hold back, by its name: ${GUARDS.join(", ")}; may be repeated`,
  );
  return command.addOption(suggesting(option.argParser(addGuard), () => GUARDS));
}

function addGuard(word: string, before: readonly GuardName[] = []): readonly GuardName[] {
  const found = GUARDS.find((name) => name === word);
  if (found !== undefined) return [...before, found];
  throw new InvalidArgumentError(`Guards are ${GUARDS.join(", ")}.${didYouMean(word, GUARDS)}`);
}

/** Everything to be told of a run: what a guard holds back is an error, and what was allowed by name a warning. */
export function findingsOf(
  {
    problems,
    guards,
  }: { problems: readonly DeclarationProblem[]; guards: readonly GuardFinding[] },
  { allow = [] }: AllowOption,
): readonly ReportedFinding[] {
  const others = problems.filter((problem) => !isEscalation(problem));
  return [...others, ...guards.map((finding) => asFinding(finding, allow))];
}

function asFinding(
  { guard, path, diagnostic }: GuardFinding,
  allowed: readonly GuardName[],
): ReportedFinding {
  const where = path === undefined ? {} : { path };
  if (!allowed.includes(guard)) {
    const fix =
      diagnostic.fix?.includes("--allow") === true
        ? diagnostic.fix
        : orAllow(diagnostic.fix, guard);
    return { ...where, diagnostic: { ...diagnostic, severity: "error", fix } };
  }
  const { fix: _mended, ...rest } = diagnostic;
  const detail = `${diagnostic.detail} Allowed by --allow ${guard}.`;
  return { ...where, diagnostic: { ...rest, severity: "warning", detail } };
}

function orAllow(fix: string | undefined, guard: GuardName): string {
  return `${fix ?? ""} Or name the guard: --allow ${guard}.`.trimStart();
}

/** The guards that were overridden and that found something: those that the record names. */
export function overridden(
  guards: readonly GuardFinding[],
  { allow = [] }: AllowOption,
): readonly GuardName[] {
  return [...new Set(guards.map(({ guard }) => guard).filter((guard) => allow.includes(guard)))];
}
