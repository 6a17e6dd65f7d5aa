import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { OWNERS_GRANT, READER, READERS, World } from "../../unit/cli/apply/world";
import { shell } from "./shell";

let world: World;

beforeEach(async () => {
  world = await World.make();
  world.declare([OWNERS_GRANT, READER, READERS]);
});
afterEach(() => world.end());

const run = (script: string, env: NodeJS.ProcessEnv = {}) =>
  shell(script, { cwd: world.folder, env: { ...world.env, ...env } });

/** Runs a command line whose standard output is a pipe to `reader`; the exit code is its own. */
const piped = (line: string, reader: string) =>
  run(`${line} | ${reader}; exit "\${PIPESTATUS[0]}"`);

const ESCAPE = "\u001b[";

describe("colours", () => {
  test.each([{ CI: "true" }, { CI: "true", FORCE_COLOR: "1", TERM: "xterm-256color" }])(
    "none in a pipe or a file, whatever the surroundings say: %o",
    async (env) => {
      const { stdout, stderr, code } = await run(
        "zidentity plan; zidentity drift --only nothing; zidentity plan -m nowhere; zidentity plan > f",
        env,
      );
      expect(code).toBe(2);
      expect(stdout).toContain("to create");
      expect(stderr).toContain("nowhere");
      expect(stdout + stderr + world.read("f")).not.toContain(ESCAPE);
    },
  );

  const onTerminal = existsSync("/usr/bin/script") ? test : test.skip;

  onTerminal("on a terminal, judged for each stream apart, and none with NO_COLOR", async () => {
    const line = (command: string) => `script -qec '${command}' /dev/null`;
    const zidentity = `"$NODE" "$PROGRAM"`;
    const shown = async (command: string, env: NodeJS.ProcessEnv = {}) =>
      (await run(line(command), { TERM: "xterm", ...env })).stdout;
    expect(await shown(`${zidentity} plan`)).toContain(ESCAPE);
    expect(await shown(`${zidentity} plan`, { NO_COLOR: "1" })).not.toContain(ESCAPE);
    expect(await shown(`${zidentity} plan`, { TERM: "dumb" })).not.toContain(ESCAPE);
    expect(await shown(`${zidentity} plan -m nowhere > f`)).toContain(ESCAPE);
    await shown(`${zidentity} plan -m nowhere 2> g`);
    expect(world.read("g")).toContain("nowhere");
    expect(world.read("g")).not.toContain(ESCAPE);
  });
});

const APPLIED = ["Helpdesk: Reader", "owner@example.com: Super Admin"];
const events = () => world.audit().map(({ event }) => event);

describe("a reader that goes away", () => {
  test("does not change how a command ends whose answer is its exit code", async () => {
    expect((await piped("zidentity plan", "true")).code).toBe(2);
    expect((await piped("zidentity drift", "head -c 1")).code).toBe(2);
    expect((await piped("zidentity rules", "head -n 1")).code).toBe(0);
  });

  test("of standard output: what was approved is carried out and recorded", async () => {
    const { code, stderr } = await piped("zidentity apply --auto-approve", "true");
    expect([code, stderr]).toEqual([0, ""]);
    expect(world.held()).toEqual(APPLIED);
    expect(events()).toEqual(["start", "begun", "step", "begun", "step", "end"]);
  });

  test("of standard error: the same", async () => {
    const { code } = await run(
      `{ zidentity apply --debug --auto-approve -f json > out; echo $? > code; } 2>&1 | true; exit "$(cat code)"`,
    );
    expect(code).toBe(0);
    expect(JSON.parse(world.read("out"))).toMatchObject({ command: "apply" });
    expect(world.held()).toEqual(APPLIED);
  });

  test("a run that ends badly says so by its exit code", async () => {
    world.tenant.faults.set({ faults: [{ fault: "status", status: 400, methods: ["POST"] }] });
    expect((await piped("zidentity apply --auto-approve", "true")).code).toBe(1);
    expect(events().at(-1)).toBe("end");
  });
});

describe("a full disk", () => {
  const whereItIs = existsSync("/dev/full") ? test : test.skip;
  const told = /^Error: Standard output cannot be written\n {2}ENOSPC[^\n]+\n {2}To fix: [^\n]+\n$/;

  whereItIs("is one error, and no code of success", async () => {
    const { code, stderr } = await run("zidentity rules > /dev/full");
    expect(code).toBe(1);
    expect(stderr).toMatch(told);
  });

  whereItIs("does not stop a run halfway", async () => {
    const { code, stderr } = await run("zidentity apply --auto-approve > /dev/full");
    expect(code).toBe(1);
    expect(stderr).toMatch(told);
    expect(world.held()).toEqual(APPLIED);
    expect(events()).toEqual(["start", "begun", "step", "begun", "step", "end"]);
  });

  test("that takes a part of a document is told as well", async () => {
    // A block of 1024 bytes is all that a file may have.
    const { code, stderr } = await run("(ulimit -f 1; zidentity rules > part)");
    expect(code).toBe(1);
    expect(stderr).toContain("Standard output cannot be written");
    expect(readFileSync(join(world.folder, "part"))).toHaveLength(1024);
  });
});
