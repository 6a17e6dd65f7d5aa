import { mkdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { OWNER, PORTAL_CLIENT } from "../../../../src/emulator";
import { OWNERS_GRANT, READER, READERS, World } from "./world";

let world: World;
beforeEach(async () => (world = await World.make()));
afterEach(() => world.end());

const OWNED = { ownership: { mode: "authoritative", over: [{ users: ["*"], groups: ["*"] }] } };
const GRANTED = [`Helpdesk: Reader`, `${OWNER.loginName}: Super Admin`];

describe("apply", () => {
  test("makes the tenant what is declared; a second one has nothing to do", async () => {
    world.declare([OWNERS_GRANT, READERS, READER]);
    const first = await world.apply();
    expect(first.out).toContain("Applied: 2 done.");
    expect(first.code).toBe(0);
    expect(world.held()).toEqual(GRANTED);
    const second = await world.apply();
    expect(second.out).toContain("No changes: 3 as declared.\n");
    expect(second.code).toBe(0);
    expect((await world.run(["plan"])).code).toBe(0);
  });

  test.each([
    ["y", 1],
    ["", 1],
    ["YES", 1],
    [" yes \n", 0],
  ])("asks, and takes %j for exit code %d", async (answer, code) => {
    world.declare([READER]);
    const questions: string[] = [];
    const ask = async (question: string) => (questions.push(question), answer);
    const result = await world.run(["apply"], { ask });
    expect(questions).toHaveLength(1);
    expect(result.code).toBe(code);
    expect([...world.tenant.store.roles.values()].some(({ name }) => name === "Reader")).toBe(
      code === 0,
    );
    if (code === 1) expect(result.err).toContain("Nothing was changed.");
  });

  test("forgets what was kept of the tenant's lists: they are another's now", async () => {
    world.declare([READER]);
    const env = { XDG_CACHE_HOME: join(world.folder, "cache") };
    const plan = () => world.run(["plan", "--max-age", "600"], { env });
    expect((await plan()).code).toBe(2);
    expect((await world.run(["apply", "--auto-approve"], { env })).code).toBe(0);
    expect((await plan()).code).toBe(0);
  });

  test("one failure of many steps is told once, with the reason for a refusal", async () => {
    world.declare([READERS, OWNERS_GRANT, READER]);
    world.tenant.faults.set({
      faults: [{ fault: "status", status: 403, operations: ["createRole"] }],
    });
    const { code, out } = await world.apply();
    expect(code).toBe(1);
    expect(out).toContain("The tenant does not allow it");
    // 002: adding roles takes Full on Roles and View Only or Full on Users and Groups.
    expect(out).toContain('takes roles "full" and users_and_groups "view_only" or "full"');
  });

  test("refuses where nobody can be asked", async () => {
    world.declare([READER]);
    const { code, err } = await world.run(["apply"]);
    expect(err).toContain("There is nobody to ask");
    expect(err).toContain("--auto-approve");
    expect(code).toBe(1);
  });

  test("Ctrl-C at the question changes nothing, and is told from a no", async () => {
    world.declare([READER]);
    const controller = new AbortController();
    const ask = async () => (controller.abort(), "");
    const { code } = await world.run(["apply"], { ask, signal: controller.signal });
    expect(code).toBe(130);
    expect(world.tenant.store.roles.size).toBe(4);
  });

  test("what somebody else wrote between the question and the yes is shown, and nothing is done", async () => {
    world.declare([READER, READERS]);
    const ask = async () => {
      world.grant({ type: "GROUP", id: world.groupId("Helpdesk") }, "View Only Admin");
      return "yes";
    };
    const { code, err } = await world.run(["apply"], { ask });
    expect(err).toContain(
      "The tenant has moved since the plan: group role assignment Helpdesk on ZIAM",
    );
    expect(err).toContain('roles: not there in the plan, ["View Only Admin"] now');
    expect(err).toContain("rule plan/tenant-moved");
    expect(code).toBe(1);
    expect(world.tenant.store.roles.size).toBe(4);
  });

  test("a guard that holds only since the question holds as well", async () => {
    const ann = { type: "USER", id: world.userId("ann@example.com") } as const;
    world.grant(ann, "Super Admin");
    // Additive but for ann, so that her grant is the one that goes while the owner keeps his.
    world.declare([READER], { ownership: { mode: "authoritative", over: [{ users: ["ann@*"] }] } });
    const ask = async () => {
      world.tenant.store.grants.deleteOf({ type: "USER", id: world.userId(OWNER.loginName) });
      return "yes";
    };
    const { code, err } = await world.run(["apply", "--allow", "emptied-scope"], { ask });
    expect(err).toContain("Nobody would be left with full control");
    expect(code).toBe(1);
    expect(world.held()).toEqual(["ann@example.com: Super Admin"]);
  });

  test("a step that somebody else carried out meanwhile is not carried out again", async () => {
    world.declare([READER, READERS]);
    const ask = async () => {
      const other = await world.run(["apply", "--auto-approve"], {
        env: { ZSCALER_CLIENT_ID: PORTAL_CLIENT.id, ZSCALER_CLIENT_SECRET: PORTAL_CLIENT.secret },
      });
      expect(other.code).toBe(0);
      return "yes";
    };
    const { code } = await world.run(["apply"], { ask });
    expect(code).toBe(0);
    expect(
      [...world.tenant.store.roles.values()].filter(({ name }) => name === "Reader"),
    ).toHaveLength(1);
  });

  test("prints one JSON document with what became of each step, and nothing else", async () => {
    world.declare([READER, READERS]);
    const { out, err } = await world.apply("--format", "json");
    const { objects } = JSON.parse(out) as {
      objects: { outcome: string; request_ids: string[] }[];
    };
    expect(objects.map(({ outcome }) => outcome)).toEqual(["done", "done"]);
    for (const { request_ids: ids } of objects) expect(ids.length).toBeGreaterThan(0);
    expect(err).toContain("+ role Reader: to create");
    world.declare([READER, READERS, OWNERS_GRANT, ["role", { name: "Other" }]]);
    const declined = await world.run(["apply", "-f", "json"], { ask: async () => "no" });
    expect(JSON.parse(declined.out)).toMatchObject({ objects: expect.any(Array) });
    expect(declined.code).toBe(1);
  });

  test("a step that the tenant refuses fails the run, what takes is not begun, and a second run goes on", async () => {
    const ann = { type: "USER", id: world.userId("ann@example.com") } as const;
    world.grant(ann, "View Only Admin");
    world.declare([OWNERS_GRANT, READER, READERS], {
      ...OWNED,
      guards: { max_removals: { percent: 100 } },
    });
    world.tenant.faults.set({
      faults: [{ fault: "status", status: 400, operations: ["grantGroup"] }],
    });
    const first = await world.apply();
    expect(first.code).toBe(1);
    expect(first.out).toContain("Not all was applied: 1 done, 1 failed, 1 not begun.");
    expect(world.held()).toContain("ann@example.com: View Only Admin");
    world.tenant.faults.clear();
    expect((await world.apply()).code).toBe(0);
    expect(world.held()).toEqual(GRANTED);
  });

  test("Ctrl-C while it runs: what was sent is done, the rest is not begun", async () => {
    world.declare([READER, READERS]);
    const controller = new AbortController();
    slowCreate();
    const running = world.run(["apply", "--auto-approve"], { signal: controller.signal });
    await roleIsThere();
    controller.abort();
    const { code, out } = await running;
    expect(code).toBe(130);
    expect(out).toContain("Not all was applied: 1 done, 1 not begun.");
    expect(world.audit().map(({ event, outcome }) => outcome ?? event)).toEqual([
      "start",
      "begun",
      "done",
      "end",
    ]);
    expect(world.audit().at(-1)).toMatchObject({ done: 1, not_begun: 1 });
    expect((await world.apply()).code).toBe(0);
    expect(world.held()).toEqual(GRANTED);
  });
});

describe("the audit record", () => {
  test("says who, when, from what, what before and after, and under which request ids", async () => {
    world.declare([READER, READERS]);
    await world.run(["apply", "--auto-approve"], {
      env: {
        GITHUB_ACTOR: "octo",
        GITHUB_SHA: "abc123",
        GITHUB_SERVER_URL: "https://git.example",
        GITHUB_REPOSITORY: "o/r",
        GITHUB_RUN_ID: "7",
      },
    });
    const [start, begunRole, role, begunGrant, grant, end] = world.audit();
    expect(start).toMatchObject({
      version: 1,
      event: "start",
      command: "apply",
      actor: "octo",
      commit: "abc123",
      job: "https://git.example/o/r/actions/runs/7",
      client_id: "demo-client",
      token_url: world.tenant.tokenUrl,
      time: "2026-06-01T00:00:00.000Z",
      approved: "auto",
      overridden_guards: [],
      steps: 2,
      desired_sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(role).toMatchObject({
      event: "step",
      outcome: "done",
      action: "create",
      name: "Reader",
      before: null,
      declared_at: "s/0",
    });
    expect(grant).toMatchObject({
      name: "Helpdesk on ZIAM",
      changes: expect.arrayContaining([{ path: "roles", before: null, after: ["Reader (new)"] }]),
      after: { role_ids: [world.roleId("Reader")] },
      request_ids: expect.arrayContaining([expect.any(String)]),
    });
    for (const [begun, ended] of [
      [begunRole, role],
      [begunGrant, grant],
    ]) {
      const { outcome: _outcome, request_ids: _ids, ...same } = ended!;
      expect(begun).toEqual({ ...same, event: "begun" });
    }
    expect([role!["write"], grant!["write"]]).toEqual([1, 2]);
    expect(end).toMatchObject({ event: "end", done: 2, failed: 0, begun: 0, not_begun: 0 });
    expect(new Set(world.audit().map(({ run }) => run)).size).toBe(1);
    expect(statSync(join(world.folder, "zidentity-audit.jsonl")).mode & 0o777).toBe(0o600);
  });

  test("names the guards that were overridden and found something, and no others", async () => {
    const ann = { type: "USER", id: world.userId("ann@example.com") } as const;
    world.grant(ann, "View Only Admin");
    world.declare([OWNERS_GRANT], { ...OWNED, guards: { max_removals: { count: 0 } } });
    const held = await world.apply();
    expect(held.out).toContain("rule guard/removals");
    expect(held.code).toBe(1);
    expect((await world.apply("--allow", "last-admin")).code).toBe(1);
    expect((await world.apply("--allow", "removals", "--allow", "last-admin")).code).toBe(0);
    expect(world.audit()[0]).toMatchObject({ overridden_guards: ["removals"] });
  });

  test("that cannot be written refuses the run before the first write", async () => {
    world.declare([READER]);
    mkdirSync(join(world.folder, "folder"));
    const { code, err } = await world.apply("--audit", "folder");
    expect(err).toContain("cannot be written");
    expect(err).toContain("--no-audit");
    expect(code).toBe(1);
    expect(world.tenant.store.roles.size).toBe(4);
    expect((await world.apply("--no-audit")).code).toBe(0);
    expect(() => world.audit()).toThrow(/ENOENT/);
  });

  test("that fails before a write keeps it from being sent", async () => {
    const user = "ann@example.com";
    world.declare([["user_role_assignment", { user, roles: ["Users Admin"] }]]);
    const log = join(world.folder, "log");
    mkdirSync(log);
    const { code, out } = await world.run(
      ["--debug", "apply", "--auto-approve", "--audit", "log/a.jsonl"],
      {
        onErr: (line) => {
          // The reading that the grant is derived from.
          if (line.includes(`/users/${world.userId(user)}/admin-entitlements`))
            rmSync(log, { recursive: true, force: true });
        },
      },
    );
    expect(out).toContain("cannot be written");
    expect(out).toContain("Not all was applied: 1 not begun.");
    expect(code).toBe(1);
    expect(world.held()).toEqual([`${OWNER.loginName}: Super Admin`]);
  });

  test("that fails in the middle ends the run in order", async () => {
    world.declare([READER, READERS]);
    const log = join(world.folder, "log");
    mkdirSync(log);
    slowCreate();
    const running = world.apply("--audit", "log/a.jsonl");
    await roleIsThere();
    // Whoever looks after logs takes the folder away.
    rmSync(log, { recursive: true });
    const { code, out } = await running;
    expect(code).toBe(1);
    expect(out).toContain("cannot be written");
    expect(out).toContain("Not all was applied: 1 done, 1 not begun.");
  });
});

/** The role is there before its creation is answered. */
function slowCreate(): void {
  world.tenant.faults.set({ faults: [{ fault: "latency", ms: 200, operations: ["createRole"] }] });
}

async function roleIsThere(): Promise<void> {
  while (world.tenant.store.roles.size === 4) await new Promise((next) => setTimeout(next, 1));
}

test("a guard that is misspelled gives the near name", async () => {
  const { code, err } = await world.run(["apply", "--allow", "last-admn"]);
  expect(err).toContain('Did you mean "last-admin"?');
  expect(code).toBe(1);
});

test("--help fits a narrow terminal in what it writes itself", async () => {
  for (const command of ["plan", "apply"]) {
    const { out } = await world.run([command, "--help"]);
    const written = out.slice(out.indexOf("Exit code"));
    for (const line of written.split("\n")) expect(line.length).toBeLessThanOrEqual(60);
  }
});
