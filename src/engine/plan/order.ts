import { compareLevels, isLevel } from "../../rbac";
import { isListValue, isObjectValue, knownString, property, type Value } from "../../schema";
import { objectOf, type PlanStep } from "./plan-step";

/**
 * The order of a run. Roles come before the assignments that hand them out. What gives comes before what takes, so that
 * who moves from one way of access to another is never without; and a role that is handed out in this run loses its
 * levels before, so that nobody holds them for a moment.
 */
const PHASES = ["rename", "role", "give", "exchange", "lower_role", "take", "delete_role"] as const;
type Phase = (typeof PHASES)[number];

/** The steps by phase; within a phase as they came, which carries no meaning but for renames. */
export function inOrder(steps: readonly PlanStep[]): readonly PlanStep[] {
  const handedOut = new Set(steps.flatMap(rolesGained));
  const byPhase = new Map<Phase, PlanStep[]>(PHASES.map((phase) => [phase, []]));
  for (const step of steps) byPhase.get(phaseOf(step, handedOut))?.push(step);
  return PHASES.flatMap((phase) => {
    const some = byPhase.get(phase) ?? [];
    return phase === "rename" ? freeNamesFirst(some) : some;
  });
}

/** The steps in runs that may be carried out at once: those of one phase, and renames one by one. */
export function inWaves(steps: readonly PlanStep[]): readonly (readonly PlanStep[])[] {
  const handedOut = new Set(steps.flatMap(rolesGained));
  const waves: PlanStep[][] = [];
  let last: Phase | undefined;
  for (const step of steps) {
    const phase = phaseOf(step, handedOut);
    const current = waves.at(-1);
    if (current === undefined || phase !== last || phase === "rename") waves.push([step]);
    else current.push(step);
    last = phase;
  }
  return waves;
}

function phaseOf(step: PlanStep, handedOut: ReadonlySet<string>): Phase {
  const { change, definition } = step;
  if ("permissions" in definition.attributes) return phaseOfRole(step, handedOut);
  if (change.action === "create") return "give";
  if (change.action === "delete") return "take";
  return losesSome(step) ? "exchange" : "give";
}

function phaseOfRole({ change }: PlanStep, handedOut: ReadonlySet<string>): Phase {
  if (change.action === "delete") return "delete_role";
  if (change.action === "create") return "role";
  const { prior, planned } = change;
  if (property(prior, "name") !== property(planned, "name")) return "rename";
  const isHandedOut = handedOut.has(knownString(property(prior, "id")) ?? "");
  return !isHandedOut && onlyLowers(levelsOf(prior), levelsOf(planned)) ? "lower_role" : "role";
}

/** Lower on a module and higher on none. */
function onlyLowers(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): boolean {
  const compared = [...new Set([...before.keys(), ...after.keys()])].map((module) =>
    compareTexts(before.get(module) ?? "none", after.get(module) ?? "none"),
  );
  return compared.some((one) => one > 0) && compared.every((one) => one >= 0);
}

/** A level that is not known counts as a rise: then the role changes early, as roles do. */
function compareTexts(before: string, after: string): number {
  if (before === after) return 0;
  return isLevel(before) && isLevel(after) ? compareLevels(before, after) : -1;
}

function levelsOf(value: Readonly<Record<string, Value>>): ReadonlyMap<string, string> {
  return new Map(
    ["permissions", "other_permissions"].flatMap((name) => {
      const map = property(value, name);
      return isObjectValue(map)
        ? Object.entries(map).flatMap(([module, level]) =>
            typeof level === "string" ? [[module, level] as const] : [],
          )
        : [];
    }),
  );
}

/** An update after which the principal holds less: a role is gone, or the scope is another one. */
function losesSome({ change }: PlanStep): boolean {
  if (!("prior" in change) || !("planned" in change)) return false;
  const { prior, planned } = change;
  const kept = new Set(roleIdsOf(planned));
  if (roleIdsOf(prior).some((id) => !kept.has(id))) return true;
  return (
    property(prior, "scope_id") !== property(planned, "scope_id") ||
    (property(prior, "active") === true && property(planned, "active") === false)
  );
}

function rolesGained({ change }: PlanStep): readonly string[] {
  if (!("planned" in change)) return [];
  const held = new Set("prior" in change ? roleIdsOf(change.prior) : []);
  return roleIdsOf(change.planned).filter((id) => !held.has(id));
}

function roleIdsOf(value: Readonly<Record<string, Value>>): readonly string[] {
  const ids = property(value, "role_ids");
  return isListValue(ids) ? ids.filter((id) => typeof id === "string") : [];
}

/** Of renames in a chain, the one that takes a free name comes first. */
function freeNamesFirst(steps: readonly PlanStep[]): readonly PlanStep[] {
  const left = [...steps];
  const ordered: PlanStep[] = [];
  while (left.length > 0) {
    const taken = new Set(left.map(({ change }) => "prior" in change && change.prior["name"]));
    const index = left.findIndex((step) => !taken.has(nameOf(step)));
    // A ring was refused before; whatever came first is as good as any.
    ordered.push(...left.splice(Math.max(index, 0), 1));
  }
  return ordered;
}

function nameOf(step: PlanStep): string | false {
  return knownString(property(objectOf(step), "name")) ?? false;
}
