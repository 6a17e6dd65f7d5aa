import { compareWithTenant, type LoadedManifest } from "../../../src/engine";
import { formatPath } from "../../../src/diagnostics";
import type { FakeTenant } from "../tenant/fake-tenant";
import { GROUP_HELPDESK, smallTenant, USER_ANN } from "../tenant/small-tenant";
import { declared, NOW } from "./declared";

const grant = (principal: typeof USER_ANN | typeof GROUP_HELPDESK, ...ids: string[]) => ({
  principal,
  serviceId: "s1",
  roles: ids.map((id) => ({ id })),
});

/** What is to be done, a line an object. */
async function actions(manifest: LoadedManifest[], tenant: FakeTenant) {
  const { compared } = await compareWithTenant(manifest, tenant, NOW);
  return compared.map(
    ({ change: { action, attributes } }) =>
      `${action}${action === "create" ? "" : attributes.map(({ path }) => ` ${formatPath(path)}`).join("")}`,
  );
}

async function unmanaged(manifest: LoadedManifest[], tenant: FakeTenant) {
  const found = await compareWithTenant(manifest, tenant, NOW);
  return found.unmanaged.map(({ definition, state }) => [
    definition.name,
    state["name"] ?? state["id"],
    state["role_ids"],
  ]);
}

const DESK = [
  "role",
  { name: "Desk", description: "First line", permissions: { roles: "view_only" } },
] as const;

describe("what is declared", () => {
  test("and is there, in whatever spelling, needs nothing", async () => {
    const tenant = smallTenant({ grants: [grant(GROUP_HELPDESK, "r2", "r1")] });
    const spelled = {
      ...DESK[1],
      permissions: { roles: "view_only", branding: "none" },
      other_permissions: {},
    };
    const manifest = declared(
      ["role", spelled],
      ["group_role_assignment", { group: "Helpdesk", roles: ["Super Admin", "Desk"] }],
    );
    expect(await actions(manifest, tenant)).toEqual(["none", "none"]);
  });

  test("and is not there, or differs", async () => {
    const tenant = smallTenant({ grants: [grant(GROUP_HELPDESK, "r1")] });
    const manifest = declared(
      ["role", { name: "New" }],
      ["role", { name: "Desk", permissions: { roles: "full" } }],
      ["group_role_assignment", { group: "Helpdesk", roles: ["Desk"] }],
      ["user_role_assignment", { user: "ann@example.com", roles: ["Desk"] }],
      ["service_entitlement", { group: "Helpdesk", service: "ZPA" }],
    );
    expect(await actions(manifest, tenant)).toEqual([
      "create",
      "update description permissions.roles",
      "update role_ids",
      "create",
      "create",
    ]);
  });

  test("and is not exclusive, is looked at as far as it is declared", async () => {
    const tenant = smallTenant({ grants: [grant(GROUP_HELPDESK, "r1", "r2")] });
    const manifest = (role: string) =>
      declared(["group_role_assignment", { group: "Helpdesk", roles: [role], exclusive: false }]);
    expect(await actions(manifest("Desk"), tenant)).toEqual(["none"]);
    const without = smallTenant({ grants: [grant(GROUP_HELPDESK, "r1")] });
    expect(await actions(manifest("Desk"), without)).toEqual(["create"]);
  });
});

describe("what has ended", () => {
  const ended = { group: "Helpdesk", roles: ["Desk"], expires_at: "2026-05-31T23:59:59Z" };

  test("is removed where the tenant still holds it, and needs nothing where it does not", async () => {
    const manifest = declared(["group_role_assignment", ended]);
    const tenant = smallTenant({ grants: [grant(GROUP_HELPDESK, "r2")] });
    const { compared, problems } = await compareWithTenant(manifest, tenant, NOW);
    expect(compared.map(({ change }) => change.action)).toEqual(["delete"]);
    expect(problems.map(({ diagnostic }) => diagnostic.ruleId)).toEqual(["assignment/expired"]);
    expect(await actions(manifest, smallTenant())).toEqual(["none"]);
  });

  test("is declared all the same, so that nobody is told to look for who granted it", async () => {
    const tenant = smallTenant({ grants: [grant(GROUP_HELPDESK, "r2")] });
    const { unmanaged } = await compareWithTenant(
      declared(["group_role_assignment", ended]),
      tenant,
      NOW,
    );
    expect(unmanaged.map(({ definition }) => definition.name)).toEqual(["zidentity_role"]);
  });

  test("has not ended a second before", async () => {
    const later = { ...ended, expires_at: "2026-06-01T00:00:01Z" };
    expect(await actions(declared(["group_role_assignment", later]), smallTenant())).toEqual([
      "create",
    ]);
  });
});

