import type { DeclaredGrant } from "../../../../src/rbac";
import {
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
const JULY = "2026-07-01T00:00:00Z";
const AUGUST = "2026-08-01T00:00:00Z";
const admin = named("Admin", zia);
const direct = [{ kind: "direct" }];
const viewer = role("Viewer", { users_and_groups: "view_only" });

function services(...states: Parameters<typeof changeOfOne>) {
  return changeOfOne(...states).services;
}

/** What ann holds on ZIA as Admin. */
function asAdmin(more: Partial<DeclaredGrant> = {}) {
  return { grants: [grant(ANN, zia, [admin], more)] };
}

describe("a role of a linked service", () => {
  const held = { role: { key: "ZIA/Admin", label: "Admin" }, via: direct };

  test("gained is growth, lost is none; with its scope and its end", () => {
    const scoped = asAdmin({ scope: { kind: "given", label: "Plant" }, expiresAt: JULY });
    const item = { ...held, scope: "Plant", expiresAt: JULY };
    const none = { service: zia, gained: [], lost: [], ends: [], levels: [] };
    expect(services({}, scoped)).toStrictEqual([{ ...none, gained: [{ ...item, growth: true }] }]);
    expect(services(scoped, {})).toStrictEqual([{ ...none, lost: [{ ...item, growth: false }] }]);
  });

  test("without a scope and an end it has neither", () => {
    expect(services({}, asAdmin())[0]?.gained).toStrictEqual([{ ...held, growth: true }]);
  });

  test("within a scope that is not known yet", () => {
    const open = asAdmin({ scope: { kind: "unknown" } });
    expect(services({}, open)[0]?.gained).toMatchObject([{ scope: "known after apply" }]);
    expect(services(asAdmin(), open)[0]).toMatchObject({ gained: [{}], lost: [{}] });
  });

  test.each([
    ["later", JULY, AUGUST, true],
    ["earlier", AUGUST, JULY, false],
    ["unclear", JULY, "${x}", true],
  ])("with an end that is %s", (change, before, after, growth) => {
    const scope = { kind: "given", label: "Plant" } as const;
    const [earlier, later] = [before, after].map((expiresAt) => asAdmin({ scope, expiresAt }));
    expect(services(earlier ?? {}, later ?? {})[0]?.ends).toStrictEqual([
      { ...held, scope: "Plant", before, after, change, growth },
    ]);
  });

  test("with an end that comes or goes, outside of scopes", () => {
    const [never, july] = [asAdmin(), asAdmin({ expiresAt: JULY })];
    expect(services(july, never)[0]?.ends).toStrictEqual([
      { ...held, before: JULY, change: "later", growth: true },
    ]);
    expect(services(never, july)[0]?.ends).toStrictEqual([
      { ...held, after: JULY, change: "earlier", growth: false },
    ]);
  });

  test("the ends of roles that are gained or lost move nothing", () => {
    const other = { grants: [grant(ANN, zia, [named("Other", zia)], { expiresAt: JULY })] };
    expect(services(asAdmin({ expiresAt: AUGUST }), other)[0]?.ends).toEqual([]);
  });
});

describe("on ZIdentity the levels of a known role tell, and a role counts whose levels are not known", () => {
  const until = (expiresAt: string) => ({
    roles: [viewer],
    grants: [grant(ANN, zidentity, [named("Viewer"), named("By hand")], { expiresAt })],
  });

  test("gained", () => {
    expect(services({}, until(JULY))[0]?.gained).toMatchObject([
      { role: { label: "By hand" }, growth: true },
      { role: { label: "Viewer" }, growth: false },
    ]);
  });

  test.each([
    ["later", until(JULY), until(AUGUST), true],
    ["earlier", until(AUGUST), until(JULY), false],
  ])("held until %s", (change, before, after, growth) => {
    expect(services(before, after)[0]?.ends).toMatchObject([
      { role: { label: "By hand" }, change, growth },
      { role: { label: "Viewer" }, change, growth: false },
    ]);
  });

  test("nobody holds a role of ZIdentity within a scope", () => {
    const scoped = grant(ANN, zidentity, [named("Viewer")], {
      scope: { kind: "given", label: "Plant" },
    });
    expect(services({}, { roles: [viewer], grants: [scoped] })[0]?.gained[0]).not.toHaveProperty(
      "scope",
    );
  });
});

describe("in one order", () => {
  const twins = [
    { ...zpa, key: "zpa-2", label: "Twin" },
    { ...zpa, key: "zpa-1", label: "Twin" },
  ];

  test("services: ZIdentity first, then by name, then by key", () => {
    const on = [zpa, ...twins, { ...zia, label: "Alpha", key: "a" }, zidentity];
    const grants = on.map((service, at) =>
      grant(ANN, service, [named("R", service)], { at: String(at) }),
    );
    const found = services({ roles: [role("R", {})] }, { roles: [role("R", {})], grants });
    expect(found.map(({ service: { key } }) => key)).toEqual([
      "ZIdentity",
      "a",
      "zpa-1",
      "zpa-2",
      "ZPA",
    ]);
  });

  test("entitlements by the name of the service, then by its key", () => {
    const on = [zpa, ...twins, zia];
    const { entitlements } = changeOfOne(
      {},
      { entitlements: on.map((service, at) => entitlement(ANN, service, String(at))) },
    );
    expect(entitlements.map(({ service: { key } }) => key)).toEqual([
      "zpa-1",
      "zpa-2",
      "ZIA",
      "ZPA",
    ]);
  });

  test("roles by name, then by key, on every list", () => {
    const all = [
      { key: "2", label: "Same" },
      { key: "1", label: "Same" },
      { key: "3", label: "First" },
    ];
    const state = (expiresAt: string) => ({ grants: [grant(ANN, zia, all, { expiresAt })] });
    const keys = (
      items: readonly { readonly role: { readonly key?: string | undefined } }[] = [],
    ) => items.map(({ role: { key } }) => key);
    expect(keys(services({}, state(JULY))[0]?.gained)).toEqual(["3", "1", "2"]);
    expect(keys(services(state(JULY), {})[0]?.lost)).toEqual(["3", "1", "2"]);
    expect(keys(services(state(JULY), state(AUGUST))[0]?.ends)).toEqual(["3", "1", "2"]);
  });
});

describe("entitlements", () => {
  const until = (expiresAt?: string) => ({
    entitlements: [{ ...entitlement(ANN, zia), expiresAt }],
  });

  test("with the ends of both sides, as they are declared", () => {
    const of = (...states: Parameters<typeof changeOfOne>) => changeOfOne(...states).entitlements;
    const one = { service: zia, via: direct };
    expect(of({}, until(JULY))).toStrictEqual([{ ...one, change: "gained", after: JULY }]);
    expect(of(until(JULY), {})).toStrictEqual([{ ...one, change: "lost", before: JULY }]);
    expect(of(until(JULY), until(AUGUST))).toStrictEqual([
      { ...one, change: "later", before: JULY, after: AUGUST },
    ]);
    expect(of(until(), until(JULY))).toStrictEqual([{ ...one, change: "earlier", after: JULY }]);
    expect(of({}, until())).toStrictEqual([{ ...one, change: "gained" }]);
  });

  test("by all ways at once: the user's own first, then his groups by name", () => {
    const memberships = new Map([["ann", ["2", "1"]]]);
    const groups = [group("1"), { ...group("2"), label: "Aces" }];
    const after = {
      entitlements: [
        ...groups.map((one) => entitlement(one, zia)),
        { ...entitlement(ANN, zia), expiresAt: JULY },
      ],
    };
    const before = { entitlements: [{ ...entitlement(ANN, zia), expiresAt: JULY }] };
    const { principals } = compared(before, after, { facts: { memberships } });
    const ann = principals.find(({ principal }) => principal.key === "ann");
    expect(ann?.entitlements).toStrictEqual([
      {
        service: zia,
        change: "later",
        via: [
          { kind: "direct" },
          { kind: "group", group: { id: "1", name: "1" } },
          { kind: "group", group: { id: "2", name: "Aces" } },
        ],
        before: JULY,
      },
    ]);
  });
});
