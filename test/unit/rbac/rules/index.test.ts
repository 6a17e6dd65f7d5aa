import { formatPath } from "../../../../src/diagnostics";
import { checkPermissions, ROLE_CONDITIONS, ruleById, RULES } from "../../../../src/rbac";

function findingsOf(permissions: Readonly<Record<string, string>>) {
  return checkPermissions(new Map(Object.entries(permissions)));
}

function idsOf(permissions: Readonly<Record<string, string>>) {
  return findingsOf(permissions).map((finding) => finding.ruleId);
}

describe("the catalogue", () => {
  it("holds these rules, with these severities", () => {
    expect(Object.fromEntries(RULES.map(({ id, severity }) => [id, severity]))).toEqual({
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
    expect(RULES).toHaveLength(13);
  });

  it("finds a rule by its id, and nothing by another", () => {
    for (const rule of RULES) expect(ruleById(rule.id)).toBe(rule);
    expect(ruleById("role/none-such")).toBeUndefined();
    expect(ruleById("__proto__")).toBeUndefined();
  });
});

describe.each(RULES.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  it("is whole: one line of title, one sentence of reason, a fix and a source", () => {
    expect(id).toMatch(/^[a-z]+\/[a-z]+(-[a-z]+)*$/);
    expect(rule.title).toMatch(/^[^\n]*[^\n.]$/);
    expect(rule.why).toMatch(/^[A-Z][^.\n]*\.$/);
    expect(rule.fix).toMatch(/\.$/);
    expect(rule.sources.length).toBeGreaterThan(0);
  });

  it("finds its example, once and with its severity", () => {
    const found = findingsOf(rule.example).filter((finding) => finding.ruleId === id);
    expect(found).toHaveLength(1);
    expect(found[0]?.severity).toBe(rule.severity);
  });
});

describe.each(ROLE_CONDITIONS.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  const finding = findingsOf(rule.example).find((found) => found.ruleId === id);

  it("says what the role cannot do, and at which level each module is", () => {
    expect(finding?.detail).toContain(`This role cannot ${rule.cannot}: `);
    const levels = new Map<string, string>(Object.entries(rule.example));
    for (const { module } of [...rule.when, ...rule.needs]) {
      expect(finding?.detail).toContain(`${module} is "${levels.get(module) ?? "none"}"`);
    }
  });

  it("is placed on a module of the example that the rule is about", () => {
    expect(Object.keys(rule.example)).toContain(formatPath(finding?.path ?? []));
  });

  it("names in its fix each module and the levels that mend it, as the finding does", () => {
    for (const { module, levels } of rule.needs) {
      const accepted = levels.map((level) => `"${level}"`).join(" or ");
      expect(rule.fix).toContain(`${module} to ${accepted}`);
    }
    expect(finding?.fix).toBe(rule.fix);
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
    const rule = ruleById(id);
    if (rule === undefined) throw new Error(`No rule ${id}`);
    expect(rule.fix).toMatch(new RegExp(`or (leave )?${Object.keys(change).join("")} (out|to)`));
    expect(idsOf({ ...rule.example, ...change })).not.toContain(id);
  });
});

describe("examples of one thing", () => {
  it("break nothing else, but where one level breaks two conditions", () => {
    const others = RULES.flatMap((rule) =>
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
