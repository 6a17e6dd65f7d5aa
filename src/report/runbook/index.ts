/**
 * A plan as steps for the admin portal, in the order and with the menu names of the vendor's documents.
 * Holds no reading of a tenant, and no judgement on what is to be done.
 */
export type { Runbook } from "./runbook";
export { runbookJson } from "./runbook-json";
export { runbookMarkdown } from "./runbook-markdown";