describe("what nobody declares", () => {
  const tenant = () =>
    smallTenant({
      grants: [grant(GROUP_HELPDESK, "r1", "r2"), grant(USER_ANN, "r1")],
      entitlements: [{ principal: USER_ANN, serviceId: "s4" }],
    });

  test("is all of it where nothing is declared; predefined roles are nobody's to declare", async () => {
    expect(await unmanaged(declared(), tenant())).toEqual([
      ["zidentity_role", "Desk", undefined],
      ["zidentity_group_role_assignment", "group/g1/s1", ["r1", "r2"]],
      ["zidentity_user_role_assignment", "user/u1/s1", ["r1"]],
      ["zidentity_service_entitlement", "user/u1/s4", undefined],
    ]);
  });

  const others = [
    DESK,
    ["user_role_assignment", { user: "ann@example.com", roles: ["Super Admin"] }],
    ["service_entitlement", { user: "ann@example.com", service: "ZPA" }],
  ] as const;

  test("is nothing where all is declared: an exclusive assignment owns its whole record", async () => {
    const manifest = declared(...others, [
      "group_role_assignment",
      { group: "Helpdesk", roles: ["Desk"] },
    ]);
    expect(await unmanaged(manifest, tenant())).toEqual([]);
  });

  test("is the rest of a record whose assignment is not exclusive, with just those roles", async () => {
    const shared = (...roles: string[]) =>
      declared(...others, [
        "group_role_assignment",
        { group: "Helpdesk", roles, exclusive: false },
      ]);
    expect(await unmanaged(shared("Desk"), tenant())).toEqual([
      ["zidentity_group_role_assignment", "group/g1/s1", ["r1"]],
    ]);
    expect(await unmanaged(shared("Desk", "Super Admin"), tenant())).toEqual([]);
  });
});

test("findings stand beside the declaration that they concern", async () => {
  const manifest = declared(
    ["role", { name: "Super Admin" }],
    ["role", { name: "New", permissions: { user_credentials: "view_only" } }],
    ["group_role_assignment", { group: "Contractors", roles: ["Desk", "New"] }],
    ["group_role_assignment", { group: "Nobody", roles: ["Desk"] }],
  );
  const { problems, compared } = await compareWithTenant(manifest, smallTenant(), NOW);
  expect(
    problems.map(({ path, diagnostic }) => `${path}: ${diagnostic.ruleId ?? diagnostic.summary}`),
  ).toEqual([
    "access/3: lookup/not-found",
    "access/1: role/credentials-need-users",
    "access/0: role/nobody-holds",
    "access/0: role/predefined-name",
    "access/2: access/dead-grant",
    "access/2: assignment/group-not-enabled-for-administrative",
  ]);
  // What could not be resolved is not compared.
  expect(compared.map(({ path }) => path)).toEqual(["access/0", "access/1", "access/2"]);
});

test("ids have names", async () => {
  const { labels } = await compareWithTenant(declared(), smallTenant(), NOW);
  const ids = ["u1", "g1", "s2", "r2", "41", "9"];
  expect(ids.map((id) => labels.get(id))).toEqual([
    "ann@example.com",
    "Helpdesk",
    "ZIA (one.net, West)",
    "Desk",
    "Auditor",
    "Plant",
  ]);
});

describe("two declarations of one thing", () => {
  const problems = async (manifest: LoadedManifest[]) =>
    (await compareWithTenant(manifest, smallTenant(), NOW)).problems.map(
      ({ diagnostic: { severity, ruleId } }) => `${severity}: ${ruleId}`,
    );

  test.each([
    ["by the same name", "ann@example.com", undefined],
    ["by a name and an id", { id: "u1" }, undefined],
    ["with the default service spelled out", "ann@example.com", "ZIAM"],
  ])("%s", async (_what, user, service) => {
    const manifest = declared(
      ["user_role_assignment", { user: "ann@example.com", roles: ["Desk"] }],
      ["user_role_assignment", { user, roles: ["Super Admin"], ...(service && { service }) }],
    );
    expect(await problems(manifest)).toContain("error: assignment/declared-twice");
  });

  test("are not one on two services", async () => {
    const manifest = declared(
      ["user_role_assignment", { user: "ann@example.com", roles: ["Desk"] }],
      [
        "user_role_assignment",
        {
          user: "ann@example.com",
          service: { name: "ZIA", cloud_name: "one.net" },
          roles: ["Auditor"],
        },
      ],
    );
    expect(await problems(manifest)).toEqual([]);
  });
});

describe("a declaration that cannot be resolved", () => {
  const tenant = smallTenant({ grants: [grant(USER_ANN, "r2"), grant(GROUP_HELPDESK, "r1")] });

  test("still speaks of its object", async () => {
    const manifest = declared([
      "user_role_assignment",
      { user: "ann@example.com", roles: ["Dseks"] },
    ]);
    expect((await unmanaged(manifest, tenant)).map(([, id]) => id)).not.toContain("user/u1/s1");
    expect((await unmanaged(manifest, tenant)).map(([, id]) => id)).toContain("group/g1/s1");
  });

  test("and does not say which object, keeps its kind from being accused", async () => {
    const manifest = declared(["user_role_assignment", { user: "amm@x.com", roles: ["Desk"] }]);
    const ids = (await unmanaged(manifest, tenant)).map(([, id]) => id);
    expect(ids).not.toContain("user/u1/s1");
    expect(ids).toContain("group/g1/s1");
  });
});
