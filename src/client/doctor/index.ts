/**
 * What a tenant offers and how it is reached, found out by reading alone, as plain data for whoever reports it.
 * Writes nothing, and repeats no secret.
 */
export { examine, type Examined } from "./examine";
export type {
  OperationHealth,
  OperationState,
  OwnClient,
  OwnRole,
  TenantHealth,
} from "./tenant-health";
