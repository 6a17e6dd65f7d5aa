import { EXECUTIVE_INSIGHTS, tenantWithoutAppRole } from "../../../../../src/rbac";
import type { DeclaredPrincipal, DeclaredService, TenantFacts } from "../../../../../src/rbac";
import {
  grant,
  group,
  named,
  user,
  zia,
  zidentity,
  zpa,
} from "../../../../../src/rbac/rules/across/example";
import { judged, placesOf } from "../../judged";

const HALF = "executive-insights/half-of-pair";
const ann = user("ann@example.com");
const board = group("Board");
const { zidentityRole, ziaRole } = EXECUTIVE_INSIGHTS;
const insight = (principal: DeclaredPrincipal) =>
  grant(principal, zidentity, [named(zidentityRole)]);
const app = (principal: DeclaredPrincipal, service: DeclaredService = zia) =>
  grant(principal, service, [named(ziaRole, service)]);

function halves(grants: readonly ReturnType<typeof app>[], facts?: TenantFacts) {
  return placesOf(HALF, { grants, facts });
}

it("takes any ZIA tenant for the app, and no other service", () => {
  const west = { ...zia, key: "ZIA west", label: "ZIA (West)" };
  expect(halves([insight(ann), app(ann, west)])).toEqual([]);
  expect(halves([insight(ann), app(ann, zpa)])).toEqual([insight(ann).at]);
});

it("takes the role names for what they mean on the right service only", () => {
  const swapped = [
    grant(ann, zidentity, [named(ziaRole)]),
    grant(ann, zia, [named(zidentityRole, zia)]),
  ];
  expect(halves(swapped)).toEqual([]);
});

it("says nothing where what is not known yet may be the other half", () => {
  const unknownRole = { key: undefined, label: "?" };
  expect(halves([insight(ann), grant(ann, zia, [unknownRole])])).toEqual([]);
  expect(halves([app(ann), grant(ann, zidentity, [unknownRole])])).toEqual([]);
  expect(halves([insight(ann), grant(ann, zpa, [unknownRole])])).toEqual([insight(ann).at]);
  const unknownProduct = { ...zpa, product: undefined };
  expect(halves([insight(ann), grant(ann, unknownProduct, [unknownRole])])).toEqual([]);
  const unknownService = { ...zia, key: undefined };
  expect(halves([insight(ann), grant(ann, unknownService, [])])).toEqual([]);
  expect(halves([app(ann), grant(ann, { ...zidentity, key: undefined }, [])])).toEqual([]);
});

it("is not misled by other roles that are known, and is silent where one of several is not", () => {
  const admin = grant(ann, zidentity, [named("View Only Admin")]);
  expect(halves([app(ann), admin])).toEqual([app(ann).at]);
  const some = [named("Reader", zia), { key: undefined, label: "?" }];
  expect(halves([insight(ann), grant(ann, zia, some)])).toEqual([]);
});

it("takes the app role for itself where the product of the service is not known", () => {
  expect(halves([insight(ann), app(ann, { ...zia, product: undefined })])).toEqual([]);
});

it("does not count an assignment that has expired", () => {
  const ended = { ...app(ann), expiresAt: "2026-01-01T00:00:00Z" };
  expect(halves([insight(ann), ended])).toEqual([insight(ann).at]);
});

it("counts what the principal holds in the tenant and keeps", () => {
  const liveGrants = [{ principal: ann, service: zia, roles: [named(ziaRole, zia)] }];
  expect(halves([insight(ann)], { liveGrants })).toEqual([]);
  const other = grant(ann, zia, [named("Super Admin", zia)]);
  expect(halves([insight(ann), other], { liveGrants })).toEqual([insight(ann).at]);
  expect(halves([insight(ann), { ...other, exclusive: false }], { liveGrants })).toEqual([]);
});

describe("through groups", () => {
  const memberships = new Map([["ann@example.com", ["Admins", "Board"]]]);

  it("counts the other half where the memberships are known", () => {
    const grants = [insight(ann), app(board)];
    expect(halves(grants)).toEqual([app(board).at, insight(ann).at].sort());
    expect(halves(grants, { memberships })).toEqual([]);
    const reverse = [app(ann), insight(board)];
    expect(halves(reverse, { memberships })).toEqual([]);
  });

  it("says nothing where a group holds something on a service that is not known yet", () => {
    const unknownService = { ...zia, key: undefined };
    const open = grant(board, unknownService, []);
    expect(halves([insight(ann), open], { memberships })).toEqual([]);
    expect(halves([app(ann), open], { memberships })).toEqual([]);
  });

  it("knows that on ZIA the user's own record wins", () => {
    const own = grant(ann, zia, [named("Super Admin", zia)]);
    expect(halves([insight(ann), own, app(board)], { memberships })).toContain(insight(ann).at);
  });

  it("knows that on ZIA the group created first wins", () => {
    const first = grant(group("Admins"), zia, [named("Super Admin", zia)]);
    const grants = [insight(ann), first, app(board)];
    expect(halves(grants, { memberships })).toContain(insight(ann).at);
    const later = new Map([["ann@example.com", ["Board", "Admins"]]]);
    expect(halves(grants, { memberships: later })).toEqual([]);
  });

  it("does not take a user for the group of the same key", () => {
    const twin = user("Board");
    const grants = [insight(twin), insight(ann), app(ann)];
    expect(halves(grants, { memberships: new Map([["ann@example.com", ["Board"]]]) })).toEqual([
      insight(twin).at,
    ]);
  });

  it("takes a member who holds nothing else for one who lacks the other half", () => {
    const alone = new Map([["cid", ["Board"]]]);
    expect(halves([insight(board)], { memberships: alone })).toEqual([insight(board).at]);
    expect(halves([app(board)], { memberships: alone })).toEqual([app(board).at]);
  });

  it("finds half in a group when one of its members lacks the other", () => {
    const grants = [insight(board), app(group("Phones"))];
    const both = new Map([["ann@example.com", ["Board", "Phones"]]]);
    expect(halves(grants, { memberships: both })).toEqual([]);
    const one = new Map([...both, ["bob@example.com", ["Board"]]]);
    expect(halves(grants, { memberships: one })).toEqual([insight(board).at]);
  });
});

describe("a ZIA tenant without the app role", () => {
  const ID = "executive-insights/tenant-without-app-role";
  const facts = (...names: readonly string[]) => ({
    services: new Map([["ZIA", { roleNames: new Set(names) }]]),
  });
  const grants = [insight(ann), app(ann)];

  it("is found where the roles of the tenant are known", () => {
    expect(placesOf(ID, { grants, facts: facts("Super Admin") })).toEqual([app(ann).at]);
    expect(judged({ grants, facts: facts("Super Admin", ziaRole) })).toEqual([]);
    expect(judged({ grants })).toEqual([]);
    expect(
      placesOf(ID, { grants: [grant(ann, zia, [named("Reader", zia)])], facts: facts("Reader") }),
    ).toEqual([]);
  });

  it("is explained with where to make the role", () => {
    expect(tenantWithoutAppRole("ZIA (Acme West)")).toMatchObject({
      severity: "error",
      ruleId: ID,
      summary: '"ZIA (Acme West)" has no role "Executive Insights App"',
      fix: 'Make the role in the ZIA Admin Portal of that tenant, as "Adding Executive Insights App Admins" describes (https://help.zscaler.com/zia/adding-executive-insights-app-admins).',
    });
  });
});
