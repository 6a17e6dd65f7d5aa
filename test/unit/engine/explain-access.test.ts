import { DiagnosticsError } from "../../../src/diagnostics";
import { explainAccess } from "../../../src/engine";
import type { GrantRecord, Principal } from "../../../src/tenant";
import { GROUP_HELPDESK, smallTenant, USER_ANN } from "../tenant/small-tenant";
import { declared } from "./declared";

const G2 = { type: "GROUP", id: "g2" } as const;
const grant = (principal: Principal, serviceId: string, ...ids: string[]): GrantRecord => ({
  principal,
  serviceId,
  roles: ids.map((id) => ({ id })),
});
const roles = [
  {
    id: "r1",
    name: "A",
    systemDefined: true,
    permissions: { ROLES: "FULL", BRANDING: "VIEW_ONLY" },
  },
  { id: "r2", name: "B", permissions: { BRANDING: "FULL" } },
];

function tenant(...grants: GrantRecord[]) {
  return smallTenant({ roles, grants, members: { g2: ["u1"], g1: ["u1"] } });
}

async function problem(run: Promise<unknown>): Promise<string> {
  const error: unknown = await run.catch((thrown: unknown) => thrown);
  if (error instanceof DiagnosticsError) return error.message;
  throw new Error("It was not refused.");
}

test("on ZIdentity the highest level wins, with every path by which it comes", async () => {
  const reader = tenant(grant(USER_ANN, "s1", "r1"), grant(GROUP_HELPDESK, "s1", "r2"));
  const { services, groups } = await explainAccess(reader, "ANN@example.com");
  expect(groups.map(({ name }) => name)).toEqual(["Helpdesk", "Regional IT"]);
  const [own] = services;
  if (own?.kind !== "zidentity") throw new Error("ZIdentity comes first.");
  const branding = own.access.modules.find(({ module }) => module === "branding");
  expect(branding?.level).toBe("full");
  expect(branding?.paths.map(({ role, via, standing }) => [role.name, via.kind, standing])).toEqual(
    [
      ["B", "group", "decides"],
      ["A", "direct", "outranked"],
    ],
  );
  // Linked services on which nothing is held are not shown.
  expect(services).toHaveLength(1);
});

describe("on a linked service one record decides", () => {
  const ofGroups = [grant(G2, "s2", "41"), grant(GROUP_HELPDESK, "s2", "41")];
  const zia = async (...grants: GrantRecord[]) => {
    const { services } = await explainAccess(tenant(...grants), "u1", { service: "s2" });
    const [one] = services;
    if (one?.kind !== "linked") throw new Error("It is a linked service.");
    return one.access;
  };

  test("the user's own", async () => {
    const { reason, deciding, overridden } = await zia(...ofGroups, grant(USER_ANN, "s2", "41"));
    expect(reason).toBe("own_record");
    expect(deciding?.via.kind).toBe("direct");
    expect(deciding?.roles).toEqual([{ id: "41", name: "Auditor" }]);
    expect(overridden).toHaveLength(2);
  });

  test("else that of the group that the tenant lists first", async () => {
    const { reason, deciding } = await zia(...ofGroups);
    expect(reason).toBe("first_group");
    expect(deciding?.via).toEqual({ kind: "group", group: { id: "g1", name: "Helpdesk" } });
  });

  test("and none is said where it is asked for", async () => {
    expect((await zia()).reason).toBe("no_record");
  });
});

test("a group is explained by what it holds itself", async () => {
  const reader = tenant(grant(GROUP_HELPDESK, "s1", "r2"), grant(USER_ANN, "s1", "r1"));
  const { principal, services, groups } = await explainAccess(reader, "Helpdesk");
  expect(principal).toMatchObject({ kind: "group", id: "g1" });
  expect(groups).toEqual([]);
  const [own] = services;
  if (own?.kind !== "zidentity") throw new Error("ZIdentity comes first.");
  expect(own.access.modules.find(({ module }) => module === "roles")?.level).toBe("none");
});

test("ends that the desired state declares, for roles that are held", async () => {
  const expires_at = "2026-09-01T00:00:00Z";
  const loaded = declared(
    ["group_role_assignment", { group: "Helpdesk", roles: ["B"], expires_at }],
    ["user_role_assignment", { user: "bob@example.com", roles: ["B"], expires_at }],
  );
  const reader = tenant(grant(GROUP_HELPDESK, "s1", "r2"), grant(USER_ANN, "s1", "r1"));
  const { ends } = await explainAccess(reader, "ann@example.com", { loaded });
  expect(ends).toEqual([
    {
      service: "ZIdentity",
      role: "B",
      via: { kind: "group", group: { id: "g1", name: "Helpdesk" } },
      expiresAt: expires_at,
    },
  ]);
});

describe("what is not there, or not just once, is said", () => {
  test("a principal", async () => {
    expect(await problem(explainAccess(tenant(), "anne@example.com"))).toContain(
      'Did you mean "ann@example.com"?',
    );
    const twice = await problem(explainAccess(tenant(), "Regional IT"));
    expect(twice).toContain("g2");
    expect(twice).toContain("g3");
  });

  test("a service, and modules where there are none", async () => {
    expect(await problem(explainAccess(tenant(), "u1", { service: "ZPB" }))).toContain(
      'Did you mean "ZPA"?',
    );
    const options = { service: "ZPA", module: "roles" };
    expect(await problem(explainAccess(tenant(), "u1", options))).toContain(
      "ZPA has no modules of ZIdentity",
    );
  });
});
