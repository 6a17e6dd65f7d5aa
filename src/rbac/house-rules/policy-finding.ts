import type { Diagnostic } from "../../diagnostics";
import type { AccessFinding, Keyed } from "../access/finding";
import type { LevelBounds } from "../access/level-bounds";
import { enumerate, showValue } from "../wording";
import type { LevelFloors, PolicyRule } from "./policy-rule";

interface PolicyText extends Required<Pick<Diagnostic, "summary" | "detail" | "fix">> {
  readonly principal?: Keyed;
  readonly role?: Keyed;
}

/** A finding of a house rule: its own words first, then what they are about. */
export function policyFinding(policy: PolicyRule, at: string, text: PolicyText): AccessFinding {
  const { summary, detail, fix, principal, role } = text;
  return {
    at,
    diagnostic: {
      severity: policy.severity ?? "error",
      summary: policy.title ?? summary,
      detail: policy.why === undefined ? detail : `${detail} ${policy.why}`,
      fix,
      ruleId: policy.id,
      source: `House rule ${showValue(policy.id)}`,
    },
    ...(principal === undefined
      ? {}
      : { principal: { key: principal.key, label: principal.label } }),
    ...(role === undefined ? {} : { role: { key: role.key, label: role.label } }),
  };
}

export function reachesAll(bounds: LevelBounds, floors: LevelFloors): boolean {
  return Object.entries(floors).every(([module, floor]) => bounds.reaches(module, floor));
}

/** The floors that are reached, as the message shows them. */
export function reachedFloors(bounds: LevelBounds, floors: LevelFloors): readonly string[] {
  return Object.entries(floors)
    .filter(([module, floor]) => bounds.reaches(module, floor))
    .map(([module, floor]) => showFloor(module, floor));
}

export function showFloors(floors: LevelFloors, word: "and" | "or"): string {
  return enumerate(
    Object.entries(floors).map(([module, floor]) => showFloor(module, floor)),
    word,
  );
}

export function showFloor(module: string, floor: string): string {
  return floor === "full" ? `${module} "full"` : `${module} at least ${showValue(floor)}`;
}
