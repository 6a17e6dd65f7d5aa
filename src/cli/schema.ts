import { type Command, Argument } from "commander";
import { jsonSchema, PUBLISHED_FORMS, type PublishedForm } from "../manifest";
import { EXIT, type ExitCode, type Io } from "./io";

export function schemaCommand(command: Command): Command {
  return command
    .addArgument(
      new Argument(
        "[form]",
        "the YAML that people write, or the zidentity.json that a synth writes",
      )
        .choices(PUBLISHED_FORMS)
        .default("desired-state"),
    )
    .description("print the JSON Schema of a desired state, for editors and other programs")
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
  const found = PUBLISHED_FORMS.find((known) => known === form) satisfies PublishedForm | undefined;
  io.out(`${JSON.stringify(jsonSchema(found ?? "desired-state"), null, 2)}\n`);
  return Promise.resolve(EXIT.same);
}
