/**
 * Desired state against the live tenant, without a state file: load, resolve names, match, compare.
 * Holds no Terraform, no printing, and no HTTP of its own.
 */
export * from "./compare";
export * from "./describe";
export * from "./documented";
export * from "./explain-access";
export * from "./load";
export * from "./missing-capabilities";
export * from "./portal";
export * from "./resolve";
export * from "./unmanaged";
export * from "./validate-manifests";
