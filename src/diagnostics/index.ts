/**
 * Findings as data: severity, what, why, where, how to mend it.
 * Holds no knowledge of ZIdentity, of Terraform, or of how a finding is printed.
 */
export * from "./diagnostic";
export * from "./diagnostics-error";
export * from "./path";
export * from "./nearest";
export * from "./source-place";
