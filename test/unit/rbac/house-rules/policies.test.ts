import type { DeclaredGrant, PolicyRule, TenantFacts } from "../../../../src/rbac";
import {
  grant,
  group,
  levels,
  named,
  role,
  user,
  zia,
  zidentity,
} from "../../../../src/rbac/rules/across/example";
import { foundBy, placesOf } from "../judged";

const ID = "house/rule";
const roles = [
  role("Owner", { roles: "full", users_and_groups: "full", administrative_entitlements: "full" }),
  role("Auditor", { audit_logs: "view_only" }),
  role("Viewer", { roles: "view_only", users_and_groups: "view_only" }),
];
const ann = user("ann@example.com");
const bob = user("bob@example.com");
const ops = group("Ops");
const staff = group("Staff");

function holds(principal: typeof ann, ...names: readonly string[]): DeclaredGrant {
  return grant(
    principal,
    zidentity,
    names.map((name) => named(name)),
  );
}

function places(policy: PolicyRule, grants: readonly DeclaredGrant[], facts?: TenantFacts) {
  return placesOf(ID, { roles, grants, facts }, { policies: [policy] });
}

function found(policy: PolicyRule, grants: readonly DeclaredGrant[], facts?: TenantFacts) {
  return foundBy(ID, { roles, grants, facts }, { policies: [policy] });
}

const AT_ANN = holds(ann).at;
const AT_OPS = holds(ops).at;
const AT_STAFF = holds(staff).at;

describe("a rule's own words", () => {
  const policy: PolicyRule = { id: ID, kind: "name_pattern", pattern: "^team-" };
  const one = { roles: [role("Owner", {})] };

  it("are an error with our words by default", () => {
    const [finding] = foundBy(ID, one, { policies: [policy] });
    expect(finding).toMatchObject({
      at: "roles/Owner",
      role: { key: "Owner", label: "Owner" },
      diagnostic: {
        severity: "error",
        summary: "Name that is not as the house has it",
        detail: 'The name "Owner" does not match "^team-".',
        ruleId: ID,
        source: 'House rule "house/rule"',
      },
    });
  });

  it("take the place of ours", () => {
    const words = {
      severity: "info",
      title: "Roles carry their team",
      why: "We bill by team.",
    } as const;
    const [finding] = foundBy(ID, one, { policies: [{ ...policy, ...words }] });
    expect(finding?.diagnostic).toMatchObject({
      severity: "info",
      summary: "Roles carry their team",
      detail: 'The name "Owner" does not match "^team-". We bill by team.',
    });
  });
});

describe("what each kind says of a breach, and how to mend it", () => {
  const both = { roles: "full", users_and_groups: "full" };
  it.each<[PolicyRule, string, string]>([
    [
      { id: ID, kind: "forbidden_combination", modules: both },
      "Combination of levels that no one may hold",
      "Take one of the roles away, or lower one of the levels.",
    ],
    [
      { id: ID, kind: "groups_only", modules: both },
      "Level that may be granted through groups only",
      "Assign the role to a group, and make the user a member of it.",
    ],
    [
      { id: ID, kind: "require_expiry", modules: both },
      "Level that may be granted for a time only",
      "Set when the assignment expires.",
    ],
    [
      { id: ID, kind: "max_holders", max: 0, role: "Owner" },
      "More holders than the house allows",
      "Take it away from some of them.",
    ],
    [
      { id: ID, kind: "name_pattern", pattern: "^(Auditor|Viewer)$" },
      "Name that is not as the house has it",
      "Rename the role so that it matches.",
    ],
  ])("%j", (policy, summary, fix) => {
    const told = found(policy, [holds(ann, "Owner")]).map(({ diagnostic }) => diagnostic);
    expect(told).toEqual([expect.objectContaining({ summary, fix })]);
  });

  it("names whom and which role it is about, for entries that accept it", () => {
    const about = (policy: PolicyRule) =>
      found(policy, [holds(ann, "Owner")]).map(({ principal, role: of }) => [
        principal?.key,
        of?.key,
      ]);
    const modules = { roles: "full" };
    expect(about({ id: ID, kind: "forbidden_combination", modules })).toEqual([
      ["ann@example.com", undefined],
    ]);
    for (const kind of ["groups_only", "require_expiry"] as const)
      expect(about({ id: ID, kind, modules })).toEqual([["ann@example.com", "Owner"]]);
  });
});

