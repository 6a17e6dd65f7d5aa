/**
 * Everything that anybody holds in a tenant, read with few requests: what a report of the whole is made of.
 * Holds no levels in effect: those follow from the records by the rules of `rbac`.
 */
export * from "./concerned-by";
export * from "./read-tenant-access";
