import { textOf, fieldsOf, type Unread } from "../access/read-value";
import { isModuleKey, MODULES } from "../modules";
import { enumerate, showValue } from "../wording";
import { compilePattern } from "./name-pattern";
import type { LevelFloors, PolicyKind, PolicyRule } from "./policy-rule";

type OwnPart<P> = P extends PolicyRule
  ? Omit<P, "id" | "severity" | "title" | "why" | "place">
  : never;

/** What a house rule says besides the fields of every rule. */
export interface ReadKind {
  /** Absent when something is wrong. */
  readonly part?: OwnPart<PolicyRule>;
  /** Whole sentences. */
  readonly wrong: readonly string[];
  readonly unknownModules: readonly string[];
}

const READERS: Readonly<Record<PolicyKind, (fields: Unread) => ReadKind>> = {
  forbidden_combination: ({ modules }) => readFloors("forbidden_combination", modules),
  groups_only: ({ modules }) => readFloors("groups_only", modules),
  require_expiry: ({ modules }) => readFloors("require_expiry", modules),
  max_holders: readMaxHolders,
  name_pattern: readNamePattern,
};

/** What a house rule can be about. */
export const POLICY_KINDS: readonly string[] = Object.keys(READERS);

export function readKind(fields: Unread): ReadKind {
  const { kind } = fields;
  if (!isPolicyKind(kind)) {
    const kinds = enumerate(Object.keys(READERS).map(showValue));
    return wrongly(`kind is one of ${kinds}, not ${showValue(kind)}.`);
  }
  return READERS[kind](fields);
}

function isPolicyKind(value: unknown): value is PolicyKind {
  return typeof value === "string" && Object.hasOwn(READERS, value);
}

function readFloors(
  kind: "forbidden_combination" | "groups_only" | "require_expiry",
  given: unknown,
): ReadKind {
  const entries = Object.entries(Array.isArray(given) ? {} : fieldsOf(given));
  if (entries.length === 0)
    return wrongly('modules maps modules to their least levels, such as { roles: "full" }.');
  const wrong = entries.flatMap(([module, level]) => wrongWithFloor(module, level));
  if (wrong.length > 0) return wrongly(...wrong);
  const modules: LevelFloors = Object.fromEntries(
    entries.map(([module, level]) => [module, String(level)]),
  );
  return { part: { kind, modules }, wrong: [], unknownModules: unknownIn(Object.keys(modules)) };
}

function wrongWithFloor(module: string, level: unknown): string[] {
  if (typeof level !== "string" || level === "none" || level === "")
    return [`${showValue(module)} needs a level that gives something, not ${showValue(level)}.`];
  if (!isModuleKey(module) || MODULES[module].levels.some((offered) => offered === level))
    return [];
  const offered = enumerate(MODULES[module].levels.map(showValue));
  return [`${module} offers ${offered}, not ${showValue(level)}.`];
}

function readMaxHolders({ max, role, service, module, level }: Unread): ReadKind {
  const wrong: string[] = [];
  if (typeof max !== "number" || !Number.isInteger(max) || max < 0)
    wrong.push(`max is a whole number from 0, not ${showValue(max)}.`);
  for (const [name, value] of Object.entries({ role, service, module, level })) {
    if (value !== undefined && typeof value !== "string") wrong.push(`${name} is a text.`);
  }
  if ((role === undefined) === (module === undefined && level === undefined))
    wrong.push("Name either a role, or a module and a level.");
  else if (role === undefined)
    wrong.push(
      ...(typeof module === "string" ? wrongWithFloor(module, level) : ["module is missing."]),
    );
  if (wrong.length > 0) return wrongly(...wrong);
  const subject = {
    role: textOf(role),
    service: textOf(service),
    module: textOf(module),
    level: textOf(level),
  };
  return {
    part: { kind: "max_holders", max: Number(max), ...subject },
    wrong: [],
    unknownModules: typeof module === "string" ? unknownIn([module]) : [],
  };
}

function readNamePattern({ pattern }: Unread): ReadKind {
  if (typeof pattern !== "string") return wrongly("pattern is the source of a regular expression.");
  if (compilePattern(pattern) === undefined)
    return wrongly(`pattern ${showValue(pattern)} is not a valid regular expression.`);
  return { part: { kind: "name_pattern", pattern }, wrong: [], unknownModules: [] };
}

function unknownIn(modules: readonly string[]): readonly string[] {
  return modules.filter((module) => !isModuleKey(module));
}

function wrongly(...wrong: readonly string[]): ReadKind {
  return { wrong, unknownModules: [] };
}
