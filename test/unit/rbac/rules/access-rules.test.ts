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
    ["accept/incomplete", "role/nobody-holds"],
    ["accept/expired", "role/nobody-holds"],
    ["accept/unused", "role/nobody-holds"],
  ]);
});
