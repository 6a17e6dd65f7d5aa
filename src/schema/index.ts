/**
 * One inert vocabulary for attributes and values, and below `project/` what it becomes elsewhere.
 * Holds no resource, no HTTP and no Terraform protocol.
 */
export * from "./attribute";
export * from "./value";
export * from "./equality";
