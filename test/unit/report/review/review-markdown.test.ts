import fc from "fast-check";
import { compareAccess, type DeclaredAccess } from "../../../../src/rbac";
import {
  declare,
  entitlement,
  EXAMPLE_NOW,
  grant,
  group,
  named,
  role,
  user,
  zia,
  zidentity,
} from "../../../../src/rbac/rules/across/example";
import { REVIEW_MARKER, reviewMarkdown, type ReviewReport } from "../../../../src/report";

function reportOf(
  before: Partial<DeclaredAccess>,
  after: Partial<DeclaredAccess>,
  more: Partial<ReviewReport> = {},
): ReviewReport {
  return {
    base: "main",
    head: "access.json",
    access: compareAccess(declare(before), declare(after), { now: EXAMPLE_NOW }),
    findings: { added: [], resolved: [] },
    guardrails: [],
    ...more,
  };
}

const WITHOUT_TENANT =
  "Without a tenant a group stands for its members, and roles that the states do not declare are known by name, and predefined ones by what they hold at the least.";

test("no change is one line", () => {
  expect(reviewMarkdown(reportOf({}, {}))).toBe(`${REVIEW_MARKER}
## ZIdentity access review

**No change of access.**

From <code>main</code> to <code>access.json</code>. ${WITHOUT_TENANT}
`);
});

test("a whole comment", () => {
  const before = {
    roles: [role("Reader", { users_and_groups: "view_only", roles: "view_only" })],
    grants: [grant(group("Desk"), zidentity, [named("Reader")])],
  };
  const after = {
    roles: [role("Reader", { users_and_groups: "full", roles: "full" })],
    grants: [
      ...before.grants,
      grant(user("ann@example.com"), zidentity, [named("Super Admin")]),
      grant(user("bob@example.com"), zia, [named("Auditor", zia)], {
        expiresAt: "2026-07-01T00:00:00Z",
      }),
    ],
    entitlements: [entitlement(group("Board"), zia)],
  };
  const report = reportOf(before, after, {
    findings: {
      added: [
        {
          at: "s/ann",
          diagnostic: { severity: "error", summary: "No", detail: "Ask @ops.", ruleId: "house/x" },
        },
      ],
      resolved: [],
    },
    guardrails: [{ kind: "policy", name: "house/y", effect: "weakened", before: 1 }],
  });
  expect(reviewMarkdown(report)).toBe(`${REVIEW_MARKER}
## ZIdentity access review

**Privileges grow: 3 administer more, 1 may use more services, 1 new full administrator, 1 new finding, 1 guardrail weakened or changed.**

From <code>main</code> to <code>access.json</code>. ${WITHOUT_TENANT}

### Look at this first

- **New full administrator:** user <code>ann&#64;example.com</code>, by the role <code>Super Admin</code>
- **Newly broken:** error <code>house/x</code> at <code>s/ann</code>: No. Ask &#64;&#8203;ops.
- **Guardrail** weakened: rule of the house <code>house/y</code> removed, was <code>1</code>

### Who administers more

| Who | Service | Gains | Loses |
|---|---|---|---|
| members of group <code>Desk</code> | <code>ZIdentity</code> | <code>users_and_groups</code>, <code>roles</code>: <code>view_only</code> → <code>full</code>, by <code>Reader</code> directly |  |
| user <code>ann&#64;example.com</code> | <code>ZIdentity</code> | 17 modules (<code>admin_sign_on_policy</code>, <code>authentication_methods</code>, <code>users_and_groups</code>, …): <code>none</code> → <code>full</code>, by <code>Super Admin</code> directly<br><code>audit_logs</code>: <code>none</code> → <code>view_only</code>, by <code>Super Admin</code> directly<br>role <code>Super Admin</code> directly |  |
| user <code>bob&#64;example.com</code> | <code>ZIA</code> | role <code>Auditor</code> directly until <code>2026-07-01T00&#58;00&#58;00Z</code> |  |

<details>
<summary>Who may use more services (1)</summary>

| Who | Service | Gains | Loses |
|---|---|---|---|
| members of group <code>Board</code> | <code>ZIA</code> | may use the service directly |  |

</details>

<details>
<summary>Roles (1)</summary>

- <code>Reader</code> changed (1 holder): <code>roles</code>: <code>view_only</code> → <code>full</code>, <code>users_and_groups</code>: <code>view_only</code> → <code>full</code>

</details>

<sub>A full administrator holds Super Admin, or administrative_entitlements, roles, users_and_groups all at full.</sub>
`);
});

