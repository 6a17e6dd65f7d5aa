import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { OWNER, startEmulator } from "../../../../src/emulator";
import { sha256 } from "../../../../src/engine/plan/file/sha256";
import { type Declared, OWNERS_GRANT, READER, READERS, World } from "./world";

let world: World;
beforeEach(async () => (world = await World.make()));
afterEach(() => world.end());

const ROLES_AT_FIRST = 4;

async function plan(...args: string[]) {
  return world.run(["plan", "--out", "plan.zid", ...args]);
}

/** The plan with something changed and sealed anew, as by whoever knows how. */
function rewrite(change: (plan: Record<string, unknown>) => object): void {
  const { sha256: _seal, ...body } = JSON.parse(world.read("plan.zid")) as Record<string, unknown>;
  const changed = change(body);
  world.write("plan.zid", { ...changed, sha256: sha256(changed) });
}

test("is written with mode 600, holds no secret, and is carried out as it is", async () => {
  world.declare([READERS, READER, OWNERS_GRANT]);
  const planned = await plan();
  expect(planned.code).toBe(2);
  expect(planned.err).toContain("zidentity apply plan.zid");
  expect(statSync(join(world.folder, "plan.zid")).mode & 0o777).toBe(0o600);
  expect(world.read("plan.zid")).not.toContain("demo-secret");
  const applied = await world.apply("plan.zid");
  expect(applied.out).toContain("Applied: 2 done.");
  expect(world.held()).toEqual(["Helpdesk: Reader", `${OWNER.loginName}: Super Admin`]);
  const again = await world.apply("plan.zid");
  expect(again.err).toContain("2 steps of the plan are done already.");
  expect(again.code).toBe(0);
  expect(world.audit()[0]).toMatchObject({ plan: "plan.zid" });
});

test("of no changes is a plan as well", async () => {
  world.declare([OWNERS_GRANT]);
  expect((await plan()).code).toBe(0);
  expect(await world.apply("plan.zid")).toMatchObject({ code: 0, err: "" });
});

describe("refused, with nothing written:", () => {
  const refused = async (words: string) => {
    const { code, err } = await world.apply("plan.zid");
    expect(err).toContain(words);
    expect(code).toBe(1);
    expect(world.tenant.store.roles.size).toBe(ROLES_AT_FIRST);
  };

  beforeEach(() => world.declare([READER, READERS]));

  test("a plan that was edited", async () => {
    await plan();
    world.write("plan.zid", world.read("plan.zid").replace('"view_only"', '"full"'));
    await refused("plan.zid was edited or cut");
  });

  test("a plan that was cut", async () => {
    await plan();
    world.write("plan.zid", world.read("plan.zid").slice(0, -20));
    await refused("plan.zid is not a plan of this command");
  });

  test("a manifest in the place of a plan", async () => {
    world.write("plan.zid", world.read("zidentity.json"));
    await refused("is not a plan of this command");
  });

  test("a file that is not there", () => refused("plan.zid cannot be read"));

  test("a plan of a newer version, whatever else it holds", async () => {
    await plan();
    rewrite((body) => ({ ...body, format_version: 3, unheard_of: true }));
    await refused("plan.zid has version 3");
  });

  test("a plan for another tenant of the same cloud: the API is one for all of them", async () => {
    await plan();
    const other = await startEmulator({ port: 0, seed: "other" });
    const { code, err } = await world.run(["apply", "plan.zid", "--auto-approve"], {
      env: { ZIDENTITY_TOKEN_URL: world.tenant.tokenUrl.replace("127.0.0.1", "localhost") },
    });
    await other.close();
    expect(err).toContain("plan.zid is a plan for another tenant");
    expect(code).toBe(1);
  });

  test("a desired state that says something else by now", async () => {
    await plan();
    world.declare([READER]);
    await refused("The desired state has changed since this plan was made");
  });

  test("a desired state that cannot be read by now", async () => {
    await plan();
    world.write("zidentity.json", "{");
    await refused("zidentity.json");
  });

  test("a tenant that moved, by names: what is to be changed, and what was to stay", async () => {
    world.declare([READER, READERS, OWNERS_GRANT]);
    await plan();
    world.grant({ type: "GROUP", id: world.groupId("Helpdesk") }, "View Only Admin");
    world.grant({ type: "USER", id: world.userId(OWNER.loginName) }, "Users Admin", "Super Admin");
    await refused("The tenant has moved since the plan: group role assignment Helpdesk on ZIAM");
    const { err } = await world.apply("plan.zid");
    expect(err).toContain('roles: not there in the plan, ["View Only Admin"] now');
    expect(err).toContain('roles: ["Super Admin"] in the plan, ["Super Admin","Users Admin"] now');
    expect(err).toContain(OWNER.loginName);
  });

  test("an access that ended between plan and apply", async () => {
    const ends: Declared = [
      "group_role_assignment",
      { group: "Helpdesk", roles: ["View Only Admin"], expires_at: "2026-06-01T01:00:00Z" },
    ];
    world.declare([ends]);
    await plan();
    const { code, err } = await world.run(["apply", "plan.zid", "--auto-approve"], {
      now: () => new Date("2026-06-01T02:00:00Z"),
    });
    expect(err).toContain("has ended since");
    expect(code).toBe(1);
    expect(world.held()).toEqual([`${OWNER.loginName}: Super Admin`]);
  });
});

