/**
 * What the command shows, as data and as text: changes, drift, findings, rules, access.
 * Holds no reading of a tenant and prints nothing: it returns strings.
 */
export * from "./access-document";
export * from "./access-json";
export * from "./access-text";
export * from "./counted";
export * from "./describe-rule";
export { modeJson } from "./documented-json";
export * from "./explained";
export * from "./failure";
export * from "./finding-json";
export * from "./findings-text";
export * from "./html";
export * from "./palette";
export * from "./printable";
export * from "./reported";
export * from "./render-report";
export * from "./near-path";
export { reportJson } from "./report-json";
export * from "./report-form";
export * from "./report-text";
export * from "./review";
export * from "./rules-text";
export * from "./runbook";
