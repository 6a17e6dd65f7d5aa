import { EXECUTIVE_INSIGHTS } from "../../executive-insights";
import { hcl, type ReadingRule, ts } from "./reading-rule";

const ROLE: readonly ReadingRule[] = [
  {
    id: "role/declared-twice",
    severity: "error",
    title: "Two roles of one name",
    why: "The name of a role is unique in a tenant, so that each declaration would undo the other.",
    fix: "Merge the two into one declaration.",
    sources: ["W"],
    example: hcl(
      'resource "zidentity_role" "a" {\n  name = "Helpdesk"\n}\n\nresource "zidentity_role" "b" {\n  name = "Helpdesk"\n}',
    ),
  },
  {
    id: "role/misplaced-module",
    severity: "error",
    title: "Known module among the other permissions",
    why: "There its level would be judged by no rule.",
    fix: "Set the module in permissions instead.",
    sources: ["P"],
    example: hcl('other_permissions = { roles = "full" }'),
  },
  {
    id: "role/name-taken",
    severity: "error",
    title: "Name that another role of the tenant has",
    why: "The name of a role is unique in a tenant.",
    fix: "Choose another name, or take the existing role over with an import.",
    sources: ["W"],
    needsTenant: true,
    example: hcl('resource "zidentity_role" "r" {\n  name = "Helpdesk" # the tenant has one\n}'),
  },
  {
    id: "role/unknown-levels",
    severity: "warning",
    title: "Role that holds what this version does not know",
    why: "Modules and levels that the vendor added later are kept as they are.",
    fix: "Update zidentity-iac, or declare a module that is new in other_permissions.",
    sources: ["W"],
    needsTenant: true,
    example: hcl(
      'resource "zidentity_role" "r" {\n  name = "Helpdesk" # holds DATA_PROTECTION at FULL\n}',
    ),
  },
];

const ASSIGNMENT: readonly ReadingRule[] = [
  {
    id: "assignment/scope-without-service",
    severity: "error",
    title: "Scope by name without a service",
    why: "A scope is found by its name among the scopes of a service.",
    fix: "Give the service as an object, or the scope by its id.",
    sources: ["W"],
    example: ts('new GroupRoleAssignment(this, "a", { group, roles: [role], scope: "Default" });'),
  },
  {
    id: "assignment/end-not-reckoned",
    severity: "error",
    title: "End of an access that cannot be reckoned",
    why: "An end that nobody can tell would be an access that never ends.",
    fix: 'Give expiresAt, or a start and a duration, such as start: "2026-06-01T08:00:00Z", duration: "8h".',
    sources: ["P"],
    example: ts('new UserRoleAssignment(this, "a", { user, roles: [role], duration: "8 hours" });'),
  },
  {
    id: "assignment/takes-away",
    severity: "warning",
    title: "Assignment that takes roles away",
    why: "An exclusive assignment owns the whole record of its principal and service.",
    fix: "Nothing, if that is meant; otherwise add the role, or set exclusive to false.",
    sources: ["W"],
    needsTenant: true,
    example: hcl(
      'resource "zidentity_group_role_assignment" "a" {\n  group_id = "iadkfk65g07tr" # holds another role as well\n  role_ids = ["iadkfk65g07ts"]\n}',
    ),
  },
  {
    id: "assignment/changes-scope",
    severity: "warning",
    title: "Assignment that changes the scope of roles that are held",
    why: "All roles of a principal on a service are held in one scope.",
    fix: "Nothing, if that is meant; otherwise set the scope that the tenant has.",
    sources: ["W"],
    needsTenant: true,
    example: hcl(
      'resource "zidentity_group_role_assignment" "a" {\n  group_id   = "iadkfk65g07tr" # holds roles in another scope\n  service_id = "iadkfk65g07tp"\n  role_ids   = ["iadkfk65g07ts"]\n  scope_id   = "iadkfk65g07tq"\n}',
    ),
  },
  {
    id: "apply/not-as-planned",
    severity: "error",
    title: "Tenant that confirms something else than was asked for",
    why: "What the tenant holds is what counts, and the state tells it.",
    fix: "Plan again and look at the difference.",
    sources: ["P"],
    needsTenant: true,
    example: hcl(
      'resource "zidentity_role" "r" {\n  name = "Helpdesk" # and the tenant answers "helpdesk"\n}',
    ),
  },
];

const EXECUTIVE: readonly ReadingRule[] = [
  {
    id: "executive-insights/no-tenant",
    severity: "error",
    title: "Access to Executive Insights without a ZIA tenant",
    why: `The app takes the role ${EXECUTIVE_INSIGHTS.ziaRole} on every ZIA tenant that the executive needs.`,
    fix: 'Name them: ziaTenants: [Service.named(scope, "ZIA", { cloud, org })].',
    sources: ["000"],
    example: ts('new ExecutiveInsightsAccess(this, "ei", { groups: ["Board"], ziaTenants: [] });'),
  },
  {
    id: "executive-insights/no-zia",
    severity: "error",
    title: "Access to Executive Insights on a service that is no ZIA tenant",
    why: `The role ${EXECUTIVE_INSIGHTS.ziaRole} is one of ${EXECUTIVE_INSIGHTS.ziaProduct}.`,
    fix: "Leave the service out.",
    sources: ["000"],
    example: ts(
      'new ExecutiveInsightsAccess(this, "ei", {\n  groups: ["Board"],\n  ziaTenants: [Service.named(this, "ZPA")],\n});',
    ),
  },
];

const PROVIDER: readonly ReadingRule[] = [
  {
    id: "provider/secret-in-code",
    severity: "warning",
    title: "Secret that is given in code",
    why: "The synth writes it where everyone who sees that file can read it.",
    fix: "Set the environment variable, or give a sensitive TerraformVariable.",
    sources: ["P"],
    example: ts(
      'new ZidentityProvider(this, "provider", { clientId: "acme", clientSecret: "…" });',
    ),
  },
  {
    id: "provider/second-tenant",
    severity: "warning",
    title: "Stack with two ZIdentity providers",
    why: "A manifest describes one tenant.",
    fix: "Give each tenant a stack of its own.",
    sources: ["P"],
    example: ts(
      'new ZidentityProvider(this, "east");\nnew ZidentityProvider(this, "west", { alias: "west" });',
    ),
  },
];

/** What is written about one kind of object, and what a tenant answers to it. */
export const OBJECT_RULES: readonly ReadingRule[] = [
  ...ROLE,
  ...ASSIGNMENT,
  ...EXECUTIVE,
  ...PROVIDER,
];
