import { resourceNamed } from "../../resources";
import type { PlannedChange } from "./read-plan";

/** `before`: what is there when the plan is made; `after`: what it wants to be there. */
export type PlanSide = "before" | "after";

export function otherSide(side: PlanSide): PlanSide {
  return side === "before" ? "after" : "before";
}

/** Whether a change is about a resource of ours, and not about an object that only waits for its removal. */
export function isOurs({ mode, type, deposed }: PlannedChange): boolean {
  return mode === "managed" && resourceNamed(type) !== undefined && deposed === undefined;
}

export function isOnSide({ change }: PlannedChange, side: PlanSide): boolean {
  return typeof change[side] === "object" && change[side] !== null;
}
