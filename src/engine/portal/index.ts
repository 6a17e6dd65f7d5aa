/**
 * A comparison as what somebody does by hand in the admin portal, by natural names.
 * Holds no menu and no text of the portal: those are the report's.
 */
export type { HoldingTask, PortalService, PortalTask, RoleTask } from "./portal-task";
export { portalTasks } from "./portal-tasks";
