import { Argument, type Command, type Option } from "commander";
import { EXIT, type ExitCode, type Io } from "./io";

const SHELLS = ["bash", "zsh", "fish"] as const;
type Shell = (typeof SHELLS)[number];

export function completionCommand(command: Command): Command {
  return command
    .addArgument(new Argument("<shell>", "the shell that completes").choices(SHELLS))
    .description("print what makes a shell complete the command's words")
    .addHelpText(
      "after",
      `
It prints a program for the shell, which has no form in JSON: there is no --format.

Exit code: 0 printed, 1 error.

Examples:
  $ source <(zidentity completion bash)
  $ source <(zidentity completion zsh)
  $ zidentity completion fish > ~/.config/fish/completions/zidentity.fish`,
    );
}

/** `program` is the whole command, of which every word is completed. */
export function completionRun(program: Command) {
  return (_options: unknown, io: Io, [shell]: readonly string[]): Promise<ExitCode> => {
    io.out(SCRIPTS[shell as Shell](wordsOf(program, [])));
    return Promise.resolve(EXIT.same);
  };
}

/** A command of the program, by the words that lead to it. */
interface Words {
  readonly path: readonly string[];
  readonly about: string;
  readonly commands: readonly Words[];
  readonly options: readonly CompletedOption[];
  /** What its first argument may be; none where anything may. */
  readonly choices: readonly string[];
}

interface CompletedOption {
  readonly flags: readonly string[];
  readonly about: string;
  /** What may follow: one of these, a file, some text, or nothing. */
  readonly takes: readonly string[] | "file" | "text" | "nothing";
}

function wordsOf(command: Command, path: readonly string[]): Words {
  const { options } = command;
  const globals = path.length === 0 ? [] : GLOBALS;
  return {
    path,
    about: command.description().split("\n")[0] ?? "",
    commands: command.commands.map((below) => wordsOf(below, [...path, below.name()])),
    options: [...options.map(completedOption), ...globals, HELP],
    choices: command.registeredArguments[0]?.argChoices ?? [],
  };
}

const HELP: CompletedOption = {
  flags: ["-h", "--help"],
  about: "show what it does and takes",
  takes: "nothing",
};
const GLOBALS: readonly CompletedOption[] = [
  { flags: ["--debug"], about: "show stack traces and a line for each request", takes: "nothing" },
];

function completedOption(option: Option): CompletedOption {
  const flags = [option.short, option.long].filter((flag) => typeof flag === "string");
  return { flags, about: option.description, takes: takenBy(option) };
}

function takenBy({ argChoices, required, optional, flags }: Option): CompletedOption["takes"] {
  if (argChoices !== undefined) return argChoices;
  if (!required && !optional) return "nothing";
  return /<(file|path|folder)>/.test(flags) ? "file" : "text";
}

const SCRIPTS: Readonly<Record<Shell, (program: Words) => string>> = {
  bash: bashScript,
  zsh: (program) => `autoload -U +X bashcompinit && bashcompinit\n${bashScript(program)}`,
  fish: fishScript,
};

function all(words: Words): readonly Words[] {
  return [words, ...words.commands.flatMap(all)];
}

function bashScript(program: Words): string {
  const commands = all(program);
  const steps = commands.flatMap(({ path }) =>
    path.length === 0 ? [] : [`      ${quoted(path.join(" "))}) path=${quoted(path.join(" "))} ;;`],
  );
  const values = commands.flatMap(({ path, options }) =>
    options.flatMap(({ flags, takes }) => {
      if (takes === "nothing") return [];
      const where = flags.map((flag) => quoted(`${path.join(" ")}|${flag}`)).join("|");
      const words =
        takes === "file" ? "-f" : takes === "text" ? `-W ''` : `-W ${quoted(takes.join(" "))}`;
      return [`    ${where}) COMPREPLY=($(compgen ${words} -- "$word")); return ;;`];
    }),
  );
  const words = commands.map(
    (one) => `    ${quoted(one.path.join(" "))}) words=${quoted(nextWords(one).join(" "))} ;;`,
  );
  return `_zidentity() {
  local word="\${COMP_WORDS[COMP_CWORD]}" path="" words="" i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "\${path:+$path }\${COMP_WORDS[i]}" in
${steps.join("\n")}
    esac
  done
  case "$path|\${COMP_WORDS[COMP_CWORD - 1]}" in
${values.join("\n")}
  esac
  case "$path" in
${words.join("\n")}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F _zidentity zidentity
`;
}

function nextWords({ commands, options, choices }: Words): readonly string[] {
  const names = commands.map(({ path }) => path.at(-1) ?? "");
  return [...names, ...choices, ...options.flatMap(({ flags }) => flags)];
}

function fishScript(program: Words): string {
  const lines = all(program).flatMap((one) => [
    ...one.commands.map(({ path, about }) =>
      fishLine(one, `-f -a ${quoted(path.at(-1) ?? "")} -d ${quoted(about)}`),
    ),
    ...one.choices.map((choice) => fishLine(one, `-f -a ${quoted(choice)}`)),
    ...one.options.map((option) => fishLine(one, fishOption(option))),
  ]);
  return `${lines.join("\n")}\n`;
}

function fishLine({ path, commands }: Words, rest: string): string {
  const below = commands.map(({ path: words }) => words.at(-1)).join(" ");
  const conditions = [
    ...path.map((word) => `__fish_seen_subcommand_from ${word}`),
    ...(below === "" ? [] : [`not __fish_seen_subcommand_from ${below}`]),
  ];
  const when = conditions.length === 0 ? "" : ` -n ${quoted(conditions.join("; and "))}`;
  return `complete -c zidentity${when} ${rest}`;
}

function fishOption({ flags, about, takes }: CompletedOption): string {
  const names = flags.map((flag) =>
    flag.startsWith("--") ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`,
  );
  const value = { file: ["-r -F"], text: ["-x"], nothing: [] };
  const values = typeof takes === "string" ? value[takes] : [`-x -a ${quoted(takes.join(" "))}`];
  return [...names, ...values, `-d ${quoted(about)}`].join(" ");
}

/** For any of the shells, whatever it holds. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'"'"'`)}'`;
}
