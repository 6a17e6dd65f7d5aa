import { execFileSync } from "node:child_process";
import { runCli } from "./run-cli";

/** What bash offers for the last word of a line. */
async function offered(...line: readonly string[]): Promise<readonly string[]> {
  const { out } = await runCli(["completion", "bash"]);
  const words = ["zidentity", ...line].map((word) => `'${word}'`).join(" ");
  const script = `${out}\nCOMP_WORDS=(${words}); COMP_CWORD=${line.length}; _zidentity; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const text = execFileSync("bash", ["-c", script], { encoding: "utf8" });
  return text.split("\n").filter((word) => word !== "");
}

describe("in bash", () => {
  test("commands, also below another one", async () => {
    expect(await offered("va")).toEqual(["validate"]);
    expect(await offered("provider", "")).toContain("install");
  });

  test("the options of the command that was named, and of no other", async () => {
    const options = await offered("apply", "--a");
    expect([...options].sort()).toEqual(["--allow", "--audit", "--auto-approve"]);
    expect(await offered("validate", "--a")).toEqual([]);
  });

  test("what an option may be", async () => {
    expect(await offered("explain", "--format", "")).toEqual(["text", "json"]);
    expect(await offered("completion", "")).toEqual(
      expect.arrayContaining(["bash", "zsh", "fish"]),
    );
  });
});

test("every script is one that its shell can read, whatever the descriptions hold", async () => {
  const { out } = await runCli(["completion", "fish"]);
  for (const line of out.trim().split("\n")) {
    // Pairs of quotes, so that nothing of a description is read as code.
    expect(line.replaceAll(`'"'"'`, "").split("'").length % 2).toBe(1);
    expect(line).toMatch(/^complete -c zidentity( -n '[^']*')? /);
  }
  expect((await runCli(["completion", "zsh"])).out).toMatch(/^autoload -U \+X bashcompinit/);
});

test("another shell is refused by name", async () => {
  const { code, err } = await runCli(["completion", "tcsh"]);
  expect(code).toBe(1);
  expect(err).toMatch(/bash, zsh, fish/);
});
