/**
 * What each operation of the table does, one file a family.
 * Holds no HTTP: a handler takes a request that is read and authenticated, and answers plain data.
 */
import type { OperationId } from "../../tenant";
import type { Handler } from "../request";
import { adminEntitlementHandlers } from "./admin-entitlements";
import { apiClientHandlers } from "./api-clients";
import { apiClientSecretHandlers } from "./api-client-secrets";
import { groupHandlers } from "./groups";
import { memberHandlers } from "./members";
import { resourceServerHandlers } from "./resource-servers";
import { roleHandlers } from "./roles";
import { serviceEntitlementHandlers } from "./service-entitlements";
import { userHandlers } from "./users";

/** Every operation: one that nobody carries out does not compile. */
export const HANDLERS: Record<OperationId, Handler> = {
  ...userHandlers,
  ...groupHandlers,
  ...memberHandlers,
  ...resourceServerHandlers,
  ...apiClientHandlers,
  ...apiClientSecretHandlers,
  ...roleHandlers,
  ...adminEntitlementHandlers,
  ...serviceEntitlementHandlers,
};
