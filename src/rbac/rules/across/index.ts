/**
 * The rules across declarations, one a file: what each says about itself, an example that breaks it, and its judgement
 * over the index of a desired state.
 * Holds no rule on a single role and nothing about how findings are accepted; a judgement never throws.
 */
import { accessAliveThrough } from "./access-alive-through";
import { accessDeadGrant } from "./access-dead-grant";
import { accessPartialGrant } from "./access-partial-grant";
import type { AcrossRule } from "./across-rule";
import { assignmentDeclaredTwice } from "./assignment-declared-twice";
import { assignmentDisabledUser } from "./assignment-disabled-user";
import { assignmentDynamicGroup } from "./assignment-dynamic-group";
import { assignmentEscalates } from "./assignment-escalates";
import { assignmentExpired } from "./assignment-expired";
import { assignmentExpiresSoon } from "./assignment-expires-soon";
import { assignmentGroupNotEnabled } from "./assignment-group-not-enabled-for-administrative";
import { assignmentRoleOfAnotherService } from "./assignment-role-of-another-service";
import { assignmentScimGroup } from "./assignment-scim-group";
import { assignmentScopeMissing } from "./assignment-scope-missing";
import { assignmentScopeNotOffered } from "./assignment-scope-not-offered";
import { assignmentServiceNotLinked } from "./assignment-service-not-linked";
import { entitlementDeclaredTwice } from "./entitlement-declared-twice";
import { entitlementGroupNotEnabled } from "./entitlement-group-not-enabled-for-service";
import { executiveInsightsHalfOfPair } from "./executive-insights-half-of-pair";
import { executiveInsightsTenantWithoutAppRole } from "./executive-insights-tenant-without-app-role";
import { prerequisiteAdministerService } from "./prerequisite-administer-service";
import { prerequisiteAssignRole } from "./prerequisite-assign-role";
import { prerequisiteEditAssignedRole } from "./prerequisite-edit-assigned-role";
import { prerequisiteManageServiceEntitlements } from "./prerequisite-manage-service-entitlements";
import { prerequisiteWriteRole } from "./prerequisite-write-role";
import { roleAboveDeployer } from "./role-above-deployer";
import { roleNobodyHolds } from "./role-nobody-holds";
import { rolePredefinedName } from "./role-predefined-name";

export { EXAMPLE_NOW } from "./example";
export { tenantWithoutAppRole } from "./executive-insights-tenant-without-app-role";

/** In the order of the catalogue. */
export const ACROSS_RULES: readonly AcrossRule[] = [
  roleAboveDeployer,
  assignmentEscalates,
  prerequisiteWriteRole,
  prerequisiteEditAssignedRole,
  prerequisiteAssignRole,
  prerequisiteManageServiceEntitlements,
  prerequisiteAdministerService,
  assignmentDeclaredTwice,
  entitlementDeclaredTwice,
  assignmentRoleOfAnotherService,
  assignmentScopeMissing,
  assignmentScopeNotOffered,
  assignmentGroupNotEnabled,
  entitlementGroupNotEnabled,
  assignmentDynamicGroup,
  assignmentScimGroup,
  assignmentDisabledUser,
  assignmentServiceNotLinked,
  assignmentExpired,
  assignmentExpiresSoon,
  roleNobodyHolds,
  rolePredefinedName,
  accessDeadGrant,
  accessPartialGrant,
  accessAliveThrough,
  executiveInsightsHalfOfPair,
  executiveInsightsTenantWithoutAppRole,
];
