import { checkRoleName } from "../../../src/rbac";

it.each(["Super Admin", "View Only Admin", "Users Admin", "CXO Insight User"])(
  "%s is predefined: every tenant has it, and nobody edits it",
  (name) => {
    expect(checkRoleName(name)).toMatchObject([
      {
        severity: "error",
        ruleId: "role/predefined-name",
        summary: `"${name}" is the name of a predefined role`,
        path: [{ attribute: "name" }],
      },
    ]);
  },
);

it.each(["Auditor", "super admin", "Super Admin ", ""])("%j is a name to be had", (name) => {
  expect(checkRoleName(name)).toEqual([]);
});

it("User Admin may be: the help page has it, and the wire has Users Admin", () => {
  expect(checkRoleName("User Admin")).toMatchObject([
    {
      severity: "warning",
      ruleId: "role/predefined-name",
      summary: '"User Admin" may be the name of a predefined role',
    },
  ]);
});
