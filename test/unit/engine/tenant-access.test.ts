import { explainAccess, readTenantAccess } from "../../../src/engine";
import { buildAccessDocument } from "../../../src/report";
import { PrincipalExplainer } from "../../../src/report/access-document/explain-principal";
import type { GrantRecord, Principal } from "../../../src/tenant";
import { GROUP_HELPDESK, smallTenant, USER_ANN } from "../tenant/small-tenant";
import { declared } from "./declared";

const G2 = { type: "GROUP", id: "g2" } as const;
const grant = (principal: Principal, serviceId: string, ...ids: string[]): GrantRecord => ({
  principal,
  serviceId,
  roles: ids.map((id) => ({ id })),
});
const tenant = () =>
  smallTenant({
    grants: [
      grant(USER_ANN, "s1", "r1"),
      grant(GROUP_HELPDESK, "s1", "r2"),
      grant(G2, "s2", "41"),
      grant(GROUP_HELPDESK, "s2", "41"),
      grant({ type: "USER", id: "u2" }, "s4", "7"),
    ],
    members: { g1: ["u1", "u2"], g2: ["u1"], g4: ["u1"] },
  });

test("members are read of groups that hold something, and of no others", async () => {
  const reader = tenant();
  const asked: string[] = [];
  const members = reader.members;
  reader.members = (id) => {
    asked.push(id);
    return members(id);
  };
  const { users, groups } = await readTenantAccess(reader);
  expect(asked).toEqual(["g1", "g2"]);
  expect(users.find(({ id }) => id === "u1")?.groups).toEqual(["g1", "g2"]);
  expect(groups.map((group) => group.members)).toEqual([2, 1, undefined, undefined, undefined]);
});

test("ends that are declared stand with the record that they end", async () => {
  const expires_at = "2026-09-01T00:00:00Z";
  const loaded = declared([
    "group_role_assignment",
    { group: "Helpdesk", roles: ["Desk"], expires_at },
  ]);
  const { grants } = await readTenantAccess(tenant(), loaded);
  expect(grants.filter(({ ends }) => ends !== undefined).map(({ ends }) => ends)).toEqual([
    { r2: expires_at },
  ]);
});

test("the report explains everybody as explain does", async () => {
  const reader = tenant();
  const document = buildAccessDocument({
    generatedAt: new Date(0),
    tenant: "t",
    records: await readTenantAccess(reader),
  });
  const explainer = new PrincipalExplainer(document);
  for (const [place, { id, levels }] of document.principals.entries()) {
    const alone = await explainAccess(reader, id);
    const own = alone.services.find((one) => one.kind === "zidentity");
    const words = Array.from(levels).map((digit) => document.levels[Number(digit)]);
    expect(words).toEqual(own?.access.modules.map(({ level }) => level));
    const said = (services: readonly { kind: string; access: object }[]) =>
      services.map(({ kind, access }) => [kind, names(access)]);
    expect(said(explainer.explain(place))).toEqual(said(alone.services));
  }
});

/** An access without the ids of roles: a document has places in their stead. */
function names(access: object): unknown {
  return JSON.parse(JSON.stringify(access), (key, value: unknown) =>
    key === "role" || key === "roles"
      ? [value].flat().map((one) => (one as { name: string }).name)
      : value,
  );
}
