import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Ajv from "ajv";
import { z } from "zod";
import { leaves, quietProgram } from "../../../scripts/generate/command-tree";
import { failureForm } from "../../../src/report";
import { type CliResult, runCli } from "./run-cli";

/** With `--format json` also an error is one JSON document on standard output. */

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "zidentity-json-"));
  writeFileSync(join(folder, "text.txt"), "no folder");
  writeFileSync(join(folder, "broken.yaml"), "roles: [\n");
  writeFileSync(join(folder, "none.yaml"), "assignments: []\n");
  mkdirSync(join(folder, "taken"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const NAMES = leaves(quietProgram()).map(([name]) => name);

/** Its document is a program for a shell, and its help says so. */
const WITHOUT_JSON = "completion";

/** A line for each command that is understood and fails, and what is said of it. */
const FAILING: Readonly<Record<string, readonly [args: readonly string[], summary: RegExp]>> = {
  validate: [["-m", "HERE/no-such.yaml"], /no-such\.yaml/],
  plan: [["-m", "HERE/broken.yaml"], /./],
  apply: [["no-such.plan"], /./],
  drift: [["-m", "HERE/none.yaml", "--allow", "removals"], /There is nothing to allow/],
  watch: [["-m", "HERE/none.yaml"], /./],
  runbook: [["-m", "HERE/no-such.yaml"], /no-such\.yaml/],
  doctor: [[], /./],
  explain: [["ann@example.com"], /./],
  review: [[], /No earlier state to compare with/],
  export: [["--to", "yaml", "--out", "text.txt"], /cannot be written to/],
  report: [["--out", "taken"], /./],
  rules: [["no/such-rule"], /No rule has the id/],
  schema: [["no-such-form"], /'no-such-form' is invalid/],
  emulator: [["--faults", "no-such.json"], /did not start/],
  "provider install": [["--dir", "text.txt"], /provider/],
};

/** Runs a line in the folder; files of a desired state are named with where they are. */
function runHere(line: readonly string[], signal?: AbortSignal): Promise<CliResult> {
  const args = line.map((word) => word.replace("HERE", folder));
  return runCli(args, { cwd: folder, ...(signal && { signal }) });
}

interface Failure {
  readonly command?: string;
  readonly ended: string;
  readonly exit_code: number;
  readonly findings: readonly Record<string, string>[];
}

const isAsPublished = new Ajv().compile(
  z.toJSONSchema(failureForm, { target: "draft-7", io: "output" }),
);

/** The one document, which is as the published schema has it and has no field that the schema lacks. */
function failureOf({ out }: CliResult): Failure {
  const document = JSON.parse(out) as Failure;
  expect([isAsPublished(document), isAsPublished.errors]).toEqual([true, null]);
  return document;
}

test("every command has a line that fails, or says why it has no JSON", async () => {
  expect([...Object.keys(FAILING), WITHOUT_JSON].sort()).toEqual([...NAMES].sort());
  const { out } = await runCli([WITHOUT_JSON, "--help"]);
  expect(out).toContain("no form in JSON");
});

describe.each(NAMES)("%s", (name) => {
  const words = name.split(" ");

  test("an option that it does not have, in every spelling of the format", async () => {
    for (const format of [["--format", "json"], ["--format=json"], ["-f", "json"], ["-fjson"]]) {
      const result = await runCli([...words, ...format, "--no-such-option"]);
      const failure = failureOf(result);
      expect(failure).toMatchObject({ command: name, ended: "usage", exit_code: 1 });
      expect(failure.findings).toMatchObject([
        {
          severity: "error",
          summary: expect.stringMatching(/^(unknown|required) option '-[-a-z<>= ]*'/),
        },
      ]);
      expect(failure.findings[0]?.["fix"]).toContain(`zidentity ${name} --help`);
      expect(result.code).toBe(1);
    }
  });

  test("text alone without it", async () => {
    const result = await runHere([...words, "--no-such-option"]);
    expect(result).toMatchObject({ code: 1, out: "" });
    expect(result.err).toMatch(/^error: (unknown|required) option '/);
  });
});

describe.each(Object.entries(FAILING))("%s", (name, [args, summary]) => {
  const words = name.split(" ");

  test("what it ends with, and the same as text on standard error", async () => {
    const result = await runHere([...words, ...args, "--format", "json"]);
    const failure = failureOf(result);
    expect(failure).toMatchObject({ command: name, exit_code: 1 });
    const [first] = failure.findings;
    expect(`${first?.["summary"] ?? ""} ${first?.["detail"] ?? ""}`).toMatch(summary);
    expect(first?.["severity"]).toBe("error");
    expect(result.err).toContain(first?.["summary"]);
    expect(result.code).toBe(1);
  });

  test("text alone without it", async () => {
    const { out, err, code } = await runHere([...words, ...args]);
    expect([out, code]).toEqual(["", 1]);
    expect(err).not.toContain('"format_version"');
  });
});

test("a finding has its file and line, as in a report", async () => {
  const { findings } = failureOf(await runHere(["plan", "-m", "HERE/broken.yaml", "-f", "json"]));
  expect(findings).toMatchObject([
    { rule: "declaration/unreadable", source_file: "broken.yaml", source_line: 2 },
  ]);
});

describe("usage", () => {
  test("a wrong value: what, what there is, and where to look", async () => {
    const line = ["drift", "--only", "nothing", "--format", "json"];
    expect(failureOf(await runHere(line)).findings).toMatchObject([
      {
        summary: "option '--only <kind>' argument 'nothing' is invalid",
        detail: "Kinds are changed, missing, unmanaged, expired.",
        fix: "Run zidentity drift --help to see what there is.",
      },
    ]);
  });

  test("a mistyped option and a mistyped command: what is near", async () => {
    const option = await runHere(["plan", "--manifst", "x", "--format", "json"]);
    expect(failureOf(option).findings[0]?.["detail"]).toBe("Did you mean --manifest?");
    const command = await runHere(["drfit", "--format", "json"]);
    expect(failureOf(command)).not.toHaveProperty("command");
  });

  test("options that exclude one another", async () => {
    const line = ["drift", "--adopt", "--format", "json"];
    expect(failureOf(await runHere(line))).toMatchObject({ ended: "usage" });
  });

  test("a command that is none for itself", async () => {
    const result = await runHere(["provider", "--format", "json"]);
    expect(failureOf(result)).toMatchObject({ command: "provider", ended: "usage" });
  });

  test("the last format counts, and what comes after -- is none", async () => {
    const text = ["validate", "-f", "json", "--format", "text", "-m", "HERE/no-such.yaml"];
    expect((await runHere(text)).out).toBe("");
    expect((await runHere(["rules", "--", "-f", "json"])).out).toBe("");
  });

  test("help is no error", async () => {
    const { out, code } = await runCli(["plan", "--help", "--format", "json"]);
    expect([out, code]).toEqual([expect.stringMatching(/^Usage: /), 0]);
  });
});

test("an interruption says so, with its exit code", async () => {
  const signal = AbortSignal.abort();
  const line = ["plan", "-m", "HERE/no-such.yaml", "--format", "json"];
  const result = await runHere(line, signal);
  expect(failureOf(result)).toEqual({
    format_version: 1,
    command: "plan",
    ended: "interrupted",
    exit_code: 130,
    findings: [],
  });
  expect(result).toMatchObject({ code: 130, err: "Interrupted.\n" });
});

test("schema error prints what readers may rely on", async () => {
  const { out } = await runCli(["schema", "error", "--format", "json"]);
  expect(JSON.parse(out)).toMatchObject({
    required: ["format_version", "ended", "exit_code", "findings"],
  });
});
