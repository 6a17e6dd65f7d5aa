/**
 * Two desired states side by side: who gains and who loses what, in effect.
 * Holds no finding of a rule and no text for people.
 */
export { besideDeclared } from "./comparable";
export { compareAccess, type CompareAccessOptions } from "./compare-access";
export type * from "./difference";
export type { RoleMove } from "./renamed-roles";
