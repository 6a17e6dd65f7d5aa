import fc from "fast-check";
import {
  type AcceptEntry,
  checkAccess,
  type DeclaredAccess,
  LEVELS,
  MODULE_KEYS,
  type PolicyRule,
  RULES,
} from "../../../src/rbac";
import {
  declare,
  EXAMPLE_NOW,
  grant,
  group,
  role,
  zia,
  zidentity,
} from "../../../src/rbac/rules/across/example";

const now = EXAMPLE_NOW;
const text = fc.oneof(
  fc.constantFrom("A", "B", "Board", "CXO Insight User", "Executive Insights App", "__proto__"),
  fc.string(),
);
const key = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom("A", "B", "__proto__") },
  { weight: 1, arbitrary: fc.constant(undefined) },
);
const moduleName = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...MODULE_KEYS) },
  { weight: 1, arbitrary: text },
);
const level = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<string | undefined>(...LEVELS) },
  { weight: 1, arbitrary: fc.constantFrom(undefined, "audit_only") },
);
const permissions = fc
  .array(fc.tuple(moduleName, level), { maxLength: 5 })
  .map((all) => new Map(all));
const principal = fc.record({
  kind: fc.constantFrom("user" as const, "group" as const),
  key,
  label: text,
});
const service = fc.record({
  key,
  label: text,
  own: fc.boolean(),
  product: fc.constantFrom("ZIA", "ZPA", undefined),
});
const granted = fc.record(
  {
    key,
    label: text,
    permissions: fc.option(permissions, { nil: undefined }),
    ownerServiceKey: key,
  },
  { requiredKeys: ["key", "label"] },
);
const moment = fc.constantFrom(
  undefined,
  "2026-05-01T00:00:00Z",
  "2026-06-05T00:00:00Z",
  "2027-01-01T00:00:00Z",
  "never",
);
const at = fc.constantFrom("p", "q", "r", "s", "t");
const scope = fc.constantFrom(
  { kind: "absent" as const },
  { kind: "unknown" as const },
  { kind: "given" as const, label: "West" },
);
const held = { principal, service, roles: fc.array(granted, { maxLength: 3 }) };
const mapOf = <T>(value: fc.Arbitrary<T>) =>
  fc
    .array(fc.tuple(fc.constantFrom("A", "B", "__proto__"), value), { maxLength: 3 })
    .map((all) => new Map(all));
const flag = fc.constantFrom(true, false, undefined);
const facts = fc.record(
  {
    groups: mapOf(
      fc.record({
        adminEnabled: flag,
        serviceEnabled: flag,
        dynamic: flag,
        source: fc.constantFrom("SCIM", "UI", undefined),
      }),
    ),
    users: mapOf(fc.record({ active: flag })),
    services: mapOf(
      fc.record({
        linked: flag,
        hasScopes: flag,
        roleNames: fc.constantFrom(undefined, new Set(["A"])),
      }),
    ),
    memberships: mapOf(fc.array(fc.constantFrom("A", "B"), { maxLength: 3 })),
    liveGrants: fc.array(fc.record(held), { maxLength: 3 }),
    predefinedRoles: mapOf(permissions),
  },
  { requiredKeys: [] },
);
const state: fc.Arbitrary<DeclaredAccess> = fc.record(
  {
    roles: fc.array(fc.record({ at, key, name: text, permissions }), { maxLength: 4 }),
    grants: fc.array(
      fc.record({ at, ...held, scope, exclusive: fc.boolean(), expiresAt: moment }),
      { maxLength: 6 },
    ),
    entitlements: fc.array(fc.record({ at, principal, service, expiresAt: moment }), {
      maxLength: 4,
    }),
    deployer: fc.record({
      permissions,
      serviceAdminKeys: fc.constantFrom(undefined, new Set(["A"])),
    }),
    facts,
  },
  { requiredKeys: ["roles", "grants", "entitlements"] },
);
const policies: readonly PolicyRule[] = [
  {
    id: "house/pair",
    kind: "forbidden_combination",
    modules: { roles: "view_only", branding: "view_only" },
  },
  { id: "house/groups", kind: "groups_only", modules: { roles: "view_only" } },
  { id: "house/few", kind: "max_holders", max: 1, module: "roles", level: "view_only" },
  { id: "house/ends", kind: "require_expiry", modules: { roles: "full" } },
  { id: "house/names", kind: "name_pattern", pattern: "^[A-Z]" },
];
const accept: readonly AcceptEntry[] = [
  { rule: "house/groups", principal: "A", reason: "r", owner: "o", until: "2027-01-01" },
  { rule: "role/nobody-holds", role: "A", reason: "r", owner: "o", until: "2026-01-01" },
];

