/**
 * Misbehaviour on purpose: a plan says what goes wrong, on which requests and how often, and one seed always makes
 * the same requests go wrong.
 * Holds no rule of the tenant itself: what a disturbed request would have done is the handlers' affair.
 */
export { isCut } from "./connection";
export { CONTROL_PATH, registerControl } from "./control";
export { FAULT_ORDER } from "./fault-kinds";
export { type FiredCounts, FaultInjector } from "./injector";
export { disturb } from "./middleware";
export { ASSUMED_MISSING, type FaultPlan, type FaultPlanInput } from "./plan";
export { FaultPlanError, readFaultPlan } from "./plan-file";
