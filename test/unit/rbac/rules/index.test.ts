import { formatPath } from "../../../../src/diagnostics";
import {
  ACCESS_RULES,
  checkPermissions,
  READING_RULES,
  ROLE_CONDITIONS,
  ROLE_RULES,
  ruleById,
  RULES,
} from "../../../../src/rbac";

function findingsOf(permissions: Readonly<Record<string, string>>) {
  return checkPermissions(new Map(Object.entries(permissions)));
}

function idsOf(permissions: Readonly<Record<string, string>>) {
  return findingsOf(permissions).map((finding) => finding.ruleId);
}

describe("the catalogue", () => {
  it("holds these rules on one role, with these severities", () => {
    expect(Object.fromEntries(ROLE_RULES.map(({ id, severity }) => [id, severity]))).toEqual({
      "role/unknown-module": "error",
      "role/level-not-offered": "error",
      "role/sign-on-policy-needs-ip-locations": "error",
      "role/credentials-need-users": "error",
      "role/credentials-full-needs-users-full": "warning",
      "role/roles-full-needs-users": "warning",
      "role/editing-assigned-roles": "warning",
      "role/entitlements-full-needs-roles": "warning",
      "role/restricted-entitlements-need-users": "warning",
      "role/restricted-entitlements-need-roles-full": "warning",
      "role/entitlements-full-needs-users-full": "warning",
      "role/service-entitlements-need-users-full": "warning",
      "role/restricted-view-hides-bearer-token": "info",
    });
    expect(ROLE_RULES).toHaveLength(13);
  });

  it("holds these rules across declarations, with these severities", () => {
    expect(Object.fromEntries(ACCESS_RULES.map(({ id, severity }) => [id, severity]))).toEqual({
      "scope/role-above-deployer": "error",
      "scope/assignment-escalates": "error",
      "prerequisite/write-role": "error",
      "prerequisite/edit-assigned-role": "error",
      "prerequisite/assign-role": "error",
      "prerequisite/manage-service-entitlements": "error",
      "prerequisite/administer-service": "error",
      "assignment/declared-twice": "error",
      "entitlement/declared-twice": "error",
      "assignment/role-of-another-service": "error",
      "assignment/scope-missing": "error",
      "assignment/scope-not-offered": "error",
      "assignment/group-not-enabled-for-administrative": "error",
      "entitlement/group-not-enabled-for-service": "error",
      "assignment/dynamic-group": "warning",
      "assignment/scim-group": "info",
      "assignment/disabled-user": "warning",
      "assignment/service-not-linked": "error",
      "assignment/expired": "warning",
      "assignment/expires-soon": "warning",
      "role/nobody-holds": "warning",
      "role/predefined-name": "error",
      "access/dead-grant": "error",
      "access/partial-grant": "warning",
      "access/alive-through": "info",
      "executive-insights/half-of-pair": "warning",
      "executive-insights/tenant-without-app-role": "error",
      "policy/invalid": "error",
      "policy/unknown-module": "warning",
      "accept/incomplete": "error",
      "accept/expired": "error",
      "accept/unused": "warning",
    });
    expect(ACCESS_RULES).toHaveLength(32);
  });

  it("knows which rules on what is read take a tenant to be broken", () => {
    const ids = READING_RULES.filter(({ needsTenant }) => needsTenant).map(({ id }) => id);
    expect(ids.sort()).toEqual([
      "apply/not-as-planned",
      "apply/undid-change",
      "assignment/changes-scope",
      "assignment/takes-away",
      "declaration/only-terraform-knows",
      "guard/break-glass",
      "guard/last-admin",
      "guard/own-access",
      "guard/removals",
      "lookup/ambiguous",
      "lookup/no-own-service",
      "lookup/not-found",
      "ownership/ignored-scope",
      "ownership/nothing-declared-within",
      "ownership/removed-role-held",
      "ownership/unknown-service",
      "plan/tenant-moved",
      "role/name-taken",
      "role/unknown-levels",
      "tenant/capability-missing",
    ]);
  });

  it("holds these rules on what is read, with these severities", () => {
    const bySeverity = (wanted: string) =>
      READING_RULES.filter(({ severity }) => severity === wanted).map(({ id }) => id);
    expect(bySeverity("error")).toEqual([
      "declaration/missing-attribute",
      "declaration/unknown-attribute",
      "declaration/wrong-value",
      "declaration/not-a-time",
      "declaration/not-lower-case",
      "declaration/not-exactly-one",
      "declaration/said-twice",
      "declaration/only-terraform-knows",
      "declaration/unknown-type",
      "declaration/repeated-path",
      "declaration/unreadable",
      "declaration/nobody-named",
      "declaration/wrong-moment",
      "lookup/not-found",
      "lookup/ambiguous",
      "lookup/no-own-service",
      "reference/wrong-kind",
      "role/declared-twice",
      "role/misplaced-module",
      "role/name-taken",
      "assignment/scope-without-service",
      "assignment/end-not-reckoned",
      "apply/not-as-planned",
      "executive-insights/no-tenant",
      "executive-insights/no-zia",
      "ownership/empty-desired-state",
      "ownership/ignored-scope",
      "ownership/nothing-declared-within",
      "ownership/removed-role-held",
      "ownership/unknown-service",
      "moved/not-clear",
      "guard/last-admin",
      "guard/own-access",
      "guard/break-glass",
      "guard/removals",
      "plan/tenant-moved",
      "tenant/capability-missing",
    ]);
    expect(bySeverity("warning")).toEqual([
      "role/unknown-levels",
      "assignment/takes-away",
      "assignment/changes-scope",
      "provider/secret-in-code",
      "provider/second-tenant",
      "ownership/ignore-ended",
      "apply/undid-change",
    ]);
    expect(READING_RULES).toHaveLength(44);
  });

  it("is all the lists, with no id twice", () => {
    expect(RULES).toEqual([...ROLE_RULES, ...ACCESS_RULES, ...READING_RULES]);
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(89);
  });

  it("finds a rule by its id, and nothing by another", () => {
    for (const rule of RULES) expect(ruleById(rule.id)).toBe(rule);
    expect(ruleById("role/none-such")).toBeUndefined();
    expect(ruleById("__proto__")).toBeUndefined();
  });
});

