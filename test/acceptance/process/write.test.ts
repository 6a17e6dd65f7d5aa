import { lstatSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { OWNERS_GRANT, READER, World } from "../../unit/cli/apply/world";
import { shell } from "./shell";

let world: World;

beforeEach(async () => {
  world = await World.make();
  world.declare([OWNERS_GRANT, READER]);
});
afterEach(() => world.end());

const run = (script: string) => shell(script, { cwd: world.folder, env: world.env });
const at = (name: string) => lstatSync(join(world.folder, name));

/** Every command that writes where it is told to, and how what it writes begins. */
const WRITERS: readonly (readonly [string, RegExp])[] = [
  ["plan --out", /^\{/],
  ["validate -f json --out", /^\{/],
  ["drift -f json --no-audit --out", /^\{/],
  ["runbook --out", /^# /],
  ["report --out", /^<!doctype html>/i],
  ["review --base zidentity.json --head zidentity.json -f json --out", /^\{/],
  ["drift --audit", /^\{"time":/],
  ["apply --auto-approve --audit", /^\{"time":/],
];

describe.each(WRITERS)("zidentity %s", (line, begins) => {
  test("writes into a named pipe, which stays", async () => {
    const { stderr } = await run(
      `mkfifo pipe; timeout 20 cat pipe > got & zidentity ${line} pipe > out; wait`,
    );
    expect(at("pipe").isFIFO()).toBe(true);
    expect(world.read("got")).toMatch(begins);
    expect(stderr).not.toContain("Error");
  });

  test("writes to what a link points at, also where that is not there yet", async () => {
    mkdirSync(join(world.folder, "kept"));
    symlinkSync("kept/file", join(world.folder, "link"));
    await run(`zidentity ${line} link; mv kept/file first; zidentity ${line} link`);
    expect(at("link").isSymbolicLink()).toBe(true);
    expect(world.read("first")).toMatch(begins);
  });

  test("says that a folder, or a file in a folder that is missing, cannot be written", async () => {
    mkdirSync(join(world.folder, "folder"));
    for (const [place, why] of [
      ["folder", "it is a folder"],
      ["missing/file", "there is no such file or folder (ENOENT)"],
    ]) {
      const { code, stdout, stderr } = await run(`zidentity ${line} ${place}`);
      expect(code).toBe(1);
      expect(stdout + stderr).toMatch(/cannot be written/);
      expect(stdout + stderr).toContain(why);
      expect(stdout + stderr).not.toContain("unexpectedly");
    }
  });
});

const asRoot = process.getuid?.() === 0 ? test : test.skip;

// A device of its own: were it replaced, that of the machine would still be there.
asRoot("a device stays a device", async () => {
  const script = `mknod null c 1 3; for what in "plan --out" "report --out" "apply --auto-approve --audit"
    do zidentity $what null > out 2> err; echo $?; done`;
  expect((await run(script)).stdout).toBe("2\n0\n0\n");
  expect(at("null").isCharacterDevice()).toBe(true);
});

asRoot("a device that is full is an error that names it", async () => {
  const { stdout, code } = await run(`mknod full c 1 7; zidentity plan --out full`);
  expect(code).toBe(1);
  expect(stdout).toContain("The plan cannot be written");
  expect(stdout).toMatch(/full: the disk is full \(ENOSPC\)\./);
});

describe("what the shell has open", () => {
  test("the pipe of a process substitution", async () => {
    const into = (name: string) => `>(cat > ${name}; touch ${name}.end)`;
    await run(
      `zidentity drift --audit ${into("lines")} --out ${into("got")} -f sarif
      until [ -e lines.end ] && [ -e got.end ]; do sleep 0.05; done`,
    );
    expect(JSON.parse(world.read("got"))).toMatchObject({ version: "2.1.0" });
    expect(world.audit("lines").map(({ event }) => event)).toEqual(["drift", "difference"]);
  });

  test("standard output, a file or not, in its order with the rest", async () => {
    const { stdout } = await run(`zidentity report --out /dev/stdout | tail -c 8`);
    expect(stdout).toBe("</html>\n");
    const { stdout: plan, stderr } = await run(`zidentity plan --out /dev/stdout | cat`);
    expect(JSON.parse(plan)).toHaveProperty("sha256");
    expect(stderr).toContain("to create");
  });

  test("audit lines on standard output are not written over", async () => {
    await run(`zidentity apply --auto-approve --audit /dev/stdout > both`);
    const lines = world.read("both").split("\n");
    const events = lines
      .filter((line) => line.startsWith("{"))
      .map((line) => JSON.parse(line) as { event: string });
    expect(events.map(({ event }) => event)).toEqual(["start", "begun", "step", "end"]);
    expect(world.read("both")).toContain("Applied: 1 done.");
  });
});

test("emulator --state asks for a regular file in a folder that can be made", async () => {
  writeFileSync(join(world.folder, "file"), "");
  const { stdout } = await run(
    `mkfifo pipe; for state in . pipe file/state.json /proc/none/state.json
      do zidentity emulator --port 0 --state $state 2>&1; echo $?; done`,
  );
  expect(stdout.match(/^1$/gm)).toHaveLength(4);
  expect(stdout).toContain("it is a folder");
  expect(stdout).toContain("it is not a regular file");
  expect(stdout.match(/cannot be written to\n.*\n.*--state/g)).toHaveLength(2);
  expect(stdout).not.toContain("unexpectedly");
  expect(at("pipe").isFIFO()).toBe(true);
});
