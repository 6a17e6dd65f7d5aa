/**
 * The rules that a house adds to ours, and the findings that it answers for: inert data in TypeScript or YAML, its
 * reading, and its evaluation over the same index of a desired state.
 * Holds no rule of the vendor's documents and no format of a file; nothing here throws.
 */
export type { AcceptEntry } from "./accept-entry";
export { applyAccepted } from "./apply-accepted";
export type * from "./policy-rule";
export { POLICY_KINDS } from "./read-kind";
