/**
 * The library: CDKTF constructs, the findings that a synth may give, and the permission model.
 * The plain bindings are `zidentity-iac/bindings`. Needs `cdktf` and `constructs`; the command and the provider do not.
 */
export * from "./constructs";
export {
  type Diagnostic,
  DiagnosticsError,
  formatPath,
  type Path,
  type PathStep,
  type Severity,
} from "./diagnostics";
export * from "./rbac";
// In TypeScript a rule of the house is a construct; as data, for `checkAccess`, it goes by another name.
export { PolicyRule } from "./constructs";
export type { PolicyRule as PolicyRuleData } from "./rbac";
