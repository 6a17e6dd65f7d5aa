/**
 * The access of a whole tenant as one JSON value: records by place, levels in effect, drift and findings.
 * Holds no HTML; the page imports the single files, so that a browser gets what it needs and no more.
 */
export { buildAccessDocument } from "./build-document";
export type { AccessDocument } from "./document";
export type { DocumentInput } from "./input";
