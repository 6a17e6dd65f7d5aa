/**
 * The desired state by natural names, as a file: what the constructs write beside `cdk.tf.json` and what the command
 * reads. Holds the format, its parsing, its names, and its judgement by the rules; no tenant and no constructs.
 */
export * from "./access-keys";
export * from "./check-manifests";
export * from "./declared-access";
export * from "./definition-kinds";
export type { DeclarationProblem } from "./declared-twice";
export * from "./expression";
export * from "./format";
export * from "./json-schema";
export * from "./judged-config";
export * from "./names";
export { parseManifest } from "./parse";
export * from "./service-keys";
export * from "./yaml";
