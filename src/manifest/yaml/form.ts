import { z } from "zod";
import { EXECUTIVE_INSIGHTS } from "../../rbac";
import {
  type Definition,
  PROVIDER_DEFINITION,
  type ResourceDefinition,
  resourceWhere,
} from "../../resources";
import { closedObject } from "../../schema/project/closed-object";
import { toZodField, toZodObject, type ZodForm } from "../../schema/project/to-zod";
import { grantsRoles, holdsLevels } from "../definition-kinds";
import { manifestName } from "../names";
import { stateSections } from "../state-sections";
import { acceptForm, policyForm } from "./house-form";
import { nameOrId, roleForm, serviceForm } from "./references";

/**
 * The form of a desired state in YAML: what is refused here is what could not be understood. Whether it makes sense is
 * judged by the rules, as in every other way in.
 */

const word = z.string().min(1);
const form: ZodForm = {
  nameOf: manifestName,
  plain: (schema) => schema,
  reference: (to) => (to === "service" ? serviceForm : to === "role" ? roleForm : nameOrId),
};

/** An attribute as the definition of a resource has it. */
function field({ attributes }: ResourceDefinition, name: string): z.ZodType {
  const attribute = attributes[name];
  if (attribute === undefined) throw new TypeError(`No attribute ${name}.`);
  return toZodField(attribute, form);
}

/** `deployer.permissions` of the provider's block. */
function levelsOfDeployer({ attributes }: Definition) {
  const type = attributes["deployer"]?.type;
  const permissions = type?.kind === "object" ? type.attributes["permissions"] : undefined;
  if (permissions === undefined) throw new TypeError("The provider has no deployer.");
  return toZodField(permissions, form) as z.ZodType<Readonly<Record<string, string>>>;
}

const ROLE = resourceWhere(holdsLevels);
const ASSIGNMENT = resourceWhere(grantsRoles);
const ENTITLEMENT = resourceWhere((one) => !holdsLevels(one) && !grantsRoles(one));

const principals = {
  group: nameOrId.optional().describe("A user group, by its name."),
  user: nameOrId.optional().describe("A user, by the login name."),
  groups: z.array(nameOrId).min(1).optional().describe("Several groups: the same for each."),
  users: z.array(nameOrId).min(1).optional().describe("Several users: the same for each."),
};
const PRINCIPALS = Object.keys(principals);
const SOMEBODY = { anyOf: PRINCIPALS.map((name) => ({ required: [name] })) };

const time = (of: ResourceDefinition) => ({
  expires_at: (field(of, "expires_at") as z.ZodType<string>).optional(),
  start: z.string().optional().describe("From when `duration` counts: an RFC 3339 time."),
  duration: z
    .string()
    .optional()
    .describe("How long after `start` the access ends: `45m`, `8h`, `30d` or `2w`."),
});
const NO_MIX = { dependencies: { start: ["duration"], duration: ["start"] } };

function somebody(item: Readonly<Record<string, unknown>>): boolean {
  return PRINCIPALS.some((name) => item[name] !== undefined);
}
const NOBODY = { error: "Nobody is named: give group, user, groups or users." };

const assignment = closedObject({
  ...principals,
  service: serviceForm.optional().describe("The service that is administered. Default: ZIdentity."),
  role: roleForm.optional().describe("One role, in the place of `roles`."),
  roles: z.array(roleForm).optional().describe("The roles, all of them roles of the service."),
  scope: field(ASSIGNMENT, "scope_id").optional() as z.ZodType<
    z.infer<typeof nameOrId> | undefined
  >,
  exclusive: (field(ASSIGNMENT, "exclusive") as z.ZodType<boolean>).optional(),
  ...time(ASSIGNMENT),
})
  .refine(somebody, NOBODY)
  .refine(({ role, roles }) => (role === undefined) !== (roles === undefined), {
    error: "Give either roles or role.",
  })
  .meta({
    ...NO_MIX,
    ...SOMEBODY,
    oneOf: [{ required: ["role"] }, { required: ["roles"] }],
  });

const entitlement = closedObject({
  ...principals,
  service: serviceForm.describe("The service that may be used."),
  ...time(ENTITLEMENT),
})
  .refine(somebody, NOBODY)
  .meta({ ...NO_MIX, ...SOMEBODY });

/** In the place of a list. */
const ALL_ZIA_TENANTS = "all";

const executives = closedObject({
  ...principals,
  zia_tenants: z
    .union([z.literal(ALL_ZIA_TENANTS), z.array(serviceForm)], {
      error: `Give a list of ZIA tenants, or ${ALL_ZIA_TENANTS}.`,
    })
    .describe(
      `The ZIA tenants that they need, on each of which they get "${EXECUTIVE_INSIGHTS.ziaRole}". ` +
        `\`${ALL_ZIA_TENANTS}\`: every ZIA tenant that the desired state names by name, in any of its files.`,
    ),
  exclusive: z
    .boolean()
    .optional()
    .describe("As in an assignment. Default: false, which leaves their other roles as they are."),
  ...time(ASSIGNMENT),
})
  .refine(somebody, NOBODY)
  .meta({ ...NO_MIX, ...SOMEBODY });

const deployer = closedObject({
  permissions: levelsOfDeployer(PROVIDER_DEFINITION),
  service_admins: z
    .array(serviceForm)
    .optional()
    .describe("The linked services whose administrators he may manage. Left out: not known."),
});

export const desiredStateForm = closedObject({
  version: z.literal(1).optional().describe("The version of this form. Default: 1."),
  name: word.optional().describe("What its declarations are called by. Default: the file's name."),
  deployer: deployer.optional().describe("Who applies this state, for the rules about him."),
  roles: z.array(toZodObject(ROLE.attributes, form)).nullish().describe(ROLE.doc.text),
  assignments: z.array(assignment).nullish().describe("Who holds which roles on which service."),
  entitlements: z.array(entitlement).nullish().describe("Who may use which service."),
  executive_insights: z
    .array(executives)
    .nullish()
    .describe("Access to the Executive Insights app: both roles of the pair."),
  policies: z.array(policyForm).nullish().describe("The rules of the house."),
  accept: z.array(acceptForm).nullish().describe("The findings that the house answers for."),
  ...stateSections(serviceForm),
});

export type DesiredState = z.infer<typeof desiredStateForm>;
export type RoleItem = Readonly<Record<string, unknown>>;
export type AssignmentItem = z.infer<typeof assignment>;
export type EntitlementItem = z.infer<typeof entitlement>;
export type ExecutivesItem = z.infer<typeof executives>;
