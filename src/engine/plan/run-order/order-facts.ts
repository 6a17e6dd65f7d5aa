import { findOwnService } from "../../../resources";
import { knownString, property } from "../../../schema";
import type { TenantReader } from "../../../tenant";
import { readMemberships } from "../../live-facts";
import { keyOfId } from "../../live-keys";
import { isRecord, objectOf, type PlanStep } from "../plan-step";

/** What of a tenant the order of a run depends on. */
export interface OrderFacts {
  /** Undefined: not known; then no service is taken for ZIdentity itself. */
  readonly ownServiceId: string | undefined;
  /** Of a group that gets or loses a whole record on a linked service: how many others of its kind decide before it. */
  readonly placeOf: (step: PlanStep) => number;
}

export const NO_FACTS: OrderFacts = { ownServiceId: undefined, placeOf: () => 0 };

/**
 * On a linked service the first group of a user decides. Where several groups get or lose their record in one run,
 * those with a member in common have an order; who is a member is read of those groups alone.
 */
export async function readOrderFacts(
  steps: readonly PlanStep[],
  reader: TenantReader,
): Promise<OrderFacts> {
  if (!steps.some(isRecord)) return NO_FACTS;
  const ownServiceId = (await findOwnService(reader)).service.id;
  const sets = new Map<string, PlanStep[]>();
  for (const step of steps) {
    const set = setOf(step, ownServiceId);
    if (set === undefined) continue;
    const same = sets.get(set);
    if (same === undefined) sets.set(set, [step]);
    else same.push(step);
  }
  const several = [...sets.values()].filter(({ length }) => length > 1);
  if (several.length === 0) return { ownServiceId, placeOf: () => 0 };
  const groupsOf = await readMemberships(several.flat().map(groupIdOf), reader);
  const places = new Map(several.flatMap((set) => [...placesWithin(set, groupsOf)]));
  return { ownServiceId, placeOf: (step) => places.get(step) ?? 0 };
}

/** The steps between which there is an order: groups that get, or that lose, their record on one linked service. */
function setOf(step: PlanStep, ownServiceId: string): string | undefined {
  const { action } = step.change;
  if (!isRecord(step) || groupIdOf(step) === "" || action === "update") return undefined;
  const serviceId = knownString(property(objectOf(step), "service_id")) ?? "";
  return serviceId === ownServiceId ? undefined : `${action} ${serviceId}`;
}

function groupIdOf(step: PlanStep): string {
  return knownString(property(objectOf(step), "group_id")) ?? "";
}

function placesWithin(
  steps: readonly PlanStep[],
  groupsOf: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<PlanStep, number> {
  const stepOf = new Map(steps.map((step) => [keyOfId(groupIdOf(step)), step]));
  const before = new Map<PlanStep, Set<PlanStep>>();
  for (const groups of groupsOf.values()) {
    const mine = groups.flatMap((key) => stepOf.get(key) ?? []);
    for (const [at, step] of mine.entries()) {
      const previous = mine[at - 1];
      if (previous !== undefined) before.set(step, (before.get(step) ?? new Set()).add(previous));
    }
  }
  const places = new Map<PlanStep, number>();
  const placeOf = (step: PlanStep): number => {
    const known = places.get(step);
    if (known !== undefined) return known;
    const place = Math.max(-1, ...[...(before.get(step) ?? [])].map(placeOf)) + 1;
    places.set(step, place);
    return place;
  };
  for (const step of steps) placeOf(step);
  return places;
}
