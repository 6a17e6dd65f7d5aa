import type { RoleCondition } from "./rule";

export const credentialsNeedUsers: RoleCondition = {
  id: "role/credentials-need-users",
  severity: "error",
  title: "user_credentials has no effect without users_and_groups",
  cannot: "view or change the security settings of users",
  why: "Security settings are open only to admins who have View Only or Full access to Users and Groups.",
  fix: 'Set users_and_groups to "view_only" or "full", or leave user_credentials out.',
  sources: ["002"],
  when: [{ module: "user_credentials", levels: ["view_only", "full"] }],
  needs: [{ module: "users_and_groups", levels: ["view_only", "full"] }],
  example: { user_credentials: "full" },
};
