import { besideDeclared, type LiveGrant } from "../../../../src/rbac";
import {
  declare,
  entitlement,
  grant,
  group,
  named,
  role,
  user,
  zia,
  zidentity,
  zpa,
} from "../../../../src/rbac/rules/across/example";
import { changeOfOne, compared } from "./compared";

const ANN = user("ann");
const DESK = group("Desk");
const BOARD = group("Board");
const auditor = named("Auditor", zia);
const admin = named("Admin", zia);

describe("what is not known yet", () => {
  const notYet = (label: string) => ({ key: undefined, label });

  test("a role: one expression is one role, another is another", () => {
    const of = (label: string) => ({ grants: [grant(ANN, zia, [notYet(label)])] });
    expect(compared(of("${a}"), of("${a}")).principals).toEqual([]);
    expect(changeOfOne(of("${a}"), of("${b}")).services).toMatchObject([
      { gained: [{ role: { label: "${b}" } }], lost: [{ role: { label: "${a}" } }] },
    ]);
  });

  test("a service and a principal of an entitlement and of a grant", () => {
    const service = { ...zia, ...notYet("${service}") };
    const who = { ...DESK, ...notYet("${group}") };
    const state = {
      grants: [grant(who, service, [auditor])],
      entitlements: [entitlement(who, service)],
    };
    expect(compared(state, state).principals).toEqual([]);
    expect(changeOfOne({}, state)).toMatchObject({
      principal: { kind: "group", label: "${group}" },
      services: [{ service: { label: "${service}" } }],
      entitlements: [{ service: { label: "${service}" }, change: "gained" }],
    });
  });

  test("the id of a declared role", () => {
    const open = { ...role("Desk", { roles: "full" }), key: undefined };
    expect(compared({ roles: [open] }, { roles: [open] }).roles).toEqual([]);
    expect(compared({}, { roles: [open] }).roles).toMatchObject([
      { change: "created", name: "Desk", holders: 0 },
    ]);
  });
});

describe("what the tenant holds and nobody declares", () => {
  const held = (...roles: LiveGrant["roles"]): LiveGrant[] => [
    { principal: DESK, service: zia, roles },
  ];
  const beside = (liveGrants: LiveGrant[], ...states: Parameters<typeof declare>) =>
    besideDeclared({ liveGrants }, states.map(declare)).liveGrants;

  test("stays, role by role, beside what a state declares", () => {
    const state = { grants: [grant(DESK, zia, [admin], { exclusive: false })] };
    const open = { key: undefined, label: "${x}" };
    expect(beside(held(admin, auditor, open), state)).toEqual(held(auditor, open));
  });

  test("a record of which nothing stays is none", () => {
    expect(
      beside(held(admin), { grants: [grant(DESK, zia, [admin], { exclusive: false })] }),
    ).toEqual([]);
  });

  test("nothing stays beside an exclusive declaration, of whichever state", () => {
    const state = { grants: [grant(DESK, zia, [admin])] };
    expect(beside(held(auditor), state)).toEqual([]);
    expect(changeOfOne(state, {}, { facts: { liveGrants: held(auditor) } }).services).toMatchObject(
      [{ gained: [], lost: [{ role: { label: "Admin" } }] }],
    );
  });

  test("other principals and other services are others", () => {
    const others = [
      { principal: BOARD, service: zia, roles: [auditor] },
      { principal: { ...user("Desk") }, service: zia, roles: [auditor] },
      { principal: DESK, service: zpa, roles: [auditor] },
    ];
    expect(beside(others, { grants: [grant(DESK, zia, [auditor])] })).toEqual(others);
  });

  test("a tenant of which no grant is known stays as it is", () => {
    const facts = { memberships: new Map([["ann", ["Desk"]]]) };
    expect(besideDeclared(facts, [declare({ grants: [grant(DESK, zia, [admin])] })])).toBe(facts);
  });

  test("a user's own record that stays decides on, when what was declared beside it goes (H)", () => {
    const facts = {
      memberships: new Map([["ann", ["Desk"]]]),
      liveGrants: [{ principal: ANN, service: zia, roles: [auditor] }],
    };
    const after = { grants: [grant(DESK, zia, [named("Other", zia)])] };
    const before = { grants: [...after.grants, grant(ANN, zia, [admin], { exclusive: false })] };
    expect(changeOfOne(before, after, { facts })).toMatchObject({
      principal: { label: "ann" },
      services: [{ gained: [], lost: [{ role: { label: "Admin" } }] }],
    });
  });

  test("a role that is renamed is one role, whoever holds it", () => {
    const liveGrants = [{ principal: BOARD, service: zidentity, roles: [named("Viewer")] }];
    const viewer = role("Viewer", { roles: "view_only" });
    const reader = { ...role("Reader", { roles: "full" }), at: viewer.at };
    const change = changeOfOne({ roles: [viewer] }, { roles: [reader] }, { facts: { liveGrants } });
    expect(change).toMatchObject({
      principal: { label: "Board" },
      services: [
        { gained: [], lost: [], levels: [{ module: "roles", change: "raised", growth: true }] },
      ],
    });
  });
});
