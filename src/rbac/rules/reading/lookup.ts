import { hcl, type ReadingRule, ts } from "./reading-rule";

/** Names and ids, and what they find. */
export const LOOKUP_RULES: readonly ReadingRule[] = [
  {
    id: "lookup/not-found",
    severity: "error",
    title: "Name or id that the tenant does not have",
    why: "Users, groups, services and their roles must be there before anything can be declared about them.",
    fix: "Correct the name, or create the object in ZIdentity or in its service first.",
    sources: ["001"],
    needsTenant: true,
    example: hcl('data "zidentity_group" "g" {\n  name = "Helpdeks"\n}'),
  },
  {
    id: "lookup/ambiguous",
    severity: "error",
    title: "Name that more than one object of the tenant has",
    why: "A tenant may have several services of one product, told apart by cloud and organisation.",
    fix: "Name the one that is meant by its id, or add arguments that tell them apart.",
    sources: ["W"],
    needsTenant: true,
    example: hcl('data "zidentity_service" "zia" {\n  name = "ZIA"\n}'),
  },
  {
    id: "lookup/no-own-service",
    severity: "error",
    title: "Tenant that does not list ZIdentity itself among its services",
    why: "An assignment without a service is one on ZIdentity itself, by the id under which the tenant lists it.",
    fix: "Check that the API client may read resource servers, or set service_id.",
    sources: ["W"],
    needsTenant: true,
    example: hcl(
      'resource "zidentity_group_role_assignment" "a" {\n  group_id = "iadkfk65g07tr"\n  role_ids = ["iadkfk65g07ts"]\n}',
    ),
  },
  {
    id: "reference/wrong-kind",
    severity: "error",
    title: "Reference to a thing of another kind",
    why: "The id of a user says nothing where that of a group is wanted.",
    fix: "Refer to a thing of the kind that is wanted.",
    sources: ["P"],
    example: ts('new GroupRoleAssignment(this, "a", { groupId: user.id, roles: [role] });'),
  },
];
