import type { DeclaredGrant, TenantFacts } from "../../../../../src/rbac";
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
} from "../../../../../src/rbac/rules/across/example";
import { foundBy, judged, placesOf } from "../../judged";

const helpdesk = group("Helpdesk");
const ann = user("ann@example.com");
const reader = named("Reader", zia);

function onZia(more: Partial<DeclaredGrant> = {}) {
  return grant(helpdesk, zia, [reader], more);
}

describe("two declarations for one principal and service", () => {
  const ID = "assignment/declared-twice";
  const twice = [onZia({ at: "b" }), onZia({ at: "a" }), onZia({ at: "c" })];

  it("are found on all but the first by place, which the finding names", () => {
    const found = foundBy(ID, { grants: twice });
    expect(found.map(({ at }) => at)).toEqual(["b", "c"]);
    expect(found[0]?.diagnostic.detail).toContain('a declares group "Helpdesk" on ZIA already.');
    expect(found[0]?.principal).toEqual({ key: "Helpdesk", label: "Helpdesk" });
  });

  it.each([
    ["another service", { service: zpa }],
    ["another principal", { principal: group("Other") }],
    ["a user of the same key", { principal: user("Helpdesk") }],
    ["a principal that is not known yet", { principal: { ...helpdesk, key: undefined } }],
    ["a service that is not known yet", { service: { ...zia, key: undefined } }],
  ])("are not found of %s", (_, more) => {
    expect(placesOf(ID, { grants: [onZia({ at: "a" }), onZia({ at: "b", ...more })] })).toEqual([]);
  });

  it("are not found of two that are not known yet", () => {
    const open = { principal: { ...helpdesk, key: undefined } };
    expect(
      placesOf(ID, { grants: [onZia({ at: "a", ...open }), onZia({ at: "b", ...open })] }),
    ).toEqual([]);
  });

  it("are found of entitlements by themselves, and not against assignments", () => {
    const entitlements = [entitlement(helpdesk, zia, "x"), entitlement(helpdesk, zia, "y")];
    expect(placesOf("entitlement/declared-twice", { entitlements })).toEqual(["y"]);
    expect(judged({ entitlements: [entitlements[0]!], grants: [onZia()] })).toEqual([]);
  });
});

describe("a role of another service", () => {
  const ID = "assignment/role-of-another-service";

  it("is found by its owner, which the finding names", () => {
    const [finding] = foundBy(ID, { grants: [grant(helpdesk, zpa, [reader, named("Own", zpa)])] });
    expect(finding?.diagnostic.summary).toBe('"Reader" is not a role of "ZPA"');
    expect(finding?.diagnostic.detail).toContain('"Reader" is a role of "ZIA".');
    expect(finding?.role).toEqual({ key: "ZIA/Reader", label: "Reader" });
  });

  it("is found of a declared role on a linked service", () => {
    const roles = [role("Directory", {})];
    const key = { key: "Directory", label: "Directory" };
    const [finding] = foundBy(ID, { roles, grants: [grant(helpdesk, zia, [key])] });
    expect(finding?.diagnostic.detail).toContain("is a role of ZIdentity itself");
    expect(placesOf(ID, { roles, grants: [grant(helpdesk, zidentity, [key])] })).toEqual([]);
  });

  it("is placed on the roles", () => {
    const [finding] = foundBy(ID, { grants: [grant(helpdesk, zpa, [reader])] });
    expect(finding?.diagnostic.path).toEqual([{ attribute: "role_ids" }]);
  });

  it("is told by ids where both are known, whatever the keys are", () => {
    const onService = (id: string, ownerServiceId: string) => {
      const held = { ...reader, ownerServiceId };
      return placesOf(ID, { grants: [grant(helpdesk, { ...zpa, id }, [held])] });
    };
    expect(onService("1", "1")).toEqual([]);
    expect(onService("1", "2")).toHaveLength(1);
    const byIdOnly = { key: undefined, label: "Reader", ownerServiceId: "2" };
    const open = { ...zpa, key: undefined };
    expect(placesOf(ID, { grants: [grant(helpdesk, { ...open, id: "1" }, [byIdOnly])] })) //
      .toHaveLength(1);
    expect(placesOf(ID, { grants: [grant(helpdesk, open, [byIdOnly])] })).toEqual([]);
    expect(placesOf(ID, { grants: [grant(helpdesk, { ...zpa, id: "1" }, [reader])] })) //
      .toHaveLength(1);
  });

  it("is not said of what is not known yet", () => {
    const unknown = { key: "Reader", label: "Reader" };
    expect(placesOf(ID, { grants: [grant(helpdesk, zia, [unknown])] })).toEqual([]);
    const service = { ...zpa, key: undefined };
    expect(placesOf(ID, { grants: [grant(helpdesk, service, [reader])] })).toEqual([]);
  });
});

