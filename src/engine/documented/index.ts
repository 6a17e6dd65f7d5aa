/**
 * Comparison by what the vendor documents, for tenants that offer no more: what users show stands in for the lists of
 * services, and what cannot be told is said (docs/decisions/0009-documented-mode.md).
 * Holds no comparison of its own: that is the engine's, over what stands in.
 */
export * from "./compare-documented";
export * from "./explain-documented";
export type { Reading } from "./infer";
export type { Progress } from "./shown";
export * from "./visible-tenant";
