import { ACCESS_RULES, checkAccess, EXAMPLE_NOW, formatAccess } from "../../../../src/rbac";

function findingsOf({ example }: (typeof ACCESS_RULES)[number]) {
  const { declared, policies, accept } = example;
  return checkAccess(declared, { now: EXAMPLE_NOW, policies, accept });
}

describe.each(ACCESS_RULES.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  const found = () => findingsOf(rule).filter(({ diagnostic }) => diagnostic.ruleId === id);

  it("finds its example, once and with its severity", () => {
    expect(found()).toHaveLength(1);
    expect(found()[0]?.diagnostic.severity).toBe(rule.severity);
  });

  it("is told whole: place, one line, whole sentences, fix and source", () => {
    const { at, diagnostic } = found()[0]!;
    expect(at).not.toBe("");
    expect(diagnostic.summary).toMatch(/^[^\n]*[^\n.]$/);
    expect(diagnostic.detail).toMatch(/^[^\n]*\.$/);
    expect(diagnostic.detail).not.toMatch(/undefined|\[object|\.\./);
    expect(diagnostic.fix).toMatch(/\.$/);
    expect(diagnostic.source).toBeTruthy();
  });

  it("can be shown in the docs", () => {
    const text = formatAccess(rule.example.declared);
    expect(text).not.toMatch(/undefined|\[object/);
    if (!id.startsWith("policy/")) expect(text).not.toBe("");
  });
});

it("breaks nothing else in the examples, but what comes with the thing itself", () => {
  const others = ACCESS_RULES.flatMap((rule) =>
    findingsOf(rule)
      .map(({ diagnostic }) => diagnostic.ruleId)
      .filter((id) => id !== rule.id)
      .map((id) => [rule.id, id]),
  );
  expect(others).toEqual([
    ["scope/role-above-deployer", "role/nobody-holds"],
    ["prerequisite/write-role", "role/nobody-holds"],
    ["role/predefined-name", "role/nobody-holds"],
    ["accept/incomplete", "role/nobody-holds"],
    ["accept/expired", "role/nobody-holds"],
    ["accept/unused", "role/nobody-holds"],
  ]);
});

describe("what an entry that accepts the finding may name", () => {
  const GROUP = "Helpdesk";
  const ANN = "ann@example.com";
  it.each([
    ["scope/role-above-deployer", undefined, "Locations"],
    ["scope/assignment-escalates", GROUP, "Super Admin"],
    ["prerequisite/edit-assigned-role", undefined, "Directory"],
    ["prerequisite/assign-role", GROUP, undefined],
    ["prerequisite/administer-service", "Network", undefined],
    ["prerequisite/manage-service-entitlements", "Sales", undefined],
    ["assignment/declared-twice", GROUP, undefined],
    ["assignment/role-of-another-service", "Network", "Super Admin"],
    ["assignment/disabled-user", ANN, undefined],
    ["assignment/service-not-linked", "Network", undefined],
    ["assignment/expired", ANN, undefined],
    ["assignment/expires-soon", ANN, undefined],
    ["role/nobody-holds", undefined, GROUP],
    ["access/dead-grant", GROUP, "Credentials"],
    ["access/partial-grant", GROUP, "Entitlements"],
    ["access/alive-through", GROUP, "Credentials"],
    ["executive-insights/half-of-pair", "Board", "CXO Insight User"],
    ["executive-insights/tenant-without-app-role", "Board", "Executive Insights App"],
  ])("%s: principal %p, role %p", (id, principal, role) => {
    const rule = ACCESS_RULES.find((known) => known.id === id)!;
    const [finding] = findingsOf(rule).filter(({ diagnostic }) => diagnostic.ruleId === id);
    expect([finding?.principal?.label, finding?.role?.label]).toEqual([principal, role]);
  });
});
