import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { OWNER } from "../../../src/emulator";
import { type Declared, OWNERS_GRANT, READER, World } from "../../unit/cli/apply/world";

const PROGRAM = join(__dirname, "../../../src/cli/main.ts");
const USERS = 150;
const GRANTS = 2 * USERS;
const KILLED_AT = 80;

let world: World;
let logins: string[];

beforeEach(async () => {
  world = await World.make();
  logins = [...world.tenant.store.users.values()]
    .filter(({ status, loginName }) => status && loginName !== OWNER.loginName)
    .map(({ loginName }) => loginName)
    .slice(0, USERS);
  expect(logins).toHaveLength(USERS);
  const grants = logins.flatMap((user): Declared[] => [
    ["user_role_assignment", { user, roles: ["Reader"] }],
    ["user_role_assignment", { user, roles: ["ZDX Read Only"], service: "ZDX" }],
  ]);
  world.declare([OWNERS_GRANT, READER, ...grants]);
  // Writes take their time, so that there is a middle.
  world.tenant.faults.set({
    faults: [
      { fault: "rate_limit", perSecond: 150 },
      { fault: "latency", ms: 5, spreadMs: 30 },
    ],
  });
});
afterEach(() => world.end());

const granted = () => world.tenant.store.grants.size - 1;

/** Starts the command as a process of its own, and kills it as soon as so many grants are made. */
/** So many looks in a row without a change: a machine with much to do is slow to take in what arrived. */
const STILL = 5;

async function killInTheMiddle(...args: string[]): Promise<void> {
  const child = spawn(process.execPath, ["--import", require.resolve("tsx"), PROGRAM, ...args], {
    cwd: world.folder,
    env: { ...process.env, ...world.env },
    stdio: "ignore",
  });
  const ended = once(child, "exit");
  while (granted() < KILLED_AT && child.exitCode === null)
    await new Promise((next) => setTimeout(next, 2));
  child.kill("SIGKILL");
  expect(await ended).toEqual([null, "SIGKILL"]);
  // What was on its way when it died still arrives.
  for (let [before, still] = [-1, 0]; still < STILL; still = before === granted() ? still + 1 : 0) {
    before = granted();
    await new Promise((next) => setTimeout(next, 200));
  }
  expect(granted()).toBeGreaterThanOrEqual(KILLED_AT);
  expect(granted()).toBeLessThan(GRANTS);
  expectNamed();
}

/** Everybody holds what is declared, once, and nothing besides. */
function expectWhole(): void {
  const { store } = world.tenant;
  expect(granted()).toBe(GRANTS);
  expect(world.held()).toEqual(
    [`${OWNER.loginName}: Super Admin`, ...logins.map((login) => `${login}: Reader`)].sort(),
  );
  const others = store.grants.all().filter(({ serviceId }) => serviceId !== store.zidentity.id);
  expect(new Set(others.map(({ principal }) => principal.id))).toEqual(
    new Set(logins.map((login) => world.userId(login))),
  );
  for (const { roleIds } of others) expect(roleIds).toHaveLength(1);
  expect([...store.roles.values()].filter(({ name }) => name === "Reader")).toHaveLength(1);
}

/** What the records of both runs say was begun: all of it, each write once, and of the killed run each that arrived. */
function expectTold(): void {
  const begun = world.audit().filter(({ event }) => event === "begun");
  expect(new Set(begun.map(({ name }) => name)).size).toBe(GRANTS + 1);
  expect(new Set(world.audit().map(({ run }) => run)).size).toBe(2);
}

/** The writes that arrived are among those that the record of the dead process names. */
function expectNamed(): void {
  const { store } = world.tenant;
  const named = new Set(
    world.audit().flatMap(({ event, after }) => {
      const { user_id: user, service_id: service } = (after ?? {}) as Record<string, string>;
      return event === "begun" ? [`${user} ${service}`] : [];
    }),
  );
  const arrived = store.grants
    .all()
    .filter(({ principal }) => principal.id !== world.userId(OWNER.loginName))
    .map(({ principal, serviceId }) => `${principal.id} ${serviceId}`);
  expect(arrived.filter((pair) => !named.has(pair))).toEqual([]);
}

test("a second run finishes what a killed one began: nothing is lost or doubled", async () => {
  await killInTheMiddle("apply", "--auto-approve");
  const before = granted();
  const second = await world.apply();
  expect(second.out).toContain("Applied: ");
  expect(second.out).toContain(`${GRANTS - before} done.`);
  expect(second.code).toBe(0);
  expectWhole();
  expectTold();
});

test("so does a second run of a saved plan", async () => {
  expect((await world.run(["plan", "--out", "plan.zid"])).code).toBe(2);
  await killInTheMiddle("apply", "plan.zid", "--auto-approve");
  const before = granted();
  const second = await world.apply("plan.zid");
  expect(second.err).toContain(`${before + 1} steps of the plan are done already.`);
  expect(second.code).toBe(0);
  expectWhole();
  expectTold();
});
