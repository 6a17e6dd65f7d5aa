import { attributePath, type Diagnostic, warningDiagnostic } from "../diagnostics";
import {
  isObjectValue,
  type KnownObject,
  knownString,
  type ObjectValue,
  property,
  type Value,
} from "../schema";
import { fromWire } from "../schema/project/from-wire";
import type { GrantBody, GrantRecord, RoleRecord } from "../tenant";
import { roleIdsOf } from "./assignment-state";
import type { PrincipalKind } from "./principal-kind";
import { roleAttributes } from "./role-attributes";

/**
 * What somebody else did between plan and write and a write undid: nothing of it was in the plan, so that whoever
 * approved the plan is told. It holds the findings of one write, however often it was derived.
 */
export class SincePlan {
  readonly #kind: PrincipalKind;
  readonly #prior: KnownObject | null;
  /** Names by id. */
  readonly #lost = new Map<string, string>();

  constructor(kind: PrincipalKind, prior: KnownObject | null) {
    this.#kind = kind;
    this.#prior = prior;
  }

  /** A record is about to be replaced; undefined: to be taken away. */
  replaces(current: GrantRecord | undefined, body: GrantBody | undefined): void {
    const planned = new Set(this.#prior === null ? [] : roleIdsOf(this.#prior));
    for (const { id } of body?.roles ?? []) planned.add(id);
    for (const { id, name = id } of current?.roles ?? [])
      if (!planned.has(id)) this.#lost.set(id, name);
  }

  /** `after`: what is there now; undefined where nothing is. */
  findings(after: GrantRecord | undefined, who: string): readonly Diagnostic[] {
    for (const { id } of after?.roles ?? []) this.#lost.delete(id);
    if (this.#lost.size === 0) return [];
    const list = [...this.#lost.values()].map((name) => JSON.stringify(name)).join(", ");
    const how =
      this.#prior === null
        ? "The record held it when this assignment was made, which owns the whole record and does not declare it."
        : "It was not there when the change was planned: somebody granted it since. An exclusive assignment owns the whole record of its principal and service.";
    return [
      warningDiagnostic(
        `${list} was taken away from ${this.#kind.noun} ${JSON.stringify(who)}`,
        how,
        {
          path: attributePath("role_ids"),
          ruleId: "apply/undid-change",
          fix: "Nothing, if that is meant. Otherwise add the role to role_ids, or set exclusive = false, and grant it again.",
        },
      ),
    ];
  }
}

/** By name, everything of a role that somebody changed after `prior` was read and that a write of `planned` undid. */
export function undoneInRole(
  current: RoleRecord,
  prior: KnownObject,
  planned: KnownObject,
): readonly Diagnostic[] {
  const seen = fromWire(roleAttributes, current);
  const undone = [...SIMPLE, ...modulesOf(seen, prior, planned)].flatMap(({ label, of }) => {
    const [was, is, shall] = [of(prior), of(seen), of(planned)];
    return is === was || is === shall ? [] : [`${label} (${is}, now ${shall})`];
  });
  if (undone.length === 0) return [];
  return [
    warningDiagnostic(
      `Somebody else's change to role ${JSON.stringify(current.name)} was undone`,
      `After the change was planned and before it was written, somebody set ${undone.join(", ")}.`,
      {
        ruleId: "apply/undid-change",
        fix: "Nothing, if the declaration is what shall be. Otherwise declare what they set.",
      },
    ),
  ];
}

interface Aspect {
  readonly label: string;
  readonly of: (value: KnownObject) => string;
}

const SIMPLE: readonly Aspect[] = ["name", "description"].map((name) => ({
  label: name,
  of: (value) => JSON.stringify(property(value, name) ?? ""),
}));

/** Of modules that this build does not know, a write keeps those that neither plan nor prior state speaks of. */
function modulesOf(seen: KnownObject, prior: KnownObject, planned: KnownObject): readonly Aspect[] {
  const modules = new Set([
    ...[seen, prior, planned].flatMap((value) => Object.keys(levelsIn(value, "permissions"))),
    ...[prior, planned].flatMap((value) => Object.keys(levelsIn(value, "other_permissions"))),
  ]);
  return [...modules].map((module) => ({
    label: module,
    of: (value) => {
      const levels = { ...levelsIn(value, "permissions"), ...levelsIn(value, "other_permissions") };
      return knownString(levels[module] ?? null) ?? "none";
    },
  }));
}

function levelsIn(value: KnownObject, name: string): ObjectValue {
  const levels: Value = property(value, name);
  return isObjectValue(levels) ? levels : {};
}
