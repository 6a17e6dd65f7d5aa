import { type Command, Argument } from "commander";
import { jsonSchema, PUBLISHED_FORMS } from "../manifest";
import { reportSchema } from "../report";
import { EXIT, type ExitCode, type Io } from "./io";

/** What validate, plan, apply and drift print with `--format json`. */
const REPORT = "report";

export function schemaCommand(command: Command): Command {
  return command
    .addArgument(
      new Argument(
        "[form]",
        "the YAML that people write, the zidentity.json that a synth writes, or the JSON of a report",
      )
        .choices([...PUBLISHED_FORMS, REPORT])
        .default("desired-state"),
    )
    .description("print the JSON Schema of a desired state or a report, for editors and programs")
    .addHelpText(
      "after",
      "\nExit code: 0 printed, 1 error.\n\nExample:\n  $ zidentity schema > desired-state.schema.json\n\n" +
        "and as the first line of zidentity.yaml:\n  # yaml-language-server: $schema=desired-state.schema.json",
    );
}

export async function runSchema(
  _options: unknown,
  io: Io,
  [form = "desired-state"]: readonly string[],
): Promise<ExitCode> {
  const found = PUBLISHED_FORMS.find((known) => known === form) ?? "desired-state";
  const schema = form === REPORT ? reportSchema() : jsonSchema(found);
  io.out(`${JSON.stringify(schema, null, 2)}\n`);
  return Promise.resolve(EXIT.same);
}
