import { z } from "zod";

/** The form of a finding in every JSON document of the command. */

const text = z.string();

export const sourceForm = {
  source_file: text.optional().describe("Where it is written, relative to the folder of the run."),
  source_line: z.number().int().min(1).optional(),
  source_column: z.number().int().min(1).optional(),
};

export const findingForm = z.object({
  declared_at: text.optional(),
  ...sourceForm,
  severity: z.enum(["error", "warning", "info"]),
  rule: text.optional(),
  summary: text,
  detail: text,
  fix: text.optional(),
  attribute: text.optional(),
  source: text.optional(),
});
