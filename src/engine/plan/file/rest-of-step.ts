import { diff, fillUnknown, observe, type Planned, type State } from "../../../lifecycle";
import type { ResourceDefinition } from "../../../resources";
import {
  isListValue,
  type KnownObject,
  type ObjectValue,
  property,
  type Value,
} from "../../../schema";
import { allNamed, type RoleRecord, type TenantReader } from "../../../tenant";
import { pendingName } from "../../pending";
import type { PlanStep } from "../plan-step";

/**
 * What is left of a step to be carried out: all of it, the rest of one that was ended between its writes, or nothing.
 * `moved`: the object is neither what the plan saw nor anything that the plan makes of it.
 */
export async function restOf(
  step: PlanStep,
  interims: readonly Planned[],
  reader: TenantReader,
  now: Date,
): Promise<PlanStep | "done" | "moved"> {
  const { definition, change } = step;
  const prior = "prior" in change ? change.prior : null;
  const roles = await reader.roles();
  const planned = "planned" in change ? settled(change.planned, roles) : null;
  const seen = (value: ObjectValue) => observe(definition, reader, withIdOf(prior, value), now);

  const found = await seen(referenceOf(change));
  if (planned === null ? found === null : isCarriedOut(definition, await seen(planned), planned))
    return "done";
  if (prior === null ? found === null : found !== null && isSame(definition, found, prior))
    return step;
  for (const interim of interims) {
    const wanted = settled(interim, roles);
    const there = await seen(wanted);
    if (there === null || !isCarriedOut(definition, there, wanted)) continue;
    const rest = diff(definition, there, planned);
    if (rest.action !== "none") return { ...step, change: rest };
  }
  return "moved";
}

/** By what an object is found: as it was, or, where it is to be made, as it will be. */
export function referenceOf(change: PlanStep["change"]): ObjectValue {
  return "prior" in change ? change.prior : change.planned;
}

/** What is there is found by its id, whatever it is called by then. */
function withIdOf(prior: State | null, value: ObjectValue): ObjectValue {
  return prior === null || !("id" in prior) ? value : { ...value, id: prior["id"] ?? null };
}

function isSame(
  definition: ResourceDefinition,
  found: KnownObject,
  expected: KnownObject,
): boolean {
  return diff(definition, found, expected).action === "none";
}

function isCarriedOut(
  definition: ResourceDefinition,
  found: State | null,
  planned: Planned,
): boolean {
  if (found === null) return false;
  return diff(definition, found, fillUnknown(planned, found)).action === "none";
}

/** Roles that are made by now have ids. */
function settled(planned: Planned, roles: readonly RoleRecord[]): Planned {
  const ids = property(planned, "role_ids");
  if (!isListValue(ids)) return planned;
  return { ...planned, role_ids: ids.map((id) => idOfMade(id, roles)) };
}

function idOfMade(id: Value, roles: readonly RoleRecord[]): Value {
  const name = typeof id === "string" ? pendingName(id) : undefined;
  return name === undefined ? id : (allNamed(roles, name)[0]?.id ?? id);
}
