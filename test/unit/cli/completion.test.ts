import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCli } from "./run-cli";

/** By its name on PATH. */
const FISH = "fish";

type Offers = (...line: readonly string[]) => Promise<readonly string[]>;

/** What bash offers for the last word of a line. */
async function inBash(...line: readonly string[]): Promise<readonly string[]> {
  const { out } = await runCli(["completion", "bash"]);
  const words = ["zidentity", ...line].map((word) => `'${word}'`).join(" ");
  const script = `${out}\nCOMP_WORDS=(${words}); COMP_CWORD=${line.length}; _zidentity; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return lines(execFileSync("bash", ["-c", script], { encoding: "utf8" }));
}

/** What zsh does, by way of the bridge that the script loads. */
async function inZsh(...line: readonly string[]): Promise<readonly string[]> {
  const { out } = await runCli(["completion", "zsh"]);
  const words = ["zidentity", ...line].map((word) => `'${word}'`).join(" ");
  // As the bridge calls it; complete itself needs the whole of zsh's completion.
  const script = `${out.replace(/^\(\( .*$/m, "complete() { : }")}
    f() { emulate -L sh; setopt kshglob noshglob braceexpand
      local -a COMP_WORDS COMPREPLY; local COMP_CWORD=${line.length}
      COMP_WORDS=(${words}); _zidentity; printf '%s\\n' "\${COMPREPLY[@]}" }; f`;
  const found = lines(execFileSync("zsh", ["-f", "-c", script], { encoding: "utf8" }));
  // The bridge offers all of them, and leaves it to zsh to keep what fits.
  return found.filter((word) => word.startsWith(line.at(-1) ?? ""));
}

async function inFish(...line: readonly string[]): Promise<readonly string[]> {
  const { out } = await runCli(["completion", "fish"]);
  const folder = mkdtempSync(join(tmpdir(), "zidentity-fish-"));
  try {
    writeFileSync(join(folder, "zidentity.fish"), out);
    const asked = `source zidentity.fish; complete -C ${JSON.stringify(["zidentity", ...line].join(" "))}`;
    const env = { PATH: process.env["PATH"], HOME: folder };
    const options = { encoding: "utf8", cwd: folder, env } as const;
    const text = execFileSync(FISH, ["--no-config", "-c", asked], options);
    return lines(text).map((one) => one.split("\t")[0] ?? "");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function lines(text: string): readonly string[] {
  return text.split("\n").filter((word) => word !== "");
}

function has(shell: string): boolean {
  try {
    execFileSync(shell, ["-c", "true"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

const SHELLS: readonly (readonly [string, Offers])[] = [
  ["bash", inBash],
  ["zsh", inZsh],
  [FISH, inFish],
];

const GUARDS = ["last-admin", "own-access", "break-glass", "removals", "escalation"];
const KINDS = ["changed", "missing", "unmanaged", "expired"];

/** Every option and argument that has an end of words, and some of them. */
const FIXED: readonly (readonly [line: string, ...words: string[]])[] = [
  ["plan --allow", ...GUARDS],
  ["apply --allow", ...GUARDS],
  ["drift --allow", ...GUARDS],
  ["drift --only", ...KINDS],
  ["drift --only missing --only", ...KINDS],
  ["drift --fix", "tenant"],
  ["drift --user-entitlements", "auto", "effective", "direct"],
  ["drift -f", "text", "json", "markdown", "sarif", "junit", "html"],
  ["plan --format", "text", "json", "markdown", "sarif", "junit", "html"],
  ["apply --format", "text", "json"],
  ["watch --format", "text", "json"],
  ["runbook --format", "markdown", "json"],
  ["review --format", "text", "markdown", "json"],
  ["review --fail-on", "growth", "admins", "findings", "guardrails", "entitlements"],
  ["review --fail-on growth", "admins", "findings"],
  ["explain --module", "users_and_groups", "roles"],
  ["export --to", "cdktf", "hcl", "yaml"],
  ["export --only", "roles", "assignments", "entitlements"],
  ["report --format", "html", "json"],
  ["emulator --capabilities", "all", "documented"],
  ["rules", "role/credentials-need-users", "assignment/expired"],
  ["schema", "desired-state", "report", "error"],
  ["completion", "bash", "zsh", "fish"],
];

describe.each(SHELLS)("in %s", (shell, offered) => {
  const here = has(shell) ? test : test.skip;

  here("commands, also below another one", async () => {
    expect(await offered("va")).toEqual(["validate"]);
    expect(await offered("provider", "")).toContain("install");
  });

  here("the options of the command that was named, and of no other", async () => {
    const options = await offered("apply", "--a");
    expect([...options].sort()).toEqual(["--allow", "--audit", "--auto-approve"]);
    expect(await offered("validate", "--a")).toEqual([]);
  });

  here("what an option or an argument may be, where that has an end", async () => {
    for (const [line, ...words] of FIXED) {
      const found = await offered(...line.split(" "), "");
      expect([line, found]).toEqual([line, expect.arrayContaining(words)]);
      expect([line, found]).not.toEqual([line, expect.arrayContaining(["--debug"])]);
    }
  });

  here("only what goes on as the word begins", async () => {
    expect(await offered("plan", "--allow", "la")).toEqual(["last-admin"]);
    const rules = await offered("rules", "role/credentials-");
    expect([...rules].sort()).toEqual([
      "role/credentials-full-needs-users-full",
      "role/credentials-need-users",
    ]);
    expect(await offered("schema", "rep")).toEqual(["report"]);
  });
});

test("a value behind an equals sign, which bash takes for a word and zsh does not", async () => {
  expect(await inBash("drift", "--only", "=", "mi")).toEqual(["missing"]);
  expect(await inBash("drift", "--only", "=")).toEqual(expect.arrayContaining(KINDS));
  expect(await inBash("drift", "--only=mi")).toEqual(["--only=missing"]);
});

test("every option that commander checks against choices is among those that are tried here", async () => {
  const { out } = await runCli(["completion", "bash"]);
  const values = [...out.matchAll(/^ {4}'([^'|]*)\|(--[a-z-]+)'\) COMPREPLY=.* -W '([^']+)'/gm)];
  const tried = new Set(FIXED.map(([line]) => line.replace(/^(\S+) (?:.* )?(\S+)$/, "$1 $2")));
  const found = values.map(([, path, flag]) => `${path} ${flag}`);
  expect(found).toContain("drift --only");
  const options = found.filter((one) => !one.endsWith("--format") && !tried.has(one));
  // The same on every command that has them.
  expect(options.filter((one) => !/--(user-entitlements|fail-on)$/.test(one))).toEqual([]);
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
