/**
 * The boundary: JSON of the API into records, and the little that is sent.
 * Fields that have no name here are kept as they came. Holds no request.
 */
export { Misfit } from "./shape";
export {
  readEntitlement,
  readGrant,
  readGroup,
  readOwnEntitlement,
  readOwnGrant,
  readRole,
  readUser,
  serviceIdOf,
} from "./records";
export { type ApiClientRecord, ownApiClient, readApiClient } from "./api-clients";
export { mergeServices, readResourceServer } from "./services";
export { grantBodyOver } from "./grant-body";
export { isUndone, sameGrant, sameRole } from "./same";