describe("name_pattern", () => {
  it.each([
    ["^Own", []],
    ["wner$", []],
    ["^owner$", ["roles/Owner"]],
    ["^(Owner|Reader)$", []],
    ["\\p{Lu}", []],
  ])("%s: %j", (pattern, expected) => {
    const policy: PolicyRule = { id: ID, kind: "name_pattern", pattern };
    expect(placesOf(ID, { roles: [role("Owner", {})] }, { policies: [policy] })).toEqual(expected);
  });
});

describe("forbidden_combination", () => {
  const policy: PolicyRule = {
    id: ID,
    kind: "forbidden_combination",
    modules: { roles: "full", audit_logs: "view_only" },
  };

  it("finds it in one role, in two roles, and in none that reaches a part only", () => {
    expect(places(policy, [holds(ann, "Owner", "Auditor")])).toEqual([AT_ANN]);
    expect(places(policy, [holds(ann, "Viewer", "Auditor")])).toEqual([]);
    expect(places(policy, [holds(ann, "Owner")])).toEqual([]);
    expect(places(policy, [holds(ann, "Owner"), holds(bob, "Auditor")])).toEqual([]);
    const single: PolicyRule = {
      ...policy,
      modules: { roles: "view_only", users_and_groups: "full" },
    };
    expect(places(single, [holds(ops, "Owner")])).toEqual([AT_OPS]);
  });

  it("says which role gives which level", () => {
    const [finding] = found(policy, [holds(ann, "Owner", "Auditor", "Viewer")]);
    expect(finding?.diagnostic.detail).toBe(
      'user "ann@example.com" would hold roles "full" and audit_logs at least "view_only" at once: audit_logs at least "view_only" from "Auditor" and roles "full" from "Owner".',
    );
    expect(finding?.principal).toEqual({ key: "ann@example.com", label: "ann@example.com" });
  });

  it("adds up a user's groups where the memberships are known, on each assignment that takes part", () => {
    const grants = [holds(ops, "Owner"), holds(staff, "Auditor"), holds(group("Other"), "Viewer")];
    expect(places(policy, grants)).toEqual([]);
    const memberships = new Map([["ann@example.com", ["Ops", "Staff", "Other"]]]);
    expect(places(policy, grants, { memberships })).toEqual([AT_OPS, AT_STAFF]);
    const [finding] = found(policy, grants, { memberships });
    expect(finding?.diagnostic.detail).toContain('roles "full" from "Owner" by the group "Ops"');
    expect(finding?.principal?.label).toBe("ann@example.com");
  });

  it("is said of a group once, and not again of its members", () => {
    const memberships = new Map([["ann@example.com", ["Ops"]]]);
    const grants = [holds(ops, "Owner", "Auditor")];
    expect(found(policy, grants, { memberships }).map(({ principal }) => principal?.label)).toEqual(
      ["Ops"],
    );
  });

  it("is told once of a user, with all the ways in which he comes to it", () => {
    const memberships = new Map([["ann@example.com", ["Ops"]]]);
    const told = found(policy, [holds(ann, "Owner", "Auditor"), holds(ops, "Owner")], {
      memberships,
    });
    expect(told.map(({ at }) => at)).toEqual([AT_OPS, AT_ANN]);
    for (const { diagnostic } of told)
      expect(diagnostic.detail).toContain(
        'roles "full" from "Owner" and roles "full" from "Owner" by the group "Ops".',
      );
  });

  it("counts what is held in the tenant, and is placed on what is declared", () => {
    const liveGrants = [{ principal: ann, service: zidentity, roles: [named("Auditor")] }];
    const kept = { ...holds(ann, "Owner"), exclusive: false };
    expect(places(policy, [kept], { liveGrants })).toEqual([AT_ANN]);
  });

  it("says nothing of what is not certain, and of linked services", () => {
    expect(places(policy, [holds(ann, "Owner", "Custom")])).toEqual([]);
    expect(places(policy, [grant(ann, zia, [named("Owner"), named("Auditor")])])).toEqual([]);
  });

  it("compares a level that this version does not know by itself", () => {
    const odd = role("Odd", { roles: "audit_only" });
    const wanted: PolicyRule = {
      id: ID,
      kind: "forbidden_combination",
      modules: { data_protection: "audit_only" },
    };
    const state = { roles: [odd, role("New", { data_protection: "audit_only" })] };
    const judge = (name: string) =>
      placesOf(ID, { ...state, grants: [holds(ann, name)] }, { policies: [wanted] });
    expect(judge("New")).toEqual([AT_ANN]);
    expect(judge("Odd")).toEqual([]);
  });
});

