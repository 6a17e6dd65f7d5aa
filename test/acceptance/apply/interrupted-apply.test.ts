/** Ctrl-C at a real process. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { OWNER } from "../../../src/emulator";
import { type Declared, World } from "../../unit/cli/apply/world";

const PROGRAM = join(__dirname, "../../../src/cli/main.ts");
const GRANTS = 150;

let world: World;
beforeEach(async () => {
  world = await World.make();
  const grants = [...world.tenant.store.users.values()]
    .filter(({ status, loginName }) => status && loginName !== OWNER.loginName)
    .slice(0, GRANTS)
    .map(({ loginName: user }): Declared => [
      "user_role_assignment",
      { user, roles: ["Users Admin"] },
    ]);
  world.declare(grants);
});
afterEach(() => world.end());

const granted = () => world.tenant.store.grants.size - 1;

/** Starts the command, and waits until so much has happened in the tenant. */
async function started(isReached: () => boolean) {
  const args = ["--import", require.resolve("tsx"), PROGRAM, "apply", "--auto-approve"];
  const child = spawn(process.execPath, args, {
    cwd: world.folder,
    env: { ...process.env, ...world.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [out, err] = ["", ""];
  child.stdout.on("data", (text: Buffer) => (out += text.toString()));
  child.stderr.on("data", (text: Buffer) => (err += text.toString()));
  const ended = once(child, "close") as Promise<[number | null, string | null]>;
  while (!isReached() && !isOver(child)) await new Promise((next) => setTimeout(next, 2));
  expect(isOver(child)).toBe(false);
  return { child, ended, told: () => ({ out, err }) };
}

function isOver({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

function begunLines(): number {
  try {
    return world.audit().filter(({ event }) => event === "begun").length;
  } catch {
    return 0;
  }
}

test("the first ends it with 130: what was sent is done, the rest is not begun", async () => {
  world.tenant.faults.set({
    faults: [
      { fault: "rate_limit", perSecond: 60 },
      { fault: "latency", ms: 400, operations: ["grantUser"] },
    ],
  });
  const { child, ended, told } = await started(() => granted() >= 20);
  child.kill("SIGINT");
  expect(await ended).toEqual([130, null]);
  const { out, err } = told();
  expect(out).toContain(`Not all was applied: ${granted()} done, ${GRANTS - granted()} not begun.`);
  expect(out).not.toContain("Error");
  expect(err).toContain("Interrupted: what was sent is done, the rest is not begun.");
  expect(world.audit().at(-1)).toMatchObject({ event: "end", done: granted(), failed: 0 });
  world.tenant.faults.clear();
  expect((await world.apply()).code).toBe(0);
  expect(granted()).toBe(GRANTS);
});

test("the second ends the process at once", async () => {
  world.tenant.faults.set({
    faults: [{ fault: "latency", ms: 4_000, operations: ["grantUser"] }],
  });
  const { child, ended } = await started(() => begunLines() > 0);
  child.kill("SIGINT");
  // It waits for what was sent; the second one does not.
  await new Promise((next) => setTimeout(next, 500));
  expect(isOver(child)).toBe(false);
  child.kill("SIGINT");
  expect(await ended).toEqual([null, "SIGINT"]);
});
