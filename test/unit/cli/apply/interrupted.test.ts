/** The first Ctrl-C: what was sent is awaited, and nothing else is begun, whatever it waits for. */
import { type Declared, READER, World } from "./world";

let world: World;
let logins: string[];
beforeEach(async () => {
  world = await World.make();
  logins = [...world.tenant.store.users.values()]
    .filter(({ status }) => status)
    .map(({ loginName }) => loginName)
    .filter((login) => login !== "owner@example.com")
    .slice(0, 60);
  world.declare(
    logins.map((user): Declared => ["user_role_assignment", { user, roles: ["Users Admin"] }]),
  );
});
afterEach(() => world.end());

interface ApplyJson {
  readonly objects: readonly { readonly outcome: string; readonly name: string }[];
  readonly findings: readonly { readonly severity: string; readonly summary: string }[];
}

/** Runs an apply that is interrupted as soon as `when` holds; it is asked again at each line of `--debug`. */
async function interrupt(when: (line: string) => boolean) {
  const controller = new AbortController();
  const { code, out, err } = await world.run(
    ["--debug", "apply", "--auto-approve", "--format", "json"],
    {
      signal: controller.signal,
      onErr: (line) => {
        if (when(line)) controller.abort();
      },
    },
  );
  const { objects, findings } = JSON.parse(out) as ApplyJson;
  const count = (wanted: string) => objects.filter(({ outcome }) => outcome === wanted).length;
  return { code, err, findings, count };
}

const granted = () => world.tenant.store.grants.size - 1;
const isRetry = (line: string) => line.startsWith("retry ");

/** Every write that the record says was to be sent has a line that says what became of it. */
function expectTold(): void {
  const numbers = (event: string) =>
    world
      .audit()
      .filter((line) => line["event"] === event)
      .map(({ write }) => write)
      .sort();
  expect(numbers("step")).toEqual(numbers("begun"));
  expect(world.audit().at(-1)).toMatchObject({ event: "end" });
}

async function expectSecondRunFinishes(): Promise<void> {
  world.tenant.faults.clear();
  expect((await world.apply()).code).toBe(0);
  expect(granted()).toBe(logins.length);
}

test("while refused requests wait to be sent again, nothing is begun", async () => {
  world.tenant.faults.set({
    faults: [
      {
        fault: "status",
        status: 429,
        operations: ["grantUser"],
        retryAfter: { form: "seconds", seconds: 2 },
      },
    ],
  });
  const { code, findings, count, err } = await interrupt(isRetry);
  expect(code).toBe(130);
  expect(findings).toEqual([]);
  expect(count("not_begun")).toBe(logins.length);
  expect(granted()).toBe(0);
  expect(err).toContain("Interrupted: what was sent is done, the rest is not begun.");
  expectTold();
  await expectSecondRunFinishes();
});

test("while a slow tenant answers and limits, what was sent is done and nothing has failed", async () => {
  world.tenant.faults.set({
    faults: [
      { fault: "rate_limit", perSecond: 30 },
      { fault: "latency", ms: 150, operations: ["grantUser"] },
    ],
  });
  const { code, findings, count } = await interrupt(() => granted() >= 5);
  expect(code).toBe(130);
  expect(findings).toEqual([]);
  expect(count("failed") + count("begun")).toBe(0);
  expect(count("done")).toBe(granted());
  expect(count("not_begun")).toBe(logins.length - granted());
  expect(count("not_begun")).toBeGreaterThan(0);
  expectTold();
  await expectSecondRunFinishes();
});

test("a write of which no answer tells what came is begun, and the report says so", async () => {
  world.tenant.faults.set({
    faults: [{ fault: "status", status: 503, when: "after", operations: ["grantUser"] }],
  });
  const { code, findings, count, err } = await interrupt((line) => line.includes(" 503 "));
  expect(code).toBe(130);
  expect(err).toContain("or nobody knows.");
  expect(err).not.toContain("what was sent is done");
  expect(count("failed")).toBe(0);
  expect(count("begun")).toBe(granted());
  expect(granted()).toBeGreaterThan(0);
  expect(findings).toEqual([
    expect.objectContaining({
      severity: "warning",
      summary: "Whether a write was carried out is not known",
    }),
  ]);
  expectTold();
  await expectSecondRunFinishes();
});

test("a refusal beside it is still told, and fails the run", async () => {
  world.tenant.faults.set({
    faults: [{ fault: "status", status: 403, operations: ["grantUser"] }],
  });
  const { code, findings, count } = await interrupt((line) => line.includes(" 403 "));
  expect(code).toBe(1);
  expect(findings[0]?.summary).toBe("The tenant does not allow it");
  expect(count("failed")).toBeGreaterThan(0);
  expectTold();
});

test("a role whose making no answer confirms is begun, and found by the second run", async () => {
  world.declare([READER]);
  world.tenant.faults.set({
    faults: [{ fault: "status", status: 503, when: "after", operations: ["createRole"] }],
  });
  const { code, count } = await interrupt((line) => line.includes(" 503 "));
  expect(code).toBe(130);
  expect(count("begun")).toBe(1);
  world.tenant.faults.clear();
  expect(await world.apply()).toMatchObject({
    code: 0,
    out: expect.stringContaining("No changes"),
  });
});