describe("groups_only", () => {
  const policy: PolicyRule = {
    id: ID,
    kind: "groups_only",
    modules: { roles: "full", audit_logs: "view_only" },
  };

  it("finds users that hold any of the levels directly", () => {
    expect(
      places(policy, [holds(ann, "Owner"), holds(ops, "Owner"), holds(bob, "Viewer")]),
    ).toEqual([AT_ANN]);
    const [finding] = found(policy, [holds(ann, "Auditor")]);
    expect(finding?.diagnostic.detail).toBe(
      'user "ann@example.com" would get audit_logs at least "view_only" directly, by the role "Auditor".',
    );
    expect(finding?.role?.label).toBe("Auditor");
  });

  it("says nothing of linked services, of unknown roles, and of assignments that have expired", () => {
    expect(places(policy, [grant(ann, zia, [named("Owner")])])).toEqual([]);
    expect(places(policy, [holds(ann, "Custom")])).toEqual([]);
    expect(places(policy, [{ ...holds(ann, "Owner"), expiresAt: "2026-01-01T00:00:00Z" }])).toEqual(
      [],
    );
  });

  it("judges predefined roles where the tenant tells what they permit", () => {
    const predefinedRoles = new Map([["Super Admin", levels({ roles: "full" })]]);
    expect(places(policy, [holds(ann, "Super Admin")], { predefinedRoles })).toEqual([AT_ANN]);
  });
});

describe("require_expiry", () => {
  const policy: PolicyRule = {
    id: ID,
    kind: "require_expiry",
    modules: { users_and_groups: "full" },
  };

  it("finds assignments without an end, of users and of groups", () => {
    expect(
      places(policy, [holds(ann, "Owner"), holds(ops, "Owner"), holds(bob, "Viewer")]),
    ).toEqual([AT_OPS, AT_ANN]);
    expect(places(policy, [{ ...holds(ann, "Owner"), expiresAt: "2027-01-01T00:00:00Z" }])).toEqual(
      [],
    );
    expect(places(policy, [{ ...holds(ann, "Owner"), expiresAt: "${time_offset.end}" }])).toEqual(
      [],
    );
    const [finding] = found(policy, [holds(ann, "Owner")]);
    expect(finding?.diagnostic.detail).toBe(
      'user "ann@example.com" would get users_and_groups "full" without an end, by the role "Owner".',
    );
  });
});

