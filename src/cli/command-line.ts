import type { Command, CommanderError } from "commander";
import { type Diagnostic, errorDiagnostic } from "../diagnostics";

/** What can be told of a command line before, or without, its being understood. */

/** Whether JSON is asked for, also where the line is wrong in another place. The last word counts. */
export function asksForJson(args: readonly string[]): boolean {
  const end = args.indexOf("--");
  const options = end === -1 ? args : args.slice(0, end);
  const formats = options.flatMap((word, at) => {
    if (word === "--format" || word === "-f") return [options[at + 1]];
    const [, attached] = /^(?:--format=|-f)(.+)$/s.exec(word) ?? [];
    return attached === undefined ? [] : [attached];
  });
  return formats.at(-1) === "json";
}

/** The words of the command that a line names, such as `provider install`; undefined where it names none. */
export function commandNamed(program: Command, args: readonly string[]): string | undefined {
  const words: string[] = [];
  let command = program;
  for (const arg of args.filter((word) => !word.startsWith("-"))) {
    const below = command.commands.find((one) => one.name() === arg);
    if (below === undefined) break;
    words.push(arg);
    command = below;
  }
  return words.length === 0 ? undefined : words.join(" ");
}

/** A command line that was not understood, as a finding. */
export function explainUsage({ message, code }: CommanderError, command = ""): Diagnostic {
  const help = ["zidentity", command, "--help"].filter((word) => word !== "").join(" ");
  const fix = `Run ${help} to see what there is.`;
  if (code === "commander.help")
    return errorDiagnostic("No command is named", "The line ends before it says what to do.", {
      fix,
    });
  const [said = "", ...more] = message.replace(/^error: /, "").split("\n");
  const [, summary = said, why = ""] = /^(.*?)\. (.+)$/.exec(said.replace(/\.$/, "")) ?? [];
  const hints = more.map((line) => line.replace(/^\((.*)\)$/, "$1"));
  const detail = [why === "" ? "" : `${why}.`, ...hints].filter((part) => part !== "").join(" ");
  return errorDiagnostic(
    summary.replace(/\.$/, ""),
    detail === "" ? "The command line was not understood, and nothing was tried." : detail,
    { fix },
  );
}
