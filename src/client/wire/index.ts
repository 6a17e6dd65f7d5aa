/**
 * The boundary: JSON of the API into records, and the little that is sent.
 * Fields that have no name here are kept as they came. Holds no request.
 */
export { type ApiClientScopes, readApiClient } from "./api-clients";
export { Misfit } from "./shape";
export { readEntitlement, readGrant, readGroup, readOwnGrant, readRole, readUser } from "./records";
export { mergeServices, readResourceServer } from "./services";
export { sameGrant, sameRole } from "./same";