describe("a scope", () => {
  const facts = (hasScopes: boolean | undefined): TenantFacts => ({
    services: new Map([["ZIA", { hasScopes }]]),
  });
  const given = { kind: "given", label: "West" } as const;
  const cases = [
    [true, { kind: "absent" }, ["assignment/scope-missing"]],
    [true, given, []],
    [true, { kind: "unknown" }, []],
    [false, given, ["assignment/scope-not-offered"]],
    [false, { kind: "absent" }, []],
    [false, { kind: "unknown" }, []],
    [undefined, { kind: "absent" }, []],
    [undefined, given, []],
  ] as const;

  it.each(cases)(
    "where the service has scopes is %p, and it is %j: %j",
    (hasScopes, scope, ids) => {
      const found = judged({ grants: [onZia({ scope })], facts: facts(hasScopes) });
      expect(found.map(({ diagnostic }) => diagnostic.ruleId)).toEqual(ids);
    },
  );

  it("is judged by the service of the assignment alone", () => {
    expect(judged({ grants: [grant(helpdesk, zpa, [])], facts: facts(true) })).toEqual([]);
    const scoped = grant(helpdesk, zpa, [], { scope: given });
    expect(judged({ grants: [scoped], facts: facts(false) })).toEqual([]);
    expect(judged({ grants: [scoped] })).toEqual([]);
  });
});

describe("groups", () => {
  const grants = [onZia(), grant(user("Helpdesk"), zia, [reader])];
  const entitlements = [entitlement(helpdesk, zia)];
  const all = (
    facts: NonNullable<TenantFacts["groups"]> extends ReadonlyMap<string, infer F> ? F : never,
  ) =>
    judged({ grants, entitlements, facts: { groups: new Map([["Helpdesk", facts]]) } }).map(
      ({ at, diagnostic }) => [at, diagnostic.ruleId],
    );
  const GRANT = "assignments/Helpdesk on ZIA";

  it.each([
    [{ adminEnabled: false }, [[GRANT, "assignment/group-not-enabled-for-administrative"]]],
    [
      { serviceEnabled: false },
      [["entitlements/Helpdesk on ZIA", "entitlement/group-not-enabled-for-service"]],
    ],
    [{ dynamic: true }, [[GRANT, "assignment/dynamic-group"]]],
    [{ source: "SCIM" }, [[GRANT, "assignment/scim-group"]]],
    [{ source: "scim" }, [[GRANT, "assignment/scim-group"]]],
    [{ source: "UI" }, []],
    [{ adminEnabled: true, serviceEnabled: true, dynamic: false }, []],
    [{}, []],
  ])("%j: %j", (facts, found) => {
    expect(all(facts)).toEqual(found);
  });

  it("are not judged while they are not known", () => {
    expect(judged({ grants, entitlements, facts: { groups: new Map() } })).toEqual([]);
  });
});

describe("a disabled user", () => {
  const ID = "assignment/disabled-user";
  const facts = {
    users: new Map([
      ["ann@example.com", { active: false }],
      ["bob@example.com", { active: true }],
    ]),
  };

  it("is found with his login", () => {
    const grants = [grant(ann, zia, [reader]), grant(user("bob@example.com"), zia, [reader])];
    const [finding, ...others] = foundBy(ID, { grants, facts });
    expect(others).toEqual([]);
    expect(finding?.diagnostic.detail).toContain('user "ann@example.com" is disabled.');
  });

  it("is not a group of the same name", () => {
    expect(
      placesOf(ID, { grants: [grant(group("ann@example.com"), zia, [reader])], facts }),
    ).toEqual([]);
  });
});

