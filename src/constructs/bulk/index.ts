/**
 * Many assignments in one construct, each of them a construct of its own within it.
 * Holds no resource and no rule.
 */
export {
  ExecutiveInsightsAccess,
  type ExecutiveInsightsAccessProps,
} from "./executive-insights-access";
export type { RolesOf } from "./read-principals";
export {
  RoleAssignments,
  type RoleAssignmentsProps,
  type RolesOfEach,
  type SameRoles,
} from "./role-assignments";
