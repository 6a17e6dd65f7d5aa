import type { RoleRule } from "./rule";

export const levelNotOffered: RoleRule = {
  id: "role/level-not-offered",
  severity: "error",
  title: "Level that the module does not offer",
  why: "Each module offers some of the levels only, and a role can hold no other.",
  fix: "Set the module to a level that it offers.",
  sources: ["001", "002"],
  example: { audit_logs: "full" },
};
