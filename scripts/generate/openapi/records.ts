/**
 * The records of the API as zod schemas, from which the document's components are made. Every object is open: a later
 * release may add fields, and clients keep what they do not know.
 */
import { z } from "zod";

const text = z.string();
const name = text.describe("For people; may change.");
const id = text.describe("A short string such as `iadkfk65g07tr`; never changes.");

const MaybeReference = z
  .looseObject({ id: id.optional(), name: name.optional() })
  .describe("An empty object where there is none.");
const Reference = z.looseObject({ id });
const NamedReference = z.looseObject({ id, name });
const DisplayedReference = z.looseObject({ id, name, displayName: name });

const userBody = {
  loginName: text.describe("Unique in the tenant, whatever its case."),
  displayName: text.optional().describe("May repeat."),
  firstName: text.optional(),
  lastName: text.optional(),
  primaryEmail: text.optional(),
  secondaryEmail: text.optional(),
  department: MaybeReference.optional(),
  status: z.boolean().optional().describe("True: the user is active."),
  customAttrsInfo: z.record(text, z.unknown()).optional(),
};
const User = z.looseObject({
  ...userBody,
  id,
  displayName: text,
  department: MaybeReference,
  status: z.boolean().describe("True: the user is active."),
  source: text.describe("Decided by the tenant: what is sent is not what is stored."),
  idp: MaybeReference,
});

const groupBody = {
  name,
  description: text.optional(),
  adminEntitlementEnabled: z.boolean().optional().describe("Whether it may hold roles."),
  serviceEntitlementEnabled: z.boolean().optional().describe("Whether it may use services."),
  dynamicGroup: z.boolean().optional(),
  isDynamicGroup: z.boolean().optional().describe("The older spelling of `dynamicGroup`."),
};
const Group = z.looseObject({
  ...groupBody,
  id,
  source: text.describe("`API`, `SCIM`, `UI` and others."),
  idp: MaybeReference.optional(),
  adminEntitlementEnabled: z.boolean(),
  serviceEntitlementEnabled: z.boolean(),
});

const roleBody = {
  name: text.describe("Unique in the tenant."),
  description: text.optional(),
  permissions: z
    .record(text, text)
    .describe("Module to level, both in upper case. An absent module is `NONE`."),
};
const Role = z.looseObject({
  ...roleBody,
  id,
  systemDefined: z.boolean().describe("A predefined role: it cannot be changed or deleted."),
});

const Service = z.looseObject({
  id,
  name: text.describe("`ZIAM` for ZIdentity itself; `ZIA`, `ZPA` and others."),
  displayName: text,
  cloudName: text.optional(),
  orgName: text.optional(),
  zapsOnboarded: z.boolean(),
});
const ResourceServer = z.looseObject({
  id,
  name,
  displayName: text,
  description: text,
  primaryAud: text,
  defaultApi: z.boolean(),
  serviceScopes: z.array(
    z.looseObject({
      service: Service,
      scopes: z
        .array(NamedReference)
        .describe(
          "One line a role: `<serviceId>::<roleId>` named `Role:<role>`, or, on services with scopes, " +
            "`<serviceId>:<scopeId>:<roleId>` named `Scope:<scope>: Role:<role>`.",
        ),
    }),
  ),
});

const clientBody = {
  name,
  description: text.optional(),
  status: z.boolean().optional().describe("True: it may ask for tokens."),
  clientAuthentication: z
    .looseObject({
      publicKeys: z
        .array(z.looseObject({ keyName: text, keyValue: text.describe("PEM.") }))
        .optional(),
    })
    .optional(),
};
const ApiClient = z.looseObject({
  ...clientBody,
  id,
  status: z.boolean(),
  clientResources: z.array(
    z.looseObject({
      id,
      name,
      defaultApi: z.boolean(),
      selectedScopes: z.array(NamedReference),
    }),
  ),
});
const ApiClientSecret = z.looseObject({ id, createdAt: text.describe("ISO 8601.") });

const ServiceReference = z.looseObject({
  id,
  serviceName: text,
  cloudName: text.optional(),
  cloudDomainName: text.optional(),
  orgName: text.optional(),
  orgId: text.optional(),
});
const Principal = z.looseObject({
  type: z.enum(["USER", "GROUP"]),
  id,
  name: text.describe("A user's login name, a group's name."),
});

/** The components, by the names that the document gives them. */
export const RECORDS = {
  User,
  NewUser: z.looseObject(userBody),
  Group,
  NewGroup: z.looseObject(groupBody),
  GroupMembers: z.array(Reference),
  Role,
  NewRole: z.looseObject({ ...roleBody, permissions: roleBody.permissions.optional() }),
  ResourceServer,
  ApiClient,
  NewApiClient: z.looseObject({
    ...clientBody,
    clientResources: z
      .array(z.looseObject({ id, selectedScopes: z.array(Reference).optional() }))
      .optional(),
  }),
  ApiClientSecret,
  NewApiClientSecret: z.looseObject({
    ...ApiClientSecret.shape,
    value: text.describe("Told here, and never again."),
  }),
  AdminEntitlement: z.looseObject({
    roles: z.array(DisplayedReference),
    scope: DisplayedReference.optional(),
    service: ServiceReference,
  }),
  Grant: z.looseObject({ roles: z.array(Reference).min(1), scope: Reference.optional() }),
  ServiceReference,
  ServiceAdmin: z.looseObject({
    principal: Principal,
    roles: z.array(NamedReference),
    scope: NamedReference.optional(),
  }),
  ServiceUser: z.looseObject({ principal: Principal }),
  Error: z.looseObject({
    code: text,
    message: text,
    details: z.array(z.looseObject({ field: text, reason: text })).optional(),
  }),
} as const satisfies Record<string, z.ZodType>;

export type RecordName = keyof typeof RECORDS;

/** The JSON Schema of every component; each names the others by reference. */
export function recordSchemas(): Record<string, unknown> {
  const registry = z.registry<{ id: string }>();
  for (const [component, schema] of Object.entries(RECORDS))
    registry.add(schema, { id: component });
  const { schemas } = z.toJSONSchema(registry, { uri: referenceTo });
  return Object.fromEntries(
    Object.entries(schemas).map(([component, { $schema: _dialect, $id: _id, ...schema }]) => [
      component,
      schema,
    ]),
  );
}

export function referenceTo(component: string): string {
  return `#/components/schemas/${component}`;
}
