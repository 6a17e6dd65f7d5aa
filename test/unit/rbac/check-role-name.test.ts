import { checkRoleName } from "../../../src/rbac";

it.each(["Super Admin", "View Only Admin", "Users Admin", "User Admin", "CXO Insight User"])(
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
