/**
 * Desired state against the live tenant, without a state file: load, resolve names, match, compare, plan, guard, execute.
 * Holds no Terraform, no printing, and no HTTP of its own.
 */
export * from "./adopt";
export * from "./compare";
export type { Coverage } from "./coverage";
export * from "./describe";
export * from "./documented";
export * from "./execute/execute";
export type * from "./execute/step-result";
export * from "./explain-access";
export * from "./guards";
export { type Labels, readLabels } from "./labels";
export * from "./load";
export type { DesiredForm, LoadedManifest } from "./loaded-manifest";
export type { Ignored } from "./ownership/ownership";
export * from "./plan-run";
export * from "./plan/file";
export * from "./plan/make-plan";
export type * from "./plan/plan-step";
export * from "./portal";
export * from "./resolve";
export * from "./review";
export * from "./services-called";
export * from "./tenant-access";
export * from "./unmanaged";
export { validateManifests } from "./validate-manifests";
export { isStandardInput } from "./standard-input";
