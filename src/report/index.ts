/**
 * What the command shows, as data and as text: changes, drift, findings.
 * Holds no reading of a tenant and prints nothing: it returns strings.
 */
export * from "./findings-text";
export * from "./palette";
export * from "./reported";
export * from "./report-json";
export * from "./report-text";