/** What a comment must be, whatever the names are. */
function expectSound(markdown: string): void {
  expect(markdown.length).toBeLessThanOrEqual(65_536);
  expect(markdown.match(/<details>/g)?.length).toBe(markdown.match(/<\/details>/g)?.length);
  expect(markdown.match(/<code>/g)?.length).toBe(markdown.match(/<\/code>/g)?.length);
  // Nothing but our own tags, and nobody is called.
  expect(
    markdown.replace(/<\/?(code|details|summary|sub)>|<br>|<!-- zidentity-review -->/g, ""),
  ).not.toMatch(/[<@`]/);
  for (const line of markdown.split("\n")) {
    if (line.startsWith("|")) expect(line.match(/\|/g)?.length).toBe(5);
  }
  expect(markdown).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\r]/);
}

const HOSTILE = [
  "</code></details><script>alert(1)</script>",
  "a | b | c",
  "@octocat and #1 and !2",
  "`code` **bold** [x](http://evil.example)",
  "line\nbreak\r\n| x |",
  "\u202eabc\u2066\u200b",
  "&#64;octocat &lt;",
  "\\| \\",
  "😀".repeat(200),
  "x".repeat(5_000),
  "",
  "__proto__",
  "-->",
];

test("5,000 principals with hostile names fit, and say what is left out", () => {
  const grants = Array.from({ length: 5_000 }, (_, index) => {
    const name = `${HOSTILE[index % HOSTILE.length] ?? ""}${index}`;
    const who = {
      kind: index % 2 === 0 ? ("user" as const) : ("group" as const),
      key: name,
      label: name,
    };
    return grant(who, zia, [named(name, zia)], { at: `g/${index}` });
  });
  const markdown = reviewMarkdown(reportOf({}, { grants }));
  expectSound(markdown);
  expect(markdown).toContain("5000 administer more");
  const rows = markdown.split("\n").filter((line) => /^\| (user|members)/.test(line)).length;
  expect(markdown).toContain(`| … and ${5_000 - rows} more principals: see the JSON | | | |`);
  // The room is used.
  expect(markdown.length).toBeGreaterThan(60_000);
});

test("whatever names there are", () => {
  const name = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: "binary" }));
  fc.assert(
    fc.property(fc.array(fc.tuple(name, name, name)), name, (triples, text) => {
      const grants = triples.map(([who, held, scope], index) =>
        grant(user(who), zia, [named(held, zia)], {
          at: `${index}`,
          scope: { kind: "given", label: scope },
        }),
      );
      const report = reportOf({}, { grants, roles: [role(text, { [text]: text })] });
      const finding = {
        at: text,
        diagnostic: { severity: "error", summary: text, detail: text, ruleId: text },
      } as const;
      const guardrail = { kind: "accept", name: text, effect: "weakened", after: text } as const;
      expectSound(
        reviewMarkdown({
          ...report,
          base: text,
          head: text,
          findings: { added: [finding], resolved: [finding] },
          guardrails: [guardrail],
        }),
      );
    }),
  );
});

test("one principal with very many services leaves room for others", () => {
  const services = Array.from({ length: 500 }, (_, index) => ({
    ...zia,
    key: `s${index}`,
    label: `Service ${String(index).padStart(3, "0")}`,
  }));
  const grants = [
    ...services.map((service) => grant(user("ann"), service, [named("x".repeat(300), service)])),
    grant(user("bob"), zia, [named("Auditor", zia)]),
  ];
  const markdown = reviewMarkdown(reportOf({}, { grants }));
  expectSound(markdown);
  expect(markdown).toMatch(/… and \d+ more services: see the JSON/);
  expect(markdown).toContain("user <code>bob</code>");
});
