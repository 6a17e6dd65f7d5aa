/**
 * What a tenant is, in types and one table: the records that it answers with, the operations that it offers,
 * and the port through which the kernel reaches it.
 * Holds no HTTP, no cache and no judgement: those are the client's and the rules'.
 */
export * from "./find-in-list";
export * from "./operations";
export * from "./port";
export * from "./records";
export * from "./service-scopes";
export * from "./capability-error";
