import { Argument, type Command } from "commander";
import { didYouMean, DiagnosticsError, errorDiagnostic } from "../diagnostics";
import { describeRules, palette, rulesJson, rulesText, ruleText } from "../report";
import { suggesting } from "./completion/suggested";
import { EXIT, type ExitCode, type Io } from "./io";
import { type FormatOption, withFormatOption } from "./options";

/** What the ids of house rules begin with, where their authors name no other. */
const HOUSE = "house/";

export function rulesCommand(command: Command): Command {
  return withFormatOption(command)
    .addArgument(
      suggesting(new Argument("[id]", "the rule to show whole; without it all are listed"), () =>
        describeRules().map(({ id }) => id),
      ),
    )
    .description("show the rules: what each finds, why, from which document, and how to mend it")
    .addHelpText(
      "after",
      "\nRules of the house (house/…) are declared in the desired state, with PolicyRule or under policies, and are not among these." +
        "\n\nExit code: 0 shown, 1 no such rule.\n\nExample:\n  $ zidentity rules role/credentials-need-users",
    );
}

/** Throws DiagnosticsError for an id that no rule has. */
export async function runRules(
  { format }: FormatOption,
  io: Io,
  [id]: readonly string[],
): Promise<ExitCode> {
  const rules = describeRules();
  const shown = id === undefined ? rules : rules.filter((rule) => rule.id === id);
  const [first] = shown;
  if (first === undefined) {
    throw noSuchRule(
      id ?? "",
      rules.map((rule) => rule.id),
    );
  }
  const colours = palette(io.colours);
  if (format === "json") io.out(rulesJson(shown));
  else io.out(id === undefined ? rulesText(shown, colours) : ruleText(first, colours));
  return Promise.resolve(EXIT.same);
}

function noSuchRule(id: string, ids: readonly string[]): DiagnosticsError {
  if (id.startsWith(HOUSE))
    return new DiagnosticsError([
      errorDiagnostic(
        `${JSON.stringify(id)} is a rule of your house, and not one of the catalogue`,
        `Ids that begin with ${HOUSE} are those of rules that a desired state declares itself: in TypeScript with ` +
          `PolicyRule, under ${HOUSE}<id of the construct> where it has no ruleId, and in YAML under policies. What it ` +
          "finds, and why, its author writes there.",
        {
          fix: `Look for PolicyRule or policies in the desired state: in zidentity.json under policies, with the place of the declaration.`,
        },
      ),
    ]);
  return new DiagnosticsError([
    errorDiagnostic(
      `No rule has the id ${JSON.stringify(id)}`,
      `The catalogue has ${ids.length} rules.${didYouMean(id, ids)}`,
      {
        fix: "Run zidentity rules to see them all. A rule of your house stands in the desired state: PolicyRule, or policies in YAML.",
      },
    ),
  ]);
}
