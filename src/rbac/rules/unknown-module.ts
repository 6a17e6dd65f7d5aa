import type { RoleRule } from "./rule";

export const unknownModule: RoleRule = {
  id: "role/unknown-module",
  severity: "error",
  title: "Unknown module",
  why: "A misspelt module would grant nothing without anyone noticing.",
  fix: "Correct the name of the module. A module that the vendor added after this version was made goes into other_permissions.",
  sources: ["001", "002"],
  example: { user_and_groups: "view_only" },
};
