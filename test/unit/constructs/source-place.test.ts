import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TerraformStack } from "cdktf";
import { Role } from "../../../src/constructs";
import { newStack, synthesized } from "./synthesized";

const ROOT = join(__dirname, "../../..");

/** Types above the code, so that the lines that run are not those that are written. */
const APP = `interface Wanted {
  readonly name: string;
}

import { App, TerraformStack } from "cdktf";
import { Group, GroupRoleAssignment, Role, RoleAssignments, ZidentityProvider } from "../../../../src/constructs";

const app = new App({ outdir: process.argv[2] });
const stack = new TerraformStack(app, "access");
new ZidentityProvider(stack, "provider");
const group = Group.byName(stack, "Desk");
const wanted: readonly Wanted[] = [{ name: "One" }, { name: "Two" }];
const roles = wanted.map(
  ({ name }) => new Role(stack, name, { name }), // loop
);
new GroupRoleAssignment(stack, "desk", { group, roles }); // single
new RoleAssignments(stack, "many", { role: roles, groups: ["Other"] }); // bulk
app.synth();
`;

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(__dirname, "app-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the app with tsx, as the examples do, and reads what it wrote. */
function run(outdir: string): string {
  const app = join(folder, "main.ts");
  writeFileSync(app, APP);
  const options = { cwd: folder, stdio: "pipe" } as const;
  execFileSync(
    process.execPath,
    [join(ROOT, "node_modules/tsx/dist/cli.mjs"), app, outdir],
    options,
  );
  return readFileSync(join(outdir, "stacks/access/zidentity.json"), "utf8");
}

function lineOf(mark: string): number {
  return APP.split("\n").findIndex((line) => line.endsWith(`// ${mark}`)) + 1;
}

test("each declaration names the line of the app; two synths are the same bytes, without this machine", () => {
  const text = run(join(folder, "a"));
  const { resources } = JSON.parse(text) as { resources: { path: string; source: unknown }[] };
  const at = (path: RegExp) =>
    resources.filter((one) => path.test(one.path)).map((one) => one.source);
  const place = (mark: string): unknown =>
    expect.objectContaining({ file: "main.ts", line: lineOf(mark) });
  expect(at(/One|Two/)).toEqual([place("loop"), place("loop")]);
  expect(at(/desk$/)).toEqual([place("single")]);
  expect(at(/many/)).toEqual([place("bulk")]);
  expect(run(join(folder, "b"))).toBe(text);
  expect(text).not.toContain(ROOT);
}, 60_000);

describe("in this process", () => {
  const { prepareStackTrace, stackTraceLimit } = Error;
  afterEach(() => void (Error.prepareStackTrace = prepareStackTrace));

  /** What is told of a place is remembered by the place: each test has one of its own. */
  function sources(declare: (scope: TerraformStack) => unknown): unknown[] {
    return synthesized(newStack(declare)).manifest.resources.map(({ source }) => source);
  }

  test("where nothing maps what runs to what is written, no line is told, and stack traces are left alone", () => {
    expect(sources((scope) => new Role(scope, "One", { name: "One" }))).toEqual([undefined]);
    expect([Error.prepareStackTrace, Error.stackTraceLimit]).toEqual([
      prepareStackTrace,
      stackTraceLimit,
    ]);
  });

  test("a loader that maps where it writes out stacks is asked", () => {
    Error.prepareStackTrace = () => `Error\n    at f (${process.cwd()}/app/main.ts:7:3)`;
    expect(sources((scope) => new Role(scope, "One", { name: "One" }))).toEqual([
      { file: "app/main.ts", line: 7, column: 3 },
    ]);
  });

  test("a finding that ends the synth names the line", () => {
    Error.prepareStackTrace = () => `Error\n    at f (${process.cwd()}/app/main.ts:9:3)`;
    const dead = { name: "Dead", permissions: { userCredentials: "full" } } as const;
    expect(() => synthesized(newStack((scope) => new Role(scope, "One", dead)))).toThrow(
      "role/credentials-need-users at access/One (app/main.ts:9:3): permissions.userCredentials: ",
    );
  });

  test("what lies outside of the folder of the run is not told", () => {
    Error.prepareStackTrace = () => "Error\n    at f (/elsewhere/main.ts:8:3)";
    expect(sources((scope) => new Role(scope, "One", { name: "One" }))).toEqual([undefined]);
  });
});
