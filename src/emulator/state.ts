import { z } from "zod";

/**
 * What the embedded tenant remembers, as the document that the state file holds. Records are loose: a field that is
 * not named here is kept and answered as it was sent, as the real tenant's newer fields would be.
 */
export const STATE_VERSION = 1;

const reference = z.object({ id: z.string(), name: z.string() });
/** An identity provider or department: the wire has an empty object where there is none. */
const maybeReference = z.looseObject({
  id: z.string().exactOptional(),
  name: z.string().exactOptional(),
});

const storedUser = z.looseObject({
  id: z.string(),
  loginName: z.string(),
  displayName: z.string(),
  status: z.boolean(),
  department: maybeReference,
  idp: maybeReference,
  source: z.string(),
});

const storedGroup = z.looseObject({
  id: z.string(),
  name: z.string(),
  source: z.string(),
  adminEntitlementEnabled: z.boolean(),
  serviceEntitlementEnabled: z.boolean(),
  /** A group has one of the two spellings, as on the wire. */
  dynamicGroup: z.boolean().exactOptional(),
  isDynamicGroup: z.boolean().exactOptional(),
});

const storedService = z.object({
  id: z.string(),
  name: z.string(),
  displayName: z.string(),
  cloudName: z.string().exactOptional(),
  cloudDomainName: z.string().exactOptional(),
  orgName: z.string().exactOptional(),
  orgId: z.string().exactOptional(),
  zapsOnboarded: z.boolean(),
  /** Made in the linked service and only mirrored here; empty on ZIdentity, whose roles are in `roles`. */
  linkedRoles: z.array(
    reference.extend({
      /** Full control of the administrators of that service. Nothing of it is on the wire. */
      managesAdministrators: z.boolean().exactOptional(),
    }),
  ),
  /** Empty on services without scopes. */
  scopes: z.array(reference),
});

const storedRole = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: z.string().exactOptional(),
  systemDefined: z.boolean(),
  permissions: z.record(z.string(), z.string()),
});

const principal = z.object({ type: z.enum(["USER", "GROUP"]), id: z.string() });

const storedGrant = z.object({
  principal,
  serviceId: z.string(),
  roleIds: z.array(z.string()),
  scopeId: z.string().exactOptional(),
});

const storedEntitlement = z.object({ principal, serviceId: z.string() });

const storedApiClient = z.looseObject({
  id: z.string(),
  name: z.string(),
  status: z.boolean(),
  clientAuthentication: z.looseObject({
    publicKeys: z.array(z.looseObject({ keyName: z.string(), keyValue: z.string() })),
  }),
  clientResources: z.array(z.object({ id: z.string(), selectedScopeIds: z.array(z.string()) })),
});

const storedSecret = z.object({
  id: z.string(),
  clientId: z.string(),
  value: z.string(),
  /** ISO 8601. */
  createdAt: z.string(),
});

const storedResourceServer = z.object({
  id: z.string(),
  name: z.string(),
  displayName: z.string(),
  description: z.string(),
  primaryAud: z.string(),
  defaultApi: z.boolean(),
  serviceIds: z.array(z.string()),
});

export const tenantDocument = z.object({
  version: z.literal(STATE_VERSION),
  seed: z.string(),
  users: z.array(storedUser),
  groups: z.array(storedGroup),
  memberships: z.array(z.object({ groupId: z.string(), userIds: z.array(z.string()) })),
  services: z.array(storedService),
  roles: z.array(storedRole),
  grants: z.array(storedGrant),
  entitlements: z.array(storedEntitlement),
  apiClients: z.array(storedApiClient),
  secrets: z.array(storedSecret),
  resourceServers: z.array(storedResourceServer),
});

export type TenantDocument = z.infer<typeof tenantDocument>;
export type StoredUser = z.infer<typeof storedUser>;
export type StoredGroup = z.infer<typeof storedGroup>;
export type StoredService = z.infer<typeof storedService>;
export type StoredRole = z.infer<typeof storedRole>;
export type StoredPrincipal = z.infer<typeof principal>;
export type StoredGrant = z.infer<typeof storedGrant>;
export type StoredEntitlement = z.infer<typeof storedEntitlement>;
export type StoredApiClient = z.infer<typeof storedApiClient>;
export type StoredResourceServer = z.infer<typeof storedResourceServer>;