describe("max_holders", () => {
  const ofRole = (max: number): PolicyRule => ({ id: ID, kind: "max_holders", max, role: "Owner" });
  const ofLevel = (max: number): PolicyRule => ({
    id: ID,
    kind: "max_holders",
    max,
    module: "roles",
    level: "view_only",
  });
  const three = [holds(ann, "Owner"), holds(bob, "Viewer"), holds(ops, "Owner")];

  it("counts the principals that hold a role, at the first of their assignments", () => {
    expect(places(ofRole(2), three)).toEqual([]);
    expect(places(ofRole(1), three)).toEqual([AT_OPS]);
    expect(found(ofRole(1), three)[0]?.diagnostic.detail).toBe(
      '2 hold the role "Owner", and at most 1 may: group "Ops" and user "ann@example.com".',
    );
  });

  it("counts those that reach a level", () => {
    expect(places(ofLevel(3), three)).toEqual([]);
    expect(found(ofLevel(2), three)[0]?.diagnostic.detail).toContain(
      '3 hold roles at least "view_only"',
    );
  });

  it("counts levels on ZIdentity alone", () => {
    expect(places(ofLevel(0), [grant(ann, zia, [named("Owner")])])).toEqual([]);
  });

  it("is placed on the first that counts, whoever holds it", () => {
    const none = grant(ann, zia, [named("Reader", zia)], { at: "a" });
    const grants = [none, { ...holds(ann, "Owner"), at: "z" }, { ...holds(bob, "Owner"), at: "b" }];
    expect(places(ofRole(1), grants)).toEqual(["b"]);
  });

  it("counts a user by himself where the memberships are known", () => {
    expect(places(ofRole(0), [holds(ann, "Owner")], { memberships: new Map() })).toEqual([AT_ANN]);
  });

  it("counts a principal once, however it holds it", () => {
    const roleAndLevel = [holds(ann, "Owner", "Viewer")];
    expect(places(ofLevel(1), roleAndLevel)).toEqual([]);
    expect(places(ofRole(0), roleAndLevel)).toEqual([AT_ANN]);
  });

  it("counts the members of a group, each once, where they are known", () => {
    const memberships = new Map([
      ["ann@example.com", ["Ops"]],
      ["bob@example.com", ["Ops"]],
      ["eve@example.com", ["Ops"]],
    ]);
    const users = new Map([["eve@example.com", { label: "Eve" }]]);
    const nameless = found(ofRole(0), [holds(ops, "Owner")], { memberships, users });
    expect(nameless[0]?.diagnostic.detail).toContain('user "bob@example.com".');
    const facts = { memberships, users };
    expect(places(ofRole(3), three, facts)).toEqual([]);
    expect(found(ofRole(2), three, facts)[0]?.diagnostic.detail).toContain(
      '3 hold the role "Owner", and at most 2 may: user "Eve", user "ann@example.com" and user "bob@example.com".',
    );
    expect(places(ofRole(0), [holds(ops, "Owner")], { memberships: new Map() })).toEqual([]);
  });

  it("knows a role by its key as well as by its name", () => {
    const byKey = { key: "17", label: "Some name" };
    const policy: PolicyRule = { id: ID, kind: "max_holders", max: 0, role: "17" };
    const grants = [grant(ann, zidentity, [byKey])];
    expect(places(policy, grants)).toEqual([AT_ANN]);
    expect(places({ ...policy, role: "18" }, grants)).toEqual([]);
  });

  it("counts those that hold it in the tenant, and is placed on a declaration", () => {
    const liveGrants = [{ principal: bob, service: zidentity, roles: [named("Owner")] }];
    expect(places(ofRole(1), [holds(ann, "Owner")], { liveGrants })).toEqual([AT_ANN]);
    expect(places(ofRole(0), [], { liveGrants })).toEqual([]);
  });

  it("counts on ZIdentity unless the rule names a service", () => {
    const onZia = grant(ann, zia, [named("Owner", zia)]);
    expect(places(ofRole(0), [onZia])).toEqual([]);
    const policy: PolicyRule = {
      id: ID,
      kind: "max_holders",
      max: 0,
      role: "Owner",
      service: "ZIA",
    };
    expect(places(policy, [onZia])).toEqual([onZia.at]);
    expect(places(policy, [holds(ann, "Owner")])).toEqual([]);
    expect(found(policy, [onZia])[0]?.diagnostic.detail).toContain('the role "Owner" on ZIA,');
  });

  it.each(["17", "ZIA (Acme)"])("knows the service %s by key and by label", (service) => {
    const acme = { ...zia, key: "17", label: "ZIA (Acme)" };
    const policy: PolicyRule = { id: ID, kind: "max_holders", max: 0, role: "Owner", service };
    const onAcme = grant(ann, acme, [named("Owner", acme)]);
    expect(places(policy, [onAcme])).toEqual([onAcme.at]);
  });

  it("calls a user as the state does, and otherwise as the tenant does", () => {
    const memberships = new Map([["1", ["Ops"]]]);
    const users = new Map([["1", { label: "in the tenant" }]]);
    const told = (grants: readonly DeclaredGrant[]) =>
      found(ofRole(0), [holds(ops, "Owner"), ...grants], { memberships, users })[0]?.diagnostic
        .detail;
    expect(told([])).toContain('may: user "in the tenant".');
    const declared = { ...user("1"), label: "in the state" };
    expect(told([grant(declared, zia, [])])).toContain('may: user "in the state".');
  });
});

