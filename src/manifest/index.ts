/**
 * The desired state by natural names, as a file: what the constructs write beside `cdk.tf.json` and what the command
 * reads. Holds the format, its parsing and its names; no tenant and no constructs.
 */
export * from "./declared-twice";
export * from "./expression";
export * from "./format";
export * from "./judged-config";
export * from "./names";
export * from "./parse";
