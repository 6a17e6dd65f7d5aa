import { z } from "zod";
import { parseEnd } from "../rbac";
import { closedObject } from "../schema/project/closed-object";

const word = z.string().min(1);
const end = z.string().refine((text) => parseEnd(text) !== undefined, {
  error: 'must be a day such as "2026-12-31" or an RFC 3339 time',
});
const words = z.array(word).min(1).optional();
const NARROWED = { error: "one of services, roles, users and groups must be given" };

/** What a desired state says besides its declarations, in whatever file it is written. */
export function stateSections<S extends z.ZodType>(service: S) {
  const scope = {
    services: z.array(service).min(1).optional(),
    roles: words.describe("Patterns of role names, in which `*` stands for any text."),
    users: words.describe("Patterns of login names."),
    groups: words.describe("Patterns of group names."),
  };
  return {
    ownership: z
      .discriminatedUnion("mode", [
        closedObject({ mode: z.literal("additive") }),
        closedObject({
          mode: z.literal("authoritative"),
          over: z.array(closedObject(scope).refine(isNarrowed, NARROWED)).min(1),
        }),
      ])
      .optional()
      .describe(
        "What the command may remove. `additive` (the default): nothing that is not declared here. " +
          "`authoritative`: what lies within `over` and nobody declares.",
      ),
    ignore: z
      .array(
        closedObject({
          ...scope,
          reason: word,
          owner: word.describe("Who answers for it."),
          until: end.optional().describe(UNTIL),
        }).refine(isNarrowed, NARROWED),
      )
      .optional()
      .describe("Objects of the tenant that are somebody else's."),
    moved: z
      .array(closedObject({ from: word, to: word }))
      .optional()
      .describe("Roles that go by another name than they did."),
    guards: closedObject({
      break_glass: closedObject({
        users: z.array(word).optional(),
        groups: z.array(word).optional(),
      })
        .optional()
        .describe("Who must keep every access that he has."),
      max_removals: closedObject({
        percent: z.number().min(0).max(100).optional(),
        count: z.number().int().min(0).optional(),
      })
        .optional()
        .describe("How much one run may remove."),
    }).optional(),
  };
}

const UNTIL = "The last day, in UTC (`2026-12-31`), or an RFC 3339 time. Default: for ever.";

function isNarrowed(scope: Readonly<Record<string, unknown>>): boolean {
  return ["services", "roles", "users", "groups"].some((name) => scope[name] !== undefined);
}
