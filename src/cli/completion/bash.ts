import { quoted } from "./quoted";
import { all, type CompletedOption, type Taken, type Words, wordsIn } from "./words";

/**
 * A function of bash, which zsh runs as well. Its variables are none that zsh has a meaning for (`path`, `words`).
 * `before` is the option that is being given a value; bash takes the `=` of `--only=missing` for a word, zsh does not.
 */
export function bashScript(program: Words): string {
  const commands = all(program);
  const steps = commands.flatMap(({ path }) =>
    path.length === 0
      ? []
      : [`      ${quoted(path.join(" "))}) named=${quoted(path.join(" "))} ;;`],
  );
  return `_zidentity() {
  local typed="\${COMP_WORDS[COMP_CWORD]}" before="" named="" ahead="" i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "\${named:+$named }\${COMP_WORDS[i]}" in
${steps.join("\n")}
    esac
    case "\${COMP_WORDS[i]}" in -*) before="\${COMP_WORDS[i]}" ;; esac
  done
  case "$named|$before" in
${linesOf(
  commands,
  ({ takesMore }) => takesMore,
  (taken) => `${reply(taken)}; return`,
).join("\n")}
  esac
  before="\${COMP_WORDS[COMP_CWORD - 1]}"
  case "$typed" in
    =) typed="" ;;
    --*=*) before="\${typed%%=*}" ahead="\${typed%%=*}=" typed="\${typed#*=}" ;;
    *) if [ "$before" = "=" ]; then before="\${COMP_WORDS[COMP_CWORD - 2]}"; fi ;;
  esac
  case "$named|$before" in
${linesOf(
  commands,
  ({ takes }) => takes !== "nothing",
  (taken) => `${reply(taken)}; return`,
).join("\n")}
  esac
  case "$named|$typed" in
${commands.map(nextLines).join("\n")}
  esac
}
complete -o default -F _zidentity zidentity
`;
}

/** A case for each option, and what is to be done with what it takes. */
function linesOf(
  commands: readonly Words[],
  isMeant: (option: CompletedOption) => boolean,
  does: (taken: Taken) => string,
): readonly string[] {
  return commands.flatMap(({ path, options }) =>
    options.filter(isMeant).map(({ flags, takes }) => {
      const where = flags.map((flag) => quoted(`${path.join(" ")}|${flag}`)).join("|");
      return `    ${where}) ${does(takes)} ;;`;
    }),
  );
}

/** Options where one is begun or nothing else can stand there; else commands and arguments. */
function nextLines({ path, commands, options, argument }: Words): string {
  const where = quoted(`${path.join(" ")}|`);
  const flags = options.flatMap((option) => option.flags);
  const others = [...commands.map((below) => below.path.at(-1) ?? ""), ...wordsIn(argument)];
  const next = argument === "file" ? "file" : others.length > 0 ? others : flags;
  return `    ${where}-*) ${reply(flags)} ;;\n    ${where}*) ${reply(next)} ;;`;
}

function reply(taken: Taken): string {
  const words =
    taken === "file" ? "-f" : `-W ${quoted(typeof taken === "string" ? "" : taken.join(" "))}`;
  return `COMPREPLY=($(compgen -P "$ahead" ${words} -- "$typed"))`;
}