describe("any input", () => {
  it("of the declared form gives whole findings, and never throws", () => {
    const ids = new Set([...RULES.map(({ id }) => id), ...policies.map(({ id }) => id)]);
    fc.assert(
      fc.property(state, (declared) => {
        for (const { diagnostic } of checkAccess(declared, { now, policies, accept })) {
          expect(ids.has(diagnostic.ruleId ?? "")).toBe(true);
          expect(diagnostic.summary).toBeTruthy();
          expect(diagnostic.detail).not.toContain("[object");
          expect(diagnostic.fix).toBeTruthy();
          expect(diagnostic.source).toBeTruthy();
        }
      }),
      { numRuns: 500 },
    );
  });

  it("of any other form never throws", () => {
    const anything = fc.anything({
      withMap: true,
      withSet: true,
      withNullPrototype: true,
      withBigInt: true,
    });
    const parts = {
      at: anything,
      principal: anything,
      service: anything,
      roles: anything,
      scope: anything,
    };
    const list = fc.oneof(anything, fc.array(fc.oneof(anything, fc.record(parts))));
    const odd = fc.oneof(
      anything,
      fc.record({
        roles: list,
        grants: list,
        entitlements: list,
        deployer: anything,
        facts: fc.oneof(
          anything,
          fc.dictionary(
            fc.constantFrom(
              "groups",
              "users",
              "services",
              "memberships",
              "liveGrants",
              "predefinedRoles",
            ),
            anything,
          ),
        ),
      }),
    );
    fc.assert(
      fc.property(odd, anything, anything, (declared, rules, entries) => {
        checkAccess(declared as never, { now, policies: rules as never, accept: entries as never });
      }),
      { numRuns: 500 },
    );
  });

  it("gives the same findings whatever the order of the declarations", () => {
    const shuffled = <T>(items: readonly T[]) =>
      fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
    const pair = state.chain((declared) =>
      fc.tuple(
        fc.constant(declared),
        fc.record({
          roles: shuffled(declared.roles),
          grants: shuffled(declared.grants),
          entitlements: shuffled(declared.entitlements),
        }),
      ),
    );
    fc.assert(
      fc.property(pair, ([declared, other]) => {
        const found = checkAccess(declared, { now, policies, accept });
        expect(checkAccess({ ...declared, ...other }, { now, policies, accept })).toEqual(found);
      }),
      { numRuns: 500 },
    );
  });

  it("gives no finding twice", () => {
    fc.assert(
      fc.property(state, (declared) => {
        const found = checkAccess(declared, { now, policies }).map((finding) =>
          JSON.stringify(finding),
        );
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });
});

it("gives findings by place", () => {
  const grants = ["c", "a", "b"].map((place) =>
    grant(group(place), zidentity, [], { at: place, expiresAt: "2026-01-01T00:00:00Z" }),
  );
  expect(checkAccess(declare({ grants }), { now }).map((finding) => finding.at)).toEqual([
    "a",
    "b",
    "c",
  ]);
});

it("does not change what it is given", () => {
  const grants = Object.freeze([grant(group("b"), zia, []), grant(group("a"), zia, [])]);
  const roles = Object.freeze([role("B", {}), role("A", {})]);
  expect(() => checkAccess(Object.freeze(declare({ grants, roles })), { now })).not.toThrow();
});
