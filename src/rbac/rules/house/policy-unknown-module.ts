import type { AccessRule } from "../rule";
import { declare } from "../across/example";

/** A warning, for the vendor adds modules: the rule is applied all the same. */
export const policyUnknownModule: AccessRule = {
  id: "policy/unknown-module",
  severity: "warning",
  title: "House rule about a module that this version does not know",
  why: "A misspelt module would guard nothing without anyone noticing.",
  fix: "Correct the name of the module, or keep it if the vendor added the module after this version was made.",
  sources: ["P"],
  example: {
    declared: declare({}),
    policies: [
      { id: "house/users-by-groups", kind: "groups_only", modules: { user_and_groups: "full" } },
    ],
  },
};
