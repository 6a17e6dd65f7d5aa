import { z } from "zod";
import { LEVELS, MODULE_KEYS, POLICY_KINDS } from "../../rbac";
import { closedObject } from "../../schema/project/closed-object";

/** Words are left to the rules about house rules, which explain them; the JSON Schema has them. */
const word = z.string();
const level = word.meta({ enum: LEVELS.filter((one) => one !== "none") });

/** A rule of the house, as `PolicyRule` has it. Its place is where it stands. */
export const policyForm = closedObject({
  id: word.describe("The id of its findings, kebab-case with `/`, such as `house/role-names`."),
  kind: word.meta({ enum: [...POLICY_KINDS] }),
  severity: word.optional().meta({ enum: ["error", "warning", "info"] }),
  title: word.optional().describe("What is wrong, in one line. Default: made from the rule."),
  why: word.optional().describe("The house's reason, as a sentence."),
  modules: z
    .record(z.string(), level)
    .optional()
    .describe("Modules and their least levels: `{ roles: full }`."),
  max: z.number().optional().describe("How many may hold it."),
  role: word.optional().describe("The role that is counted."),
  service: word.optional().describe("The service of the role. Default: ZIdentity."),
  module: word.optional().meta({ enum: [...MODULE_KEYS] }),
  level: level.optional(),
  pattern: word.optional().describe("A regular expression that every role name must match."),
});

/** A finding that somebody answers for, as `AcceptEntry` has it. */
export const acceptForm = closedObject({
  rule: word.optional().describe("The id of the rule, such as `role/nobody-holds`."),
  principal: word.optional().describe("The login name or the group that the finding names."),
  role: word.optional().describe("The role that the finding names."),
  at: word.optional().describe("What the finding is about, such as `roles/Helpdesk`."),
  reason: word.optional().describe("Why it may stay."),
  owner: word.optional().describe("Who answers for it."),
  until: word.optional().describe("The last day, in UTC (`2026-12-31`), or an RFC 3339 time."),
}).meta({ required: ["rule", "reason", "owner", "until"] });
