/** What an entry of `ignore` covers is never removed and never called drift, whoever declares the record. */
import { type Declared, READER, World } from "./world";

let world: World;
beforeEach(async () => (world = await World.make()));
afterEach(() => world.end());

const BY = { reason: "theirs", owner: "it@example.com" };
const DECLARED: Declared = ["group_role_assignment", { group: "Helpdesk", roles: ["Users Admin"] }];
const ENDED: Declared = [
  "group_role_assignment",
  { group: "Helpdesk", roles: ["Users Admin"], expires_at: "2026-05-01T00:00:00Z" },
];
const helpdesk = () => ({ type: "GROUP", id: world.groupId("Helpdesk") }) as const;
const held = () => world.held().find((line) => line.startsWith("Helpdesk"));

interface DriftJson {
  readonly objects: readonly { readonly name: string; readonly status: string }[];
  readonly ignored: readonly { readonly name: string; readonly attributes: unknown }[];
  readonly coverage: { readonly managed: number; readonly ignored: number };
}

async function drift(): Promise<{ code: number; report: DriftJson; ofGroup: string | undefined }> {
  const { code, out } = await world.run(["drift", "--format", "json", "--no-audit"]);
  const report = JSON.parse(out) as DriftJson;
  const ofGroup = report.objects.find(({ name }) => name === "Helpdesk on ZIAM")?.status;
  return { code, report, ofGroup };
}

describe.each([
  ["by role", { roles: ["View Only *", "Super*"] }],
  ["by group", { groups: ["Help*"] }],
  ["by service", { services: ["ZIAM"] }],
])("spared %s,", (_, part) => {
  const ignore = [{ ...part, ...BY }];

  test("roles beside an exclusive assignment stay, are no drift, and are listed as ignored", async () => {
    world.grant(helpdesk(), "Users Admin", "View Only Admin", "Super Admin");
    world.declare([DECLARED], { ignore });
    const { ofGroup, report } = await drift();
    expect(ofGroup).toBe("none");
    expect(report.ignored).toContainEqual(
      expect.objectContaining({
        name: "Helpdesk on ZIAM",
        attributes: [expect.objectContaining({ actual: ["Super Admin", "View Only Admin"] })],
      }),
    );
    expect(report.coverage).toMatchObject({ managed: 1 });
    const applied = await world.apply();
    expect(applied).toMatchObject({ code: 0, out: expect.stringContaining("No changes") });
    expect(held()).toBe("Helpdesk: Super Admin, Users Admin, View Only Admin");
  });

  test("what is declared is given beside them, and a second run has nothing to do", async () => {
    world.grant(helpdesk(), "View Only Admin");
    world.declare([DECLARED], { ignore });
    expect(await world.apply()).toMatchObject({ code: 0, out: expect.stringContaining("1 done") });
    expect(held()).toBe("Helpdesk: Users Admin, View Only Admin");
    expect((await world.run(["plan"])).code).toBe(0);
  });

  test("an assignment that has ended leaves them", async () => {
    world.grant(helpdesk(), "Users Admin", "View Only Admin");
    world.declare([ENDED], { ignore });
    expect((await world.apply()).code).toBe(0);
    expect(held()).toContain("View Only Admin");
    expect((await world.run(["plan"])).code).toBe(0);
  });

  test("what is granted between plan and write stays", async () => {
    world.grant(helpdesk(), "View Only Admin");
    world.declare([READER, DECLARED], { ignore });
    await world.run(["plan", "--out", "plan.zid"]);
    world.grant(helpdesk(), "View Only Admin", "Super Admin");
    expect((await world.apply("plan.zid")).code).toBe(0);
    expect(held()).toBe("Helpdesk: Super Admin, Users Admin, View Only Admin");
  });
});

test("what no entry covers is taken away, and the plan names just that", async () => {
  world.grant(helpdesk(), "Users Admin", "View Only Admin", "Super Admin");
  world.declare([DECLARED], { ignore: [{ roles: ["View Only *"], ...BY }] });
  const { out } = await world.run(["plan"]);
  expect(out).toContain('This assignment takes "Super Admin" away from group "Helpdesk"');
  expect(out).not.toContain('"View Only Admin"');
  expect((await world.apply()).code).toBe(0);
  expect(held()).toBe("Helpdesk: Users Admin, View Only Admin");
});

test("an entry that has ended spares nothing", async () => {
  world.grant(helpdesk(), "Users Admin", "View Only Admin");
  const entry = { groups: ["Helpdesk"], until: "2026-05-31", ...BY };
  world.declare([DECLARED], { ignore: [entry] });
  expect((await drift()).ofGroup).toBe("changed");
  expect((await world.apply()).code).toBe(0);
  expect(held()).toBe("Helpdesk: Users Admin");
});

test("an entry that ends between plan and apply: the tenant is another one than was planned for", async () => {
  world.grant(helpdesk(), "View Only Admin");
  world.declare([DECLARED], { ignore: [{ groups: ["Helpdesk"], until: "2026-06-01", ...BY }] });
  await world.run(["plan", "--out", "plan.zid"]);
  const later = { now: () => new Date("2026-06-02T00:00:01Z") };
  const { code, err } = await world.run(["apply", "plan.zid", "--auto-approve"], later);
  expect(err).toContain("The tenant has moved since the plan");
  expect(code).toBe(1);
  expect(held()).toBe("Helpdesk: View Only Admin");
});

test("a role that goes by another name during the run is spared by either", async () => {
  const { store } = world.tenant;
  store.roles.set("old", { id: "old", name: "Old", permissions: {}, systemDefined: false });
  world.grant(helpdesk(), "Old");
  const renamed: Declared = ["role", { name: "New", permissions: { roles: "view_only" } }];
  world.declare([renamed, DECLARED], {
    moved: [{ from: "Old", to: "New" }],
    ignore: [{ roles: ["Old"], ...BY }],
  });
  expect((await world.apply()).code).toBe(0);
  expect(held()).toBe("Helpdesk: New, Users Admin");
});

test("an entitlement that has ended stays where an entry covers it", async () => {
  const { store } = world.tenant;
  const service = [...store.services.values()].find(({ name }) => name !== "ZIAM")!;
  store.entitlements.put({ principal: helpdesk(), serviceId: service.id });
  const ended: Declared = [
    "service_entitlement",
    { group: "Helpdesk", service: { id: service.id }, expires_at: "2026-05-01T00:00:00Z" },
  ];
  world.declare([ended], { ignore: [{ groups: ["Helpdesk"], ...BY }] });
  expect(await world.apply()).toMatchObject({
    code: 0,
    out: expect.stringContaining("No changes"),
  });
  expect(store.entitlements.on(service.id)).toHaveLength(1);
  world.declare([ended]);
  expect((await world.apply("--allow", "removals")).code).toBe(0);
  expect(store.entitlements.on(service.id)).toHaveLength(0);
});