describe("a rule that is not valid", () => {
  const base = { id: ID, kind: "groups_only", modules: { roles: "full" } };
  const judge = (...policies: readonly unknown[]) =>
    foundBy("policy/invalid", {}, { policies: policies as PolicyRule[] }).map(
      ({ at, diagnostic }) => [at, diagnostic.detail.replace(/ A rule that cannot.*/, "")],
    );
  const IN = "policies[0]";

  it.each<[object, string]>([
    [
      { id: "House Rule" },
      'id is kebab-case, such as "house/no-owner-is-auditor", not "House Rule".',
    ],
    [{ id: 7 }, 'id is kebab-case, such as "house/no-owner-is-auditor", not 7.'],
    [{ id: "access/dead-grant" }, 'The id "access/dead-grant" belongs to another rule.'],
    [{ severity: "fatal" }, 'severity is one of "error", "warning" and "info".'],
    [{ title: 3 }, "title is a text."],
    [{ why: [] }, "why is a text."],
    [
      { kind: "forbidden" },
      'kind is one of "forbidden_combination", "groups_only", "require_expiry", "max_holders" and "name_pattern", not "forbidden".',
    ],
    [
      { kind: "toString" },
      'kind is one of "forbidden_combination", "groups_only", "require_expiry", "max_holders" and "name_pattern", not "toString".',
    ],
    [{ modules: {} }, 'modules maps modules to their least levels, such as { roles: "full" }.'],
    [
      { modules: ["roles"] },
      'modules maps modules to their least levels, such as { roles: "full" }.',
    ],
    [{ modules: { roles: "none" } }, '"roles" needs a level that gives something, not "none".'],
    [{ modules: { anything: "" } }, '"anything" needs a level that gives something, not "".'],
    [
      { kind: ["groups_only"] },
      'kind is one of "forbidden_combination", "groups_only", "require_expiry", "max_holders" and "name_pattern", not a list.',
    ],
    [{ modules: { roles: 4 } }, '"roles" needs a level that gives something, not 4.'],
    [{ modules: { audit_logs: "full" } }, 'audit_logs offers "view_only", not "full".'],
    [
      { kind: "require_expiry", modules: null },
      'modules maps modules to their least levels, such as { roles: "full" }.',
    ],
    [
      { kind: "forbidden_combination", modules: undefined },
      'modules maps modules to their least levels, such as { roles: "full" }.',
    ],
    [{ kind: "name_pattern" }, "pattern is the source of a regular expression."],
    [{ kind: "name_pattern", pattern: "(" }, 'pattern "(" is not a valid regular expression.'],
    [{ kind: "max_holders", max: -1, role: "A" }, "max is a whole number from 0, not -1."],
    [{ kind: "max_holders", max: 1.5, role: "A" }, "max is a whole number from 0, not 1.5."],
    [{ kind: "max_holders", max: "3", role: "A" }, 'max is a whole number from 0, not "3".'],
    [{ kind: "max_holders", max: 1 }, "Name either a role, or a module and a level."],
    [
      { kind: "max_holders", max: 1, role: "A", module: "roles", level: "full" },
      "Name either a role, or a module and a level.",
    ],
    [{ kind: "max_holders", max: 1, role: 3 }, "role is a text."],
    [{ kind: "max_holders", max: 1, level: "full" }, "module is missing."],
    [
      { kind: "max_holders", max: 1, module: "roles" },
      '"roles" needs a level that gives something, not undefined.',
    ],
  ])("%j", (part, detail) => {
    expect(judge({ ...base, ...part })).toEqual([[IN, detail]]);
  });

  it("is told for each thing that is wrong, at its own place, and finds nothing itself", () => {
    const found = judge({ ...base, place: "rules.yaml:7", severity: "x", title: 1 });
    expect(found.map(([at]) => at)).toEqual(["rules.yaml:7", "rules.yaml:7"]);
    const wrong = { ...base, modules: { roles: "full" }, severity: "x" } as unknown as PolicyRule;
    expect(places(wrong, [holds(ann, "Owner")])).toEqual([]);
  });

  it("names the second of two with one id, and leaves the first in force", () => {
    expect(judge(base, base)).toEqual([
      ["policies[1]", 'The id "house/rule" belongs to another rule.'],
    ]);
  });

  it.each(["house", "h2", "no-owner-is-auditor", "house/a-b-c", "a/b-c/d", "team-1/x/y-2"])(
    "takes the id %s",
    (id) => {
      expect(judge({ ...base, id })).toEqual([]);
    },
  );

  it.each([
    "",
    "/a",
    "a/",
    "a//b",
    "a-",
    "-a",
    "a--b",
    "a/-b",
    "a/b-",
    "a b",
    "a-!",
    "a/B",
    "a/!",
    "a/b-!",
  ])("does not take the id %p", (id) => {
    expect(judge({ ...base, id })).toHaveLength(1);
  });

  it("is called by its id where that is a text", () => {
    const called = (policy: object) =>
      foundBy("policy/invalid", {}, { policies: [policy as PolicyRule] })[0]?.diagnostic.summary;
    expect(called({ ...base, id: "House Rule" })).toBe('House rule "House Rule" is not valid');
    expect(called({ ...base, id: 7 })).toBe("House rule is not valid");
  });

  it("says so of anything that is no rule at all", () => {
    for (const value of [null, 3, "x", []]) expect(judge(value).length).toBeGreaterThan(0);
    expect(foundBy("policy/invalid", {}, { policies: {} as never })).not.toEqual([]);
    expect(foundBy("policy/invalid", {}, { policies: null as never })).toEqual([]);
  });

  it("takes what YAML leaves empty for absent", () => {
    expect(judge({ ...base, title: null, severity: null, place: null })).toEqual([]);
  });
});