describe.each(RULES.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  it("is whole: one line of title, one sentence of reason, a fix and a source", () => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*\/[a-z]+(-[a-z]+)*$/);
    expect(rule.title).toMatch(/^[^\n]*[^\n.]$/);
    expect(rule.why).toMatch(/^[A-Z][^.\n]*\.$/);
    expect(rule.fix).toMatch(/\.$/);
    expect(rule.sources.length).toBeGreaterThan(0);
  });
});

describe.each(ROLE_RULES.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  it("finds its example, once and with its severity", () => {
    const found = findingsOf(rule.example).filter((finding) => finding.ruleId === id);
    expect(found).toHaveLength(1);
    expect(found[0]?.severity).toBe(rule.severity);
  });
});

describe.each(ROLE_CONDITIONS.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  const finding = () => findingsOf(rule.example).find((found) => found.ruleId === id);

  it("says what the role cannot do, and at which level each module is", () => {
    expect(finding()?.detail).toContain(`This role cannot ${rule.cannot}: `);
    const levels = new Map<string, string>(Object.entries(rule.example));
    for (const { module } of [...rule.when, ...rule.needs]) {
      expect(finding()?.detail).toContain(`${module} is "${levels.get(module) ?? "none"}"`);
    }
  });

  it("is placed on a module of the example that the rule is about", () => {
    expect(Object.keys(rule.example)).toContain(formatPath(finding()?.path ?? []));
  });

  it("names in its fix each module and the levels that mend it, as the finding does", () => {
    for (const { module, levels } of rule.needs) {
      const accepted = levels.map((level) => `"${level}"`).join(" or ");
      expect(rule.fix).toContain(`${module} to ${accepted}`);
    }
    expect(finding()?.fix).toBe(rule.fix);
  });

  it("is cleared by doing what the fix says", () => {
    const settings = [...rule.fix.matchAll(/([a-z_]+) to "([a-z_]+)"/g)];
    const mended: Record<string, string> = { ...rule.example };
    for (const [, module = "", level = ""] of settings) mended[module] = level;
    expect(settings.length).toBeGreaterThan(0);
    expect(idsOf(mended)).not.toContain(id);
    expect(idsOf(mended)).not.toContain("role/level-not-offered");
  });

  it("is cleared by any of the levels that it accepts", () => {
    const least = rule.needs.map(({ module, levels }) => [module, levels[0]] as const);
    for (const { module, levels } of rule.needs) {
      for (const level of levels) {
        const mended = { ...rule.example, ...Object.fromEntries(least), [module]: level };
        expect(idsOf(mended)).not.toContain(id);
      }
    }
  });
});

describe("the other way out that a fix offers", () => {
  it.each([
    ["role/sign-on-policy-needs-ip-locations", { admin_sign_on_policy: "none" }],
    ["role/credentials-need-users", { user_credentials: "none" }],
    ["role/credentials-full-needs-users-full", { user_credentials: "view_only" }],
    ["role/entitlements-full-needs-users-full", { administrative_entitlements: "view_only" }],
    ["role/service-entitlements-need-users-full", { service_entitlements: "view_only" }],
  ])("clears %s", (id, change) => {
    const rule = ROLE_RULES.find((known) => known.id === id);
    if (rule === undefined) throw new Error(`No rule ${id}`);
    expect(rule.fix).toMatch(new RegExp(`or (leave )?${Object.keys(change).join("")} (out|to)`));
    expect(idsOf({ ...rule.example, ...change })).not.toContain(id);
  });
});

describe("examples of one thing", () => {
  it("break nothing else, but where one level breaks two conditions", () => {
    const others = ROLE_RULES.flatMap((rule) =>
      idsOf(rule.example)
        .filter((id) => id !== rule.id)
        .map((id) => [rule.id, id]),
    );
    expect(others).toEqual([
      ["role/roles-full-needs-users", "role/editing-assigned-roles"],
      ["role/restricted-entitlements-need-users", "role/restricted-entitlements-need-roles-full"],
    ]);
  });
});
