import type { RoleCondition } from "./rule";

/** Speaks only where users_and_groups is view_only: at none the grant is dead, which `role/credentials-need-users` says. */
export const credentialsFullNeedsUsersFull: RoleCondition = {
  id: "role/credentials-full-needs-users-full",
  severity: "warning",
  title: "user_credentials at full leaves email addresses locked without users_and_groups at full",
  cannot: "change a user's primary or secondary email address",
  why: "The email addresses of a user can be changed only with Full access to Users and Groups, even though they are used as credentials.",
  fix: 'Set users_and_groups to "full", or user_credentials to "view_only".',
  sources: ["002"],
  when: [
    { module: "user_credentials", levels: ["full"] },
    { module: "users_and_groups", levels: ["view_only"] },
  ],
  needs: [{ module: "users_and_groups", levels: ["full"] }],
  example: { user_credentials: "full", users_and_groups: "view_only" },
};
