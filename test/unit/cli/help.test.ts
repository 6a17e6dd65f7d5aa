import type { Command } from "commander";
import { fitHelp } from "../../../src/cli/help-width";
import { createProgram } from "../../../src/cli/program";

/** `provider install`: every command that does something. */
function leaves(command: Command, above: readonly string[] = []): [string, Command][] {
  return command.commands.flatMap((child): [string, Command][] => {
    const path = [...above, child.name()];
    return child.commands.length === 0 ? [[path.join(" "), child]] : leaves(child, path);
  });
}

function programAt(columns: number | undefined, out: (text: string) => void): Command {
  const io = {
    out,
    err: out,
    env: {},
    cwd: "/",
    colours: false,
    errColours: false,
    shows: false,
    columns,
    ask: async () => undefined,
    now: () => new Date(0),
    signal: AbortSignal.abort(),
  };
  return createProgram("1.2.3", io, () => undefined);
}

function helpAt(columns: number | undefined, name: string): string {
  let text = "";
  const program = programAt(columns, (part) => (text += part));
  const command = name === "" ? program : leaves(program).find(([found]) => found === name)?.[1];
  command?.outputHelp();
  return text;
}

const NAMES = leaves(programAt(80, () => undefined)).map(([name]) => name);

/** It prints a program for a shell. */
const WITHOUT_JSON = new Set(["completion"]);

test("the commands are there to be looked at", () => {
  expect(NAMES).toEqual(expect.arrayContaining(["plan", "watch", "provider install"]));
});

describe.each(NAMES)("zidentity %s --help", (name) => {
  test("has an example that runs this command", () => {
    const [, examples] = /\nExamples?:\n([\s\S]+)/.exec(helpAt(200, name)) ?? [];
    expect(examples).toContain("  $ ");
    expect(examples).toContain(`zidentity ${name}`);
  });

  test("says how the command ends", () => {
    const [, codes] = /\n *Exit code: (.*)/.exec(helpAt(200, name)) ?? [];
    expect(codes).toMatch(/^0 .*\b1 /);
  });

  test("has JSON as a format, or is a program itself", () => {
    const command = leaves(programAt(80, () => undefined)).find(([found]) => found === name)?.[1];
    const format = command?.options.find(({ long }) => long === "--format");
    if (WITHOUT_JSON.has(name)) expect(format).toBeUndefined();
    else expect(format?.argChoices).toContain("json");
  });

  test.each([60, 80])("fits into %d columns", (columns) => {
    for (const line of helpAt(columns, name).split("\n"))
      expect(line.length).toBeLessThanOrEqual(columns);
  });
});

test.each([60, 80])("the list of commands fits into %d columns", (columns) => {
  for (const line of helpAt(columns, "").split("\n"))
    expect(line.length).toBeLessThanOrEqual(columns);
});

test("without a terminal the help has 80 columns", () => {
  expect(helpAt(undefined, "plan")).toBe(helpAt(80, "plan"));
});

describe("what is too wide", () => {
  test("an example goes on after a backslash, quoted words whole, its comment for itself", () => {
    const line = `  $ zidentity plan --out 'a b c d e f' --allow last-admin  # held back otherwise`;
    expect(fitHelp(line, 36)).toBe(
      [
        "  $ zidentity plan --out \\",
        "      'a b c d e f' --allow \\",
        "      last-admin",
        "    # held back otherwise",
      ].join("\n"),
    );
  });

  test("prose keeps its indent", () => {
    expect(fitHelp("  one two three four", 12)).toBe("  one two\n  three four");
  });

  test("what fits, and a word that cannot, stay", () => {
    expect(fitHelp("  a   b\n\nxxxxxxxxxxxx", 10)).toBe("  a   b\n\nxxxxxxxxxxxx");
  });
});
