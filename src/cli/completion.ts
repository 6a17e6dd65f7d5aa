import { Argument, type Command } from "commander";
import { bashScript } from "./completion/bash";
import { fishScript } from "./completion/fish";
import { type Words, wordsOf } from "./completion/words";
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
    io.out(SCRIPTS[shell as Shell](wordsOf(program)));
    return Promise.resolve(EXIT.same);
  };
}

/** What lets zsh run completions of bash; a shell of which nobody has set up the completion yet is given it. */
const ZSH_BRIDGE = `autoload -U +X bashcompinit && bashcompinit
(( $+functions[compdef] )) || { autoload -U compinit && compinit -i }
`;

const SCRIPTS: Readonly<Record<Shell, (program: Words) => string>> = {
  bash: bashScript,
  zsh: (program) => `${ZSH_BRIDGE}${bashScript(program)}`,
  fish: fishScript,
};
