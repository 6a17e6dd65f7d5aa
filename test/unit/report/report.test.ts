import { palette, type Report, reportJson, reportText } from "../../../src/report";

const plain = palette(false);

function report(partial: Partial<Report>): Report {
  return { command: "drift", objects: [], findings: [], ...partial };
}

const superAdmin = {
  status: "unmanaged",
  resource: "zidentity_user_role_assignment",
  title: "user role assignment",
  name: "mallory@example.com on ZIAM",
  attributes: [{ path: "roles", actual: ["Super Admin"], declared: null }],
} as const;

test("no drift is said in one line", () => {
  const text = reportText(
    report({
      objects: [
        {
          status: "none",
          resource: "zidentity_role",
          title: "role",
          name: "Helpdesk",
          attributes: [],
        },
      ],
    }),
    plain,
  );
  expect(text).toBe("No drift: 1 as declared.\n");
});

test("what nobody declares is named with what it holds", () => {
  const text = reportText(report({ objects: [superAdmin] }), plain);
  expect(text).toContain("? user role assignment mallory@example.com on ZIAM: declared by nobody");
  expect(text).toContain('    roles: "Super Admin"');
  expect(text).toContain("Drift: 1 declared by nobody.");
});

test("drift of a set tells what is too much from what is lacking", () => {
  const text = reportText(
    report({
      objects: [
        {
          ...superAdmin,
          status: "changed",
          attributes: [{ path: "roles", actual: ["Super Admin", "A"], declared: ["A", "B"] }],
        },
      ],
    }),
    plain,
  );
  expect(text).toContain('+ "Super Admin" (in the tenant, not declared)');
  expect(text).toContain('- "B" (declared, not in the tenant)');
  expect(text).not.toContain('"A" (');
});

test("a plan says what will be, not what is", () => {
  const text = reportText(
    report({
      command: "plan",
      objects: [
        {
          status: "update",
          resource: "zidentity_role",
          title: "role",
          name: "Helpdesk",
          path: "access/helpdesk",
          attributes: [{ path: "permissions.roles", actual: "full", declared: "view_only" }],
        },
      ],
    }),
    plain,
  );
  expect(text).toContain("at access/helpdesk");
  expect(text).toContain('permissions.roles: "full" -> "view_only"');
  expect(text).toContain("Plan: 1 to update.");
});

test("notes do not bury what differs: they are counted, and validate shows them", () => {
  const note = {
    path: "access/x",
    diagnostic: { severity: "info", summary: "A note", detail: "d" },
  } as const;
  const drift = reportText(report({ objects: [superAdmin], findings: [note, note] }), plain);
  expect(drift).not.toContain("A note");
  expect(drift).toContain("2 notes not shown: see them with --format json.");
  const validated = reportText(report({ command: "validate", findings: [note] }), plain);
  expect(validated).toContain("Note: A note");
});

test.each([
  ["an escape sequence", "a\u001b[2Jb", "\\u{1b}[2J"],
  ["a mark that turns the direction", "a\u202eb", "\\u{202e}"],
  ["a carriage return", "safe\rforged", "\\u{d}"],
])("%s in a name cannot act on the terminal", (_what, name, shown) => {
  const text = reportText(report({ objects: [{ ...superAdmin, name }] }), plain);
  expect(text).toContain(shown);
  expect(text).not.toContain(name);
});

test("JSON counts the differences and spells findings in stable words", () => {
  const document: unknown = JSON.parse(
    reportJson(
      report({
        objects: [superAdmin],
        findings: [
          {
            path: "access/x",
            diagnostic: {
              severity: "error",
              summary: "s",
              detail: "d",
              fix: "f",
              ruleId: "role/r",
              path: [{ attribute: "permissions" }, { attribute: "roles" }],
            },
          },
        ],
      }),
    ),
  );
  expect(document).toEqual({
    format_version: 1,
    command: "drift",
    differences: 1,
    objects: [superAdmin],
    findings: [
      {
        declared_at: "access/x",
        severity: "error",
        rule: "role/r",
        summary: "s",
        detail: "d",
        fix: "f",
        attribute: "permissions.roles",
      },
    ],
  });
});
