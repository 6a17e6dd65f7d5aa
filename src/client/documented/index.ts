/**
 * What a tenant tells of its users by the operations that the vendor documents alone: for tenants that offer no others.
 * Holds no judgement on what a user should hold.
 */
export { DocumentedReader, type UserHoldings } from "./documented-reader";
