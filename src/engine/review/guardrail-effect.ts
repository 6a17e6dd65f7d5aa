import { DEFAULT_MAX_REMOVAL_PERCENT } from "../../manifest";
import { compareLevels, isLevel, type PolicyRule } from "../../rbac";

/** Whether there is a deployer by whom the state is judged. */
export const STATED = "stated";

export type GuardrailKind = "policy" | "accept" | "deployer" | "ownership" | "ignore" | "guard";

/** `weakened`: allows more than before; `strengthened`: allows less; `changed`: which of the two, nobody can tell. */
export type GuardrailEffect = "weakened" | "strengthened" | "changed";

/** What a change means. `undefined`: not there. */
export function guardrailEffect(
  kind: GuardrailKind,
  name: string,
  before: unknown,
  after: unknown,
): GuardrailEffect {
  switch (kind) {
    case "policy":
      if (before === undefined) return "strengthened";
      return after === undefined ? "weakened" : policyEffect(before, after);
    case "accept":
    case "ignore":
      if (before === undefined) return "weakened";
      return after === undefined ? "strengthened" : "changed";
    case "deployer":
      return deployerEffect(name, before, after);
    case "ownership":
      // What the command may remove: both more and less of it can be what a reviewer must see.
      return "changed";
    case "guard":
      return guardEffect(name, before, after);
  }
}

/** A rule that only says something else, or weighs otherwise; any other change may go either way. */
function policyEffect(before: unknown, after: unknown): GuardrailEffect {
  const [earlier, later] = [before as PolicyRule, after as PolicyRule];
  const weights = { info: 0, warning: 1, error: 2 };
  const rest = (policy: PolicyRule) =>
    canonical({ ...policy, severity: undefined, title: undefined, why: undefined });
  if (rest(earlier) !== rest(later)) {
    if (earlier.kind !== "max_holders" || later.kind !== "max_holders") return "changed";
    if (rest({ ...earlier, max: later.max }) !== rest(later)) return "changed";
    return later.max > earlier.max ? "weakened" : "strengthened";
  }
  const move = weights[later.severity ?? "error"] - weights[earlier.severity ?? "error"];
  if (move === 0) return "changed";
  return move < 0 ? "weakened" : "strengthened";
}

/** Who may do more as the deployer is stopped by less. Without a stated one nothing stops him at all. */
function deployerEffect(name: string, before: unknown, after: unknown): GuardrailEffect {
  if (name === STATED) return after === undefined ? "weakened" : "strengthened";
  const [earlier, later] = [before ?? "none", after ?? "none"];
  if (isLevel(earlier) && isLevel(later))
    return compareLevels(later, earlier) > 0 ? "weakened" : "strengthened";
  if (before === undefined) return "weakened";
  return after === undefined ? "strengthened" : "changed";
}

function guardEffect(name: string, before: unknown, after: unknown): GuardrailEffect {
  if (name.startsWith("break_glass")) return after === undefined ? "weakened" : "strengthened";
  const most = name.startsWith("max_removals percent") ? DEFAULT_MAX_REMOVAL_PERCENT : Infinity;
  const [earlier, later] = [before ?? most, after ?? most].map(Number);
  if (later === earlier) return "changed";
  return (later ?? 0) > (earlier ?? 0) ? "weakened" : "strengthened";
}

/** Equal for equal values, whatever the order of their keys. */
export function canonical(value: unknown): string {
  if (value === undefined) return "";
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
