import type { PlanStep, RealChange } from "../plan-step";

/** What a write is for, in the order of a run. */
export const PHASES = [
  "rename",
  "create_role",
  "give",
  /** A group's first record on a linked service: one that decides for a user hides those behind it. */
  "give_group",
  /** What a group gets besides, which a record that decides now may hide. */
  "give_group_more",
  /** Of a role that is raised in this run. */
  "take_early",
  "raise",
  /** One record loses and gains at once. */
  "exchange",
  "lower",
  /** Of a role that is lowered in this run. */
  "give_late",
  "take",
  "take_user",
  "delete_role",
] as const;
export type Phase = (typeof PHASES)[number];

/** What a write changes, and what for. */
export interface PhasedChange {
  readonly phase: Phase;
  readonly change: RealChange;
}

/** One write of a step. Most steps are one; those that both give and take may be two. */
export interface Write extends PhasedChange {
  readonly step: PlanStep;
  /** Within a phase, the lower comes first. */
  readonly rank: number;
}
