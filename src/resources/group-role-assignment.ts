import { GROUP } from "./principal-kind";
import { roleAssignment } from "./role-assignment";

export const groupRoleAssignment = roleAssignment(GROUP, {
  text: "The roles that the members of a user group hold on a service: ZIdentity itself or a linked one.",
  source: "Managing Entitlements",
});
