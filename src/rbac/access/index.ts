/**
 * What a desired state declares, whatever way it came in, and the questions that rules ask of it: who holds what, at
 * which level, through which assignment.
 * Holds no rule and no finding's text, no wire spelling, and nothing of Terraform; facts about a tenant come in as
 * values.
 */
export type * from "./declared-access";
export type * from "./tenant-facts";
export type { AccessFinding, Keyed } from "./finding";
export { formatAccess } from "./format-access";
export { parseEnd, parseInstant } from "./instant";
export { reckonEnd, showInstant } from "./reckon-end";
