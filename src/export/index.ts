/**
 * A tenant as code: read into declarations by natural names, and written in each of the ways in, one folder each.
 * Holds no HTTP, no comparing and no writing of files; nothing here decides what a tenant should hold.
 */
export { EXPORTED_KINDS, type ExportedKind } from "./reading/kinds";
export * from "./reading/read-adoption";
export * from "./reading/read-tenant";
export { capabilitiesOf } from "./reading/unread";
export type * from "./tenant-as-code";
export * from "./write-code";
