import type { Argument, Command, Option } from "commander";
import { fixedWords } from "./suggested";

/** A command of the program, by the words that lead to it. */
export interface Words {
  readonly path: readonly string[];
  readonly about: string;
  readonly commands: readonly Words[];
  readonly options: readonly CompletedOption[];
  /** What its first argument may be. */
  readonly argument: Taken;
}

export interface CompletedOption {
  readonly flags: readonly string[];
  readonly about: string;
  readonly takes: Taken;
  /** Whether more than one may follow it. */
  readonly takesMore: boolean;
}

/** What may follow: one of these, a file, some text, or nothing. */
export type Taken = readonly string[] | "file" | "text" | "nothing";

export function wordsOf(command: Command, path: readonly string[] = []): Words {
  const globals = path.length === 0 ? [] : GLOBALS;
  const [argument] = command.registeredArguments;
  return {
    path,
    about: command.description().split("\n")[0] ?? "",
    commands: command.commands.map((below) => wordsOf(below, [...path, below.name()])),
    options: [...command.options.map(completedOption), ...globals, HELP],
    argument: argument === undefined ? "nothing" : takenAs(argument, argument.name()),
  };
}

/** The program and everything below it. */
export function all(words: Words): readonly Words[] {
  return [words, ...words.commands.flatMap(all)];
}

/** The words themselves, where there is an end of them. */
export function wordsIn(taken: Taken): readonly string[] {
  return typeof taken === "string" ? [] : taken;
}

const HELP: CompletedOption = {
  flags: ["-h", "--help"],
  about: "show what it does and takes",
  takes: "nothing",
  takesMore: false,
};
const GLOBALS: readonly CompletedOption[] = [
  {
    flags: ["--debug"],
    about: "show stack traces and a line for each request",
    takes: "nothing",
    takesMore: false,
  },
];

function completedOption(option: Option): CompletedOption {
  const flags = [option.short, option.long].filter((flag) => typeof flag === "string");
  const [, name = ""] = /[<[](.+?)(?:\.{3})?[>\]]/.exec(option.flags) ?? [];
  const takes = option.required || option.optional ? takenAs(option, name) : "nothing";
  return { flags, about: option.description, takes, takesMore: option.variadic };
}

function takenAs(one: Argument | Option, name: string): Taken {
  return fixedWords(one) ?? (FILES.has(name) ? "file" : "text");
}

/** What is called so is a file, or may be one. */
const FILES = new Set(["file", "path", "folder", "plan", "state"]);
