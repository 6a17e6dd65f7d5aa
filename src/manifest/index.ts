/**
 * The desired state by natural names, as a file: what the constructs write beside `cdk.tf.json` and what the command
 * reads. Holds the format, its parsing and its names; no tenant and no constructs.
 */
export * from "./format";
export * from "./names";
export * from "./parse";