describe("a service that is not linked", () => {
  const ID = "assignment/service-not-linked";
  const facts = {
    services: new Map([
      ["ZIA", { linked: false }],
      ["ZPA", { linked: true }],
    ]),
  };

  it("is found on assignments and on entitlements", () => {
    const grants = [onZia(), grant(helpdesk, zpa, [])];
    const entitlements = [entitlement(helpdesk, zia), entitlement(helpdesk, zpa)];
    expect(placesOf(ID, { grants, entitlements, facts })).toEqual([
      "assignments/Helpdesk on ZIA",
      "entitlements/Helpdesk on ZIA",
    ]);
  });
});

describe("time", () => {
  const DAY = 86_400_000;
  const now = Date.UTC(2026, 5, 1);
  const at = (offset: number) => new Date(now + offset).toISOString();

  it.each([
    [at(-1), ["assignment/expired"]],
    [at(0), ["assignment/expired"]],
    [at(1), ["assignment/expires-soon"]],
    [at(14 * DAY), ["assignment/expires-soon"]],
    [at(14 * DAY + 1), []],
    ["${time_offset.end}", []],
    [undefined, []],
  ])("%s: %j", (expiresAt, ids) => {
    const found = judged({ grants: [onZia({ expiresAt })] });
    expect(found.map(({ diagnostic }) => diagnostic.ruleId)).toEqual(ids);
    const ofEntitlement = judged({ entitlements: [{ ...entitlement(ann, zia), expiresAt }] });
    expect(ofEntitlement.map(({ diagnostic }) => diagnostic.ruleId)).toEqual(ids);
  });

  it("is told with the moment", () => {
    const [ended] = judged({ grants: [onZia({ expiresAt: "2026-05-31T12:00:00Z" })] });
    expect(ended?.diagnostic.detail).toContain(
      'The access of group "Helpdesk" to ZIA ended at "2026-05-31T12:00:00Z".',
    );
  });

  it("is not judged by a clock that does not run", () => {
    expect(judged({ grants: [onZia({ expiresAt: at(-1) })] }, { now: new Date(NaN) })).toEqual([]);
  });
});

describe("a role that nobody holds", () => {
  const ID = "role/nobody-holds";
  const roles = [role("Directory", { users_and_groups: "view_only" })];
  const held = grant(helpdesk, zidentity, [named("Directory")]);

  it("is found, with its name", () => {
    const [finding] = foundBy(ID, { roles });
    expect(finding?.diagnostic.detail).toContain('hands out "Directory"');
    expect(finding?.role?.label).toBe("Directory");
  });

  it.each<[string, readonly DeclaredGrant[], number]>([
    ["somebody holds it", [held], 0],
    [
      "somebody holds it who is not known yet",
      [{ ...held, principal: { ...ann, key: undefined } }],
      0,
    ],
    ["its assignment has expired", [{ ...held, expiresAt: "2026-01-01T00:00:00Z" }], 1],
    [
      "an assignment hands out what is not known yet",
      [{ ...held, roles: [{ key: undefined, label: "?" }] }],
      0,
    ],
    ["somebody holds another role", [{ ...held, roles: [named("View Only Admin")] }], 1],
  ])("is judged where %s", (_, grants, count) => {
    expect(placesOf(ID, { roles, grants })).toHaveLength(count);
  });

  it("is not found where somebody holds it in the tenant, and keeps it", () => {
    const liveGrants = [{ principal: helpdesk, service: zidentity, roles: [named("Directory")] }];
    const facts = { liveGrants };
    expect(placesOf(ID, { roles, facts })).toEqual([]);
    const other = { ...held, roles: [named("View Only Admin")] };
    expect(placesOf(ID, { roles, facts, grants: [{ ...other, exclusive: false }] })).toEqual([]);
    expect(placesOf(ID, { roles, facts, grants: [other] })).toHaveLength(1);
    const expired = { ...held, exclusive: false, expiresAt: "2026-01-01T00:00:00Z" };
    expect(placesOf(ID, { roles, facts, grants: [expired] })).toHaveLength(1);
  });

  it("is not said of a role that is not known yet", () => {
    expect(placesOf(ID, { roles: [{ ...roles[0]!, key: undefined }] })).toEqual([]);
  });
});
