import { z } from "zod";
import { findingForm, sourceForm } from "./finding-form";
import { DRIFT_KINDS, type Status } from "./reported";
import { FORMAT_VERSION } from "./report-json";
import { STATUS_WORDS } from "./status-words";

/** The form of a report as JSON: what `--format json` of validate, plan, apply and drift prints. */

const text = z.string();
const count = z.number().int().min(0);
const natural = z.unknown().describe("A value by natural names; null where there is none.");

const attribute = z.object({
  path: text.describe("`roles`, `permissions.users_and_groups`."),
  actual: natural.describe("What the tenant holds."),
  declared: natural.describe("What is declared."),
});

const named = {
  resource: text.describe("`zidentity_role`"),
  title: text.describe("`role`"),
  name: text.describe("By natural names, such as `Helpdesk on ZIAM`."),
};

const object = z.object({
  status: z.enum(Object.keys(STATUS_WORDS) as [Status, ...Status[]]),
  ...named,
  path: text.optional().describe("Its declaration; absent where nobody declares it."),
  file: text.optional().describe("The file of the desired state."),
  ...sourceForm,
  attributes: z.array(attribute),
  note: text.optional(),
  outcome: z.enum(["done", "failed", "begun", "not_begun"]).optional(),
  error: text.optional(),
  request_ids: z.array(text).optional(),
});

const counts = {
  managed: count.describe("Declared, and held."),
  total: count.describe("Held, without what is ignored."),
  percent: z.number().min(0).max(100).describe("Rounded down to a tenth; 100 where total is 0."),
  ignored: count.describe("Held, and passed over by an entry of the desired state."),
};

const coverage = z
  .object({
    ...counts,
    partial: z
      .boolean()
      .optional()
      .describe("True in documented mode: of what can be seen, which is not all that is granted."),
    by_service: z.array(z.object({ service: text, ...counts })),
  })
  .describe(
    "A grant is one role of one principal on one service, or the entitlement of one principal to one service.",
  );

const ignored = z.object({
  ...named,
  attributes: z.array(attribute),
  reason: text,
  owner: text,
  until: text.optional(),
});

const reading = z.enum(["effective", "direct", "unknown"]);

const documented = z.object({
  missing_capabilities: z.array(text),
  users_read: count,
  all_users: z.boolean(),
  user_entitlements: z.object({ admin_entitlements: reading, service_entitlements: reading }),
});

export const reportForm = z.object({
  format_version: z.literal(FORMAT_VERSION),
  command: z.enum(["plan", "drift", "validate", "apply"]),
  mode: z.literal("documented").optional(),
  documented: documented.optional(),
  only: z.array(z.enum(DRIFT_KINDS)).optional(),
  differences: count.describe("How many of the objects are known to differ."),
  coverage: coverage.optional().describe("Of drift."),
  objects: z.array(object),
  ignored: z.array(ignored).optional(),
  findings: z.array(findingForm),
});

/** The published schema. Readers pass over fields that they do not know: later versions may add some. */
export function reportSchema(): object {
  const { $schema, ...rest } = z.toJSONSchema(reportForm, { target: "draft-7", io: "input" });
  return { $schema, title: "Report of zidentity validate, plan, apply and drift", ...rest };
}
