import type { AccessRule } from "../rule";
import { declare } from "../across/example";

export const policyInvalid: AccessRule = {
  id: "policy/invalid",
  severity: "error",
  title: "House rule that is not valid",
  why: "A rule that cannot be read would guard nothing without anyone noticing.",
  fix: "Correct the rule as it says.",
  sources: ["P"],
  example: {
    declared: declare({}),
    policies: [{ id: "house/role-names", kind: "name_pattern", pattern: "^(team-" }],
  },
};