describe("a rule about a module that this version does not know", () => {
  const policy: PolicyRule = { id: ID, kind: "groups_only", modules: { user_and_groups: "full" } };

  it("is a warning that names the nearest, and the rule is applied all the same", () => {
    const [finding] = foundBy("policy/unknown-module", {}, { policies: [policy] });
    expect(finding?.diagnostic.detail).toContain('Did you mean "users_and_groups"?');
    const odd = [role("Odd", { user_and_groups: "full" })];
    expect(
      placesOf(ID, { roles: odd, grants: [holds(ann, "Odd")] }, { policies: [policy] }),
    ).toEqual([AT_ANN]);
  });

  it("is not told of modules that are known, nor of a rule without modules", () => {
    const known: PolicyRule[] = [
      { ...policy, modules: { roles: "full" } },
      { id: "house/other", kind: "max_holders", max: 1, role: "Owner" },
    ];
    expect(placesOf("policy/unknown-module", {}, { policies: known })).toEqual([]);
  });

  it("is told of max_holders too", () => {
    const holders: PolicyRule = {
      id: ID,
      kind: "max_holders",
      max: 1,
      module: "data_protection",
      level: "full",
    };
    expect(placesOf("policy/unknown-module", {}, { policies: [holders] })).toEqual(["policies[0]"]);
  });
});
