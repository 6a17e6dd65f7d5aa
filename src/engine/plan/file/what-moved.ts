import {
  type AttributeChange,
  diff,
  fillUnknown,
  observe,
  type Planned,
  type State,
} from "../../../lifecycle";
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
import type { EnginePlan } from "../make-plan";
import type { PlanStep } from "../plan-step";

/** An object that is no longer as it was when the plan was made, and not yet as the plan makes it. */
export interface Moved {
  readonly definition: ResourceDefinition;
  readonly path?: string;
  /** Its identity, by ids. */
  readonly object: ObjectValue;
  /** What became of it since: from the plan's sight of it to the tenant's. */
  readonly attributes: readonly AttributeChange[];
  readonly became: "made" | "changed" | "gone";
}

export interface SortedSteps {
  readonly left: readonly PlanStep[];
  /** Carried out already, such as by a run that was ended in the middle. */
  readonly done: readonly PlanStep[];
  readonly moved: readonly Moved[];
}

/** Holds a plan against the tenant as it is now. Reads only. */
export async function sortByTenant(
  { steps, unchanged }: EnginePlan,
  reader: TenantReader,
  now: Date,
): Promise<SortedSteps> {
  const left: PlanStep[] = [];
  const done: PlanStep[] = [];
  const moved: Moved[] = [];
  const roles = steps.length === 0 ? [] : await reader.roles();
  for (const step of steps) {
    const { definition, path, change } = step;
    const prior = "prior" in change ? change.prior : null;
    const planned = "planned" in change ? settled(change.planned, roles) : null;
    const found = await observe(definition, reader, referenceOf(prior, planned), now);
    if (isSame(definition, found, prior)) left.push(step);
    else if (isCarriedOut(definition, found, planned)) done.push(step);
    else moved.push(movedObject(definition, path, prior, found));
  }
  for (const { definition, path, state } of unchanged) {
    if (state === null) continue;
    const found = await observe(definition, reader, state, now);
    if (!isSame(definition, found, state)) moved.push(movedObject(definition, path, state, found));
  }
  return { left, done, moved };
}

/** What is there is found by its id; what is to be made, by its identity. */
function referenceOf(prior: State | null, planned: Planned | null): ObjectValue {
  return prior ?? planned ?? {};
}

function isSame(
  definition: ResourceDefinition,
  found: State | null,
  expected: KnownObject | null,
): boolean {
  if (found === null || expected === null) return found === expected;
  return diff(definition, found, expected).action === "none";
}

function isCarriedOut(
  definition: ResourceDefinition,
  found: State | null,
  planned: Planned | null,
): boolean {
  if (found === null || planned === null) return found === planned;
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

function movedObject(
  definition: ResourceDefinition,
  path: string | undefined,
  expected: State | null,
  found: KnownObject | null,
): Moved {
  const became = found === null ? "gone" : expected === null ? "made" : "changed";
  return {
    definition,
    ...(path === undefined ? {} : { path }),
    object: expected ?? found ?? {},
    attributes: diff(definition, expected, found).attributes,
    became,
  };
}
