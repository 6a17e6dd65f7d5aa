import { USER } from "./principal-kind";
import { roleAssignment } from "./role-assignment";

export const userRoleAssignment = roleAssignment(USER, {
  text:
    "The roles that a user holds on a service: ZIdentity itself or a linked one. On a linked service the user's own " +
    "roles win over those of his groups.",
  source: "Managing Entitlements",
});
