import { Argument, type Command, Option } from "commander";
import { jsonSchema, PUBLISHED_FORMS } from "../manifest";
import { failureSchema, reportSchema } from "../report";
import { EXIT, type ExitCode, type Io } from "./io";

/** What commands print with `--format json`: validate, plan, apply and drift; and every command that ends with an error. */
const PRINTED: Readonly<Record<string, () => object>> = {
  report: reportSchema,
  error: failureSchema,
};

export function schemaCommand(command: Command): Command {
  return command
    .addArgument(
      new Argument(
        "[form]",
        "the YAML that people write, the zidentity.json that a synth writes, or the JSON of a report or of an error",
      )
        .choices([...PUBLISHED_FORMS, ...Object.keys(PRINTED)])
        .default("desired-state"),
    )
    .addOption(
      new Option("-f, --format <format>", "a schema is JSON in any case; with it errors are, too")
        .choices(["json"])
        .default("json"),
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
  const published = PUBLISHED_FORMS.find((known) => known === form) ?? "desired-state";
  const schema = PRINTED[form]?.() ?? jsonSchema(published);
  io.out(`${JSON.stringify(schema, null, 2)}\n`);
  return Promise.resolve(EXIT.same);
}
