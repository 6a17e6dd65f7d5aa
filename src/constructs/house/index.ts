/**
 * What a house adds to the permission model: rules of its own, and the findings that it answers for. Both are written
 * into the manifest of their stack, so that the command judges by them as well.
 * Holds no judgement: that is `src/rbac/house-rules/`.
 */
export { accept, type AcceptedFinding } from "./accept";
export { type MaxHoldersProps, PolicyRule, type PolicyOptions } from "./policy-rule";
