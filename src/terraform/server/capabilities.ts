/** What Terraform may leave out or ask for. */
export const SERVER_CAPABILITIES = {
  /** A destroy is planned too. */
  planDestroy: true,
  /** Terraform need not fetch the whole schema in every process. */
  getProviderSchemaOptional: true,
  moveResourceState: true,
};