test("where the files of the desired state are not at hand, the plan stands for itself", async () => {
  world.declare([READER]);
  await plan();
  rmSync(join(world.folder, "zidentity.json"));
  expect((await world.apply("plan.zid")).code).toBe(0);
});

test("that a guard holds back is not written, and one that was allowed must be allowed again", async () => {
  world.grant({ type: "USER", id: world.userId("ann@example.com") }, "View Only Admin");
  world.declare([OWNERS_GRANT], {
    ownership: { mode: "authoritative", over: [{ users: ["*"] }] },
    guards: { max_removals: { count: 0 } },
  });
  const held = await plan();
  expect(held.code).toBe(1);
  expect(held.err).toContain("Nothing was written to plan.zid.");
  expect(() => world.read("plan.zid")).toThrow(/ENOENT/);
  expect((await plan("--allow", "removals")).code).toBe(2);
  const without = await world.apply("plan.zid");
  expect(without.out).toContain("--allow removals");
  expect(without.code).toBe(1);
  expect((await world.apply("plan.zid", "--allow", "removals")).code).toBe(0);
});

test("goes on where a run of it was ended, with roles that had no ids when it was made", async () => {
  world.declare([
    READER,
    READERS,
    ["user_role_assignment", { user: "ann@example.com", roles: ["Reader"] }],
  ]);
  await plan();
  world.tenant.faults.set({
    faults: [{ fault: "status", status: 400, operations: ["grantUser"] }],
  });
  expect((await world.apply("plan.zid")).code).toBe(1);
  world.tenant.faults.clear();
  const second = await world.apply("plan.zid");
  expect(second.err).toContain("2 steps of the plan are done already.");
  expect(second.out).toContain("Applied: 1 done.");
  expect(world.held()).toEqual([
    "Helpdesk: Reader",
    "ann@example.com: Reader",
    `${OWNER.loginName}: Super Admin`,
  ]);
});

test("hostile names survive the way through a file", async () => {
  const name = 'A "B" \u202e\n${x} __proto__ %{y}';
  const proto = JSON.parse(
    '{"__proto__":"full","$unknown":"full","constructor":"view_only"}',
  ) as object;
  const roles: Declared[] = [
    ["role", { name, description: "\u0000\u2028", other_permissions: proto as never }],
    ["role", { name: "__proto__" }],
    ["role", { name: "constructor" }],
  ];
  world.declare([
    ...roles,
    ["group_role_assignment", { group: "Helpdesk", roles: [name, "__proto__", "constructor"] }],
  ]);
  const planned = await plan();
  expect(planned.out).not.toContain("\u202e");
  expect(planned.code).toBe(2);
  const applied = await world.apply("plan.zid");
  expect(applied.code).toBe(0);
  const made = [...world.tenant.store.roles.values()].slice(ROLES_AT_FIRST);
  expect(made.map((role) => role.name).sort()).toEqual([name, "__proto__", "constructor"].sort());
  expect((await world.run(["plan"])).code).toBe(0);
  for (const line of world.read("zidentity-audit.jsonl").trim().split("\n")) JSON.parse(line);
});

test("from lists of a cache that are old by then is held against the tenant as it is", async () => {
  world.declare([READERS, READER]);
  const env = { XDG_CACHE_HOME: join(world.folder, "cache") };
  await world.run(["plan", "--max-age", "3600"], { env });
  world.grant({ type: "GROUP", id: world.groupId("Helpdesk") }, "View Only Admin");
  const old = await world.run(["plan", "--max-age", "3600", "--out", "plan.zid"], { env });
  expect(old.code).toBe(2);
  const { code, err } = await world.run(["apply", "plan.zid", "--auto-approve"], { env });
  expect(err).toContain("The tenant has moved since the plan");
  expect(code).toBe(1);
});
