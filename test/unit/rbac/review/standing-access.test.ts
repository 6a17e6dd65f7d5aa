import type { DeclaredPrincipal, TenantFacts } from "../../../../src/rbac";
import {
  entitlement,
  grant,
  named,
  role,
  user,
  zia,
  zidentity,
  zpa,
} from "../../../../src/rbac/rules/across/example";
import { compared } from "./compared";

const ANN = user("ann");
const desk: DeclaredPrincipal = { kind: "group", key: "g1", label: "Desk" };
const auditor = named("Auditor", zia);
const facts = { memberships: new Map([["ann", ["g1"]]]) };

/** What changes for ann, who is in the group. */
function ofAnn(
  before: Parameters<typeof compared>[0],
  after: Parameters<typeof compared>[0],
  more: TenantFacts = {},
) {
  const { principals } = compared(before, after, { facts: { ...facts, ...more } });
  return principals.find(({ principal }) => principal.key === "ann");
}

const byDesk = [{ kind: "group", group: { id: "g1", name: "Desk" } }];

describe("a group is told by its name", () => {
  test("as a grant gives it, or an entitlement", () => {
    expect(ofAnn({}, { grants: [grant(desk, zia, [auditor])] })?.services).toMatchObject([
      { gained: [{ via: byDesk }] },
    ]);
    expect(ofAnn({}, { entitlements: [entitlement(desk, zia)] })?.entitlements).toMatchObject([
      { via: byDesk },
    ]);
  });

  test("and one of which nothing is known gives nothing", () => {
    const change = ofAnn(
      {},
      { grants: [grant(ANN, zia, [auditor])] },
      { groups: new Map([["other", { label: "Other" }]]) },
    );
    expect(change?.services).toMatchObject([{ gained: [{ via: [{ kind: "direct" }] }] }]);
  });

  test("as the state gives it, before the tenant does", () => {
    const groups = new Map([["g1", { label: "Old name" }]]);
    expect(
      ofAnn({}, { grants: [grant(desk, zia, [auditor])] }, { groups })?.services,
    ).toMatchObject([{ gained: [{ via: byDesk }] }]);
  });
});

describe("on ZIdentity every way counts", () => {
  const viewer = role("Viewer", { users_and_groups: "view_only" });

  test("the user's own first, then those of groups, and the role as the state calls it", () => {
    const declared = { ...viewer, key: "r1" };
    const held = { key: "r1", label: "Viewer" };
    const grants = [grant(desk, zidentity, [held]), grant(ANN, zidentity, [held])];
    const change = ofAnn({ roles: [declared] }, { roles: [declared], grants });
    const via = [{ kind: "direct" }, ...byDesk];
    expect(change?.services).toMatchObject([
      {
        gained: [{ role: { key: "r1", label: "Viewer" }, via }],
        levels: [
          {
            after: {
              paths: via.map((one) => ({
                role: { id: "r1", name: "Viewer" },
                via: one,
                level: "view_only",
              })),
            },
          },
        ],
      },
    ]);
  });

  test("a role that the tenant holds and whose key is not known is told by its name", () => {
    const liveGrants = [
      { principal: ANN, service: zidentity, roles: [{ key: undefined, label: "By hand" }] },
    ];
    const after = { roles: [viewer], grants: [grant(desk, zidentity, [named("Viewer")])] };
    expect(ofAnn({ roles: [viewer] }, after, { liveGrants })?.services).toMatchObject([
      { gained: [{ role: { label: "Viewer" } }], levels: [{ before: { exact: false } }] },
    ]);
  });
});

describe("on a linked service the record that decides (H)", () => {
  test("is told with its way, the user's own or that of the group", () => {
    const before = { grants: [grant(desk, zia, [auditor])] };
    const after = { grants: [...before.grants, grant(ANN, zia, [named("Admin", zia)])] };
    expect(ofAnn(before, after)?.services).toMatchObject([
      {
        gained: [{ role: { label: "Admin" }, via: [{ kind: "direct" }] }],
        lost: [{ role: { label: "Auditor" }, via: byDesk }],
      },
    ]);
  });

  test("is one a service", () => {
    const after = {
      grants: [grant(desk, zia, [auditor]), grant(ANN, zpa, [named("Admin", zpa)])],
    };
    expect(ofAnn({}, after)?.services).toMatchObject([
      { service: { label: "ZIA" }, gained: [{ via: byDesk }] },
      { service: { label: "ZPA" }, gained: [{ via: [{ kind: "direct" }] }] },
    ]);
  });

  test("gives nothing on ZIdentity away, where all records count", () => {
    const grants = [grant(desk, zidentity, [named("A")]), grant(ANN, zidentity, [named("B")])];
    expect(ofAnn({}, { grants })?.services).toMatchObject([
      { gained: [{ role: { label: "A" } }, { role: { label: "B" } }] },
    ]);
  });
});
