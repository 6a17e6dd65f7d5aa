import { type LoadedManifest, reviewManifests } from "../../../../src/engine";
import type { TenantReader } from "../../../../src/tenant";
import { GROUP_HELPDESK, smallTenant, USER_ANN } from "../../tenant/small-tenant";
import { type Declaration, declared, declaredWith, NOW } from "../declared";

async function reviewed(
  base: readonly LoadedManifest[],
  head: readonly LoadedManifest[],
  reader?: TenantReader,
) {
  const { access, findings, guardrails } = await reviewManifests(base, head, { now: NOW, reader });
  return {
    grows: access.principals
      .filter(({ growth }) => growth !== "none")
      .map(({ principal }) => principal.label),
    added: findings.added.map(({ at, diagnostic: { ruleId } }) => `${at}: ${ruleId}`),
    resolved: findings.resolved.map(({ at, diagnostic: { ruleId } }) => `${at}: ${ruleId}`),
    guardrails: guardrails.map(({ name, effect }) => `${name} ${effect}`),
    access,
  };
}

const editor: Declaration = [
  "role",
  { name: "Editor", permissions: { roles: "full", users_and_groups: "view_only" } },
];
const auditor: Declaration = [
  "role",
  { name: "Log reader", permissions: { audit_logs: "view_only" } },
];
const hold = (group: string, ...roles: string[]): Declaration => [
  "group_role_assignment",
  { group, roles },
];
const apart = {
  id: "house/apart",
  kind: "forbidden_combination",
  modules: { roles: "full", audit_logs: "view_only" },
} as const;

test("002: restricted_view and view_only give view_only; adding the weaker one is no growth", async () => {
  const one: Declaration = [
    "role",
    { name: "One", permissions: { external_identities: "view_only" } },
  ];
  const two: Declaration = [
    "role",
    { name: "Two", permissions: { external_identities: "restricted_view" } },
  ];
  const { grows, access } = await reviewed(
    declared(one, two, hold("Desk", "One")),
    declared(one, two, hold("Desk", "One", "Two")),
  );
  expect(grows).toEqual([]);
  expect(access.principals[0]?.services[0]?.levels).toEqual([]);
});

test("access across a separation rule is a new finding, named by rule and principal", async () => {
  const base = declaredWith({ policies: [apart] }, editor, auditor, hold("Desk", "Editor"));
  const head = declaredWith(
    { policies: [apart] },
    editor,
    auditor,
    hold("Desk", "Editor", "Log reader"),
  );
  const { added, resolved, guardrails } = await reviewed(base, head);
  expect([added, resolved, guardrails]).toEqual([
    ["access/2: house/apart"],
    ["access/1: role/nobody-holds"],
    [],
  ]);
  expect((await reviewed(head, base)).resolved).toEqual(["access/2: house/apart"]);
});

test("a finding on a declaration that only moved is not new", async () => {
  const broken = hold("Desk", "Editor", "Log reader");
  const other: Declaration = ["service_entitlement", { group: "Desk", service: "ZPA" }];
  const { added, resolved } = await reviewed(
    declaredWith({ policies: [apart] }, editor, auditor, broken),
    declaredWith({ policies: [apart] }, editor, auditor, other, broken),
  );
  expect([added, resolved]).toEqual([[], []]);
});

test("a violation that comes together with its acceptance: the guardrail shows it", async () => {
  const accept = [
    { rule: "house/apart", principal: "Desk", reason: "r", owner: "o", until: "2027-01-01" },
  ];
  const { guardrails } = await reviewed(
    declaredWith({ policies: [apart] }, editor, auditor, hold("Desk", "Editor")),
    declaredWith(
      { policies: [apart], accept },
      editor,
      auditor,
      hold("Desk", "Editor", "Log reader"),
    ),
  );
  expect(guardrails).toEqual(["house/apart, Desk weakened"]);
});

describe("with a tenant", () => {
  test("a group is its users, and levels of undeclared roles are known", async () => {
    const tenant = smallTenant({ members: { g1: ["u1", "u2"] } });
    const head = declared(hold("Helpdesk", "Desk"));
    const { grows, access } = await reviewed(declared(), head, tenant);
    expect(access.expanded).toBe(true);
    expect(grows).toEqual(["Helpdesk", "ann@example.com", "bob@example.com"]);
    expect(access.principals[0]?.members).toBe(2);
    expect(access.principals[1]?.services[0]?.levels).toMatchObject([
      {
        module: "roles",
        before: { level: "none" },
        after: {
          level: "view_only",
          paths: [{ role: { name: "Desk" }, via: { kind: "group", group: { name: "Helpdesk" } } }],
        },
      },
    ]);
  });

  test("who holds as much already, by a record that nobody declares, gains nothing", async () => {
    const grants = [{ principal: USER_ANN, serviceId: "s1", roles: [{ id: "r1" }] }];
    const tenant = smallTenant({ members: { g1: ["u1", "u2"] }, grants });
    const { grows } = await reviewed(declared(), declared(hold("Helpdesk", "Desk")), tenant);
    expect(grows).toEqual(["Helpdesk", "bob@example.com"]);
  });

  test("an id and a name of one thing are the same", async () => {
    const byId: Declaration = [
      "group_role_assignment",
      { group: { id: GROUP_HELPDESK.id }, service: { id: "s1" }, roles: [{ id: "r2" }] },
    ];
    const { access } = await reviewed(
      declared(byId),
      declared(hold("Helpdesk", "Desk")),
      smallTenant(),
    );
    expect(access.principals).toEqual([]);
  });

  test("members are read once, and of the groups that hold something alone", async () => {
    const tenant = smallTenant({ members: { g1: ["u1"] } });
    const asked: string[] = [];
    const members = tenant.members;
    tenant.members = async (id: string) => {
      asked.push(id);
      return members(id);
    };
    await reviewed(declared(), declared(hold("Helpdesk", "Desk")), tenant);
    expect(asked).toEqual(["g1"]);
  });

  test("what moves from one to the other breaks no limit of holders", async () => {
    const policies = [
      { id: "house/one", kind: "max_holders", max: 1, role: "Super Admin" },
    ] as const;
    const grants = [{ principal: USER_ANN, serviceId: "s1", roles: [{ id: "r1" }] }];
    const held = (user: string): Declaration => [
      "user_role_assignment",
      { user, roles: ["Super Admin"] },
    ];
    const { added } = await reviewed(
      declaredWith({ policies }, held("ann@example.com")),
      declaredWith({ policies }, held("bob@example.com")),
      smallTenant({ grants }),
    );
    expect(added.filter((text) => text.endsWith("house/one"))).toEqual([]);
  });
});
