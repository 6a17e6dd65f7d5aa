import type { Command } from "commander";
import { createProgram } from "../../src/cli/program";

/** The program for whoever looks at its commands and runs none. */
export function quietProgram(out: (text: string) => void = () => undefined): Command {
  const io = {
    out,
    err: () => undefined,
    env: {},
    cwd: "/",
    colours: false,
    errColours: false,
    shows: false,
    ask: () => Promise.resolve(undefined),
    now: () => new Date(0),
    signal: AbortSignal.abort(),
  };
  return createProgram("", io, () => undefined);
}

/** `provider install`: every command that does something. */
export function leaves(command: Command, above: readonly string[] = []): [string, Command][] {
  return command.commands.flatMap((child): [string, Command][] => {
    const path = [...above, child.name()];
    return child.commands.length === 0 ? [[path.join(" "), child]] : leaves(child, path);
  });
}
