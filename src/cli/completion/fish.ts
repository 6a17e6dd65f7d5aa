import { quoted } from "./quoted";
import { all, type CompletedOption, type Taken, type Words, wordsIn } from "./words";

export function fishScript(program: Words): string {
  const lines = all(program).flatMap((one) => [
    ...one.commands.map(({ path, about }) =>
      fishLine(one, `-f -a ${quoted(path.at(-1) ?? "")} -d ${quoted(about)}`),
    ),
    ...wordsIn(one.argument).map((word) => fishLine(one, `-f -a ${quoted(word)}`)),
    ...one.options.flatMap((option) => [
      fishLine(one, fishOption(option)),
      ...(option.takesMore ? [fishMore(one, option)] : []),
    ]),
  ]);
  return `${lines.join("\n")}\n`;
}

function fishLine({ path, commands }: Words, rest: string, also: readonly string[] = []): string {
  const below = commands.map(({ path: words }) => words.at(-1)).join(" ");
  const conditions = [
    ...path.map((word) => `__fish_seen_subcommand_from ${word}`),
    ...(below === "" ? [] : [`not __fish_seen_subcommand_from ${below}`]),
    ...also,
  ];
  const when = conditions.length === 0 ? "" : ` -n ${quoted(conditions.join("; and "))}`;
  return `complete -c zidentity${when} ${rest}`;
}

function fishOption({ flags, about, takes }: CompletedOption): string {
  const names = flags.map((flag) =>
    flag.startsWith("--") ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`,
  );
  return [...names, ...fishValue(takes), `-d ${quoted(about)}`].join(" ");
}

function fishValue(takes: Taken): readonly string[] {
  if (typeof takes !== "string") return [`-x -a ${quoted(takes.join(" "))}`];
  return { file: ["-r -F"], text: ["-x"], nothing: [] }[takes];
}

/** The words of an option once more, after one of them. */
function fishMore(command: Words, { takes }: CompletedOption): string {
  const words = wordsIn(takes).join(" ");
  return fishLine(command, `-f -a ${quoted(words)}`, [
    `contains -- (commandline -opc)[-1] ${words}`,
  ]);
}
