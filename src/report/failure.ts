import { z } from "zod";
import { findingForm } from "./finding-form";
import { findingJson } from "./finding-json";
import type { ReportedFinding } from "./reported";

/** Raised when a reader of the former form would misunderstand it. */
const FORMAT_VERSION = 1;

const ENDINGS = ["error", "usage", "interrupted"] as const;

/** How a command ended that had nothing to print, and why. */
export interface Failure {
  /** The words that name it, such as `provider install`; absent where the line names none. */
  readonly command: string | undefined;
  /** `usage`: the command line was not understood, and nothing was tried. `interrupted`: by a signal. */
  readonly ended: (typeof ENDINGS)[number];
  readonly exitCode: number;
  /** What was wrong, where, and how to mend it; none where it was interrupted. */
  readonly findings: readonly ReportedFinding[];
}

/** On one line, so that a reader of lines has it whole: `emulator` and `watch` are read line by line. */
export function failureJson({ command, ended, exitCode, findings }: Failure): string {
  const document = {
    format_version: FORMAT_VERSION,
    ...(command === undefined ? {} : { command }),
    ended,
    exit_code: exitCode,
    findings: findings.map(findingJson),
  };
  return `${JSON.stringify(document)}\n`;
}

export const failureForm = z.object({
  format_version: z.literal(FORMAT_VERSION),
  command: z.string().optional().describe("Absent where the command line names none."),
  ended: z.enum(ENDINGS).describe("No other document has this field."),
  exit_code: z.number().int().describe("1, or 130 where it was interrupted."),
  findings: z.array(findingForm).describe("As in a report; empty where it was interrupted."),
});

/** The published schema. Readers pass over fields that they do not know: later versions may add some. */
export function failureSchema(): object {
  const { $schema, ...rest } = z.toJSONSchema(failureForm, { target: "draft-7", io: "input" });
  return { $schema, title: "What a zidentity command prints that ended with an error", ...rest };
}
