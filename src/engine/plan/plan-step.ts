import type { SourcePlace } from "../../diagnostics";
import type { Change } from "../../lifecycle";
import type { ResourceDefinition } from "../../resources";
import type { KnownObject } from "../../schema";

export type RealChange = Exclude<Change, { readonly action: "none" }>;

/**
 * `declared`: the tenant is to become what is declared. `ended`: what is declared has ended. `not_declared`: nobody
 * declares it, within what the desired state owns.
 */
export type StepReason = "declared" | "ended" | "not_declared";

/** One change of a plan. */
export interface PlanStep {
  readonly definition: ResourceDefinition;
  readonly reason: StepReason;
  /** Where it is declared; absent for what nobody declares. */
  readonly path?: string;
  readonly file?: string;
  readonly source?: SourcePlace | undefined;
  readonly change: RealChange;
}

/** A declaration that the tenant already holds as it shall be. */
export interface Unchanged {
  readonly definition: ResourceDefinition;
  readonly path: string;
  /** Null for what has ended and is not there. */
  readonly state: KnownObject | null;
}

/** What a step makes of the object, or what it takes away. */
export function objectOf({ change }: Pick<PlanStep, "change">) {
  return "planned" in change ? change.planned : change.prior;
}

/** A step on a role: told by what it has, not by its name. */
export function isRole({ definition }: Pick<PlanStep, "definition">): boolean {
  return "permissions" in definition.attributes;
}

/** A step on a record of roles. */
export function isRecord({ definition }: Pick<PlanStep, "definition">): boolean {
  return "role_ids" in definition.attributes;
}
