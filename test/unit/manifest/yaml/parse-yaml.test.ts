import { type Diagnostic, DiagnosticsError } from "../../../../src/diagnostics";
import { type Manifest, parseYaml } from "../../../../src/manifest";

const parse = (text: string): Manifest => parseYaml(text, "access.yaml", "access").manifest;

/** `line:column summary` of everything that is wrong. */
function wrong(text: string): string[] {
  return diagnostics(text).map(
    ({ place, summary }) => `${place?.file}:${place?.line}:${place?.column} ${summary}`,
  );
}

function diagnostics(text: string): readonly Diagnostic[] {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof DiagnosticsError) return error.diagnostics;
    throw error;
  }
  return [];
}

const declared = (text: string) => parse(text).resources.map(({ declares }) => declares);

describe("what a file declares", () => {
  it("has natural names, stable paths and places", () => {
    const text = `roles:
  - name: Helpdesk
    permissions: { users_and_groups: full }
assignments:
  - groups: [Helpdesk, Second line]
    user: ann@example.com
    service: { name: ZIA, org_name: West }
    role: Reader
entitlements:
  - { group: Sales, service: ZIA }
`;
    expect(parse(text).resources).toEqual([
      {
        type: "zidentity_role",
        path: "access/roles/Helpdesk",
        declares: { name: "Helpdesk", permissions: { users_and_groups: "full" } },
        source: { file: "access.yaml", line: 2, column: 5 },
      },
      ...[
        ["zidentity_group_role_assignment", "group", "Helpdesk"],
        ["zidentity_group_role_assignment", "group", "Second line"],
        ["zidentity_user_role_assignment", "user", "ann@example.com"],
      ].map(([type, kind = "", name]) => ({
        type,
        path: `access/assignments/${kind} ${name} on ZIA (West)`,
        declares: { [kind]: name, service: { name: "ZIA", org_name: "West" }, roles: ["Reader"] },
        source: { file: "access.yaml", line: 5, column: 5 },
      })),
      {
        type: "zidentity_service_entitlement",
        path: "access/entitlements/group Sales on ZIA",
        declares: { service: "ZIA", group: "Sales" },
        source: { file: "access.yaml", line: 10, column: 5 },
      },
    ]);
  });

  it.each(["ZIdentity", "ZIAM"])("calls ZIdentity itself %s", (service) => {
    const [{ service: read } = {}] = declared(
      `assignments: [{ group: A, service: ${service}, role: R }]`,
    );
    expect(read).toBe("ZIAM");
  });

  it("takes times without quotes, and reckons an end from a start", () => {
    const ends = declared(`assignments:
  - { group: A, role: R, expires_at: 2026-06-30T18:00:00Z }
  - { group: B, role: R, start: 2026-06-01T08:00:00Z, duration: 30d }
`).map(({ expires_at: end }) => end);
    expect(ends).toEqual(["2026-06-30T18:00:00Z", "2026-07-01T08:00:00Z"]);
  });

  it("takes an expression for text", () => {
    expect(declared("roles: [{ name: '${var.x}' }]")).toEqual([{ name: "${var.x}" }]);
  });

  it("grants both halves of Executive Insights", () => {
    const text = `executive_insights:
  - { groups: [Board], zia_tenants: [{ name: ZIA, org_name: West }] }`;
    expect(declared(text)).toEqual([
      { group: "Board", roles: ["CXO Insight User"], exclusive: false },
      {
        group: "Board",
        service: { name: "ZIA", org_name: "West" },
        roles: ["Executive Insights App"],
        exclusive: false,
      },
    ]);
  });

  describe("takes all ZIA tenants for those that the file names", () => {
    const app = (text: string) =>
      declared(`${text}
executive_insights: [{ groups: [Board], zia_tenants: all }]`)
        .filter(({ roles }) => JSON.stringify(roles) === '["Executive Insights App"]')
        .map(({ service }) => service);
    const WEST = { name: "ZIA", org_name: "West" };

    it.each([
      ["an assignment", "assignments: [{ group: A, service: ZIA, role: R }]", ["ZIA"]],
      [
        "the service of a role",
        "assignments: [{ group: A, service: ZPA, roles: [{ name: R, service: { name: ZIA, org_name: West } }] }]",
        [WEST],
      ],
      ["an entitlement", "entitlements: [{ group: A, service: ZIA }]", ["ZIA"]],
      ["the deployer", "deployer: { permissions: {}, service_admins: [ZPA, ZIA] }", ["ZIA"]],
      ["ownership", "ownership: { mode: authoritative, over: [{ services: [ZIA] }] }", ["ZIA"]],
      [
        "several, each once",
        `entitlements:
  - { group: A, service: { name: ZIA, org_name: West } }
  - { group: B, service: { name: ZIA, org_name: East } }
  - { group: C, service: { name: ZIA, org_name: West } }`,
        [WEST, { name: "ZIA", org_name: "East" }],
      ],
      [
        "one that is spelled with more and with fewer of its parts",
        `entitlements: [{ group: A, service: ZIA }]
assignments: [{ group: A, service: { name: ZIA, org_name: West }, role: R }]`,
        [WEST],
      ],
    ])("%s", (_what, text, tenants) => {
      expect(app(text)).toEqual(tenants);
    });

    it("a list beside it", () => {
      const text = `executive_insights:
  - { users: [ceo@example.com], zia_tenants: [{ name: ZIA, org_name: West }] }
  - { groups: [Board], zia_tenants: all }`;
      expect(declared(text).filter(({ service }) => service !== undefined)).toMatchObject([
        { user: "ceo@example.com", service: WEST },
        { group: "Board", service: WEST },
      ]);
    });

    it.each([
      ["none at all", ""],
      ["an id, which may be any service", "entitlements: [{ group: A, service: { id: s2 } }]"],
      ["other products", "entitlements: [{ group: A, service: ZPA }]"],
      ["what is somebody else's", "ignore: [{ services: [ZIA], reason: Theirs, owner: ann }]"],
    ])("and not %s: then none is named", (_what, text) => {
      const [found, ...others] = diagnostics(
        `executive_insights: [{ groups: [Board], zia_tenants: all }]\n${text}`,
      );
      expect(others).toEqual([]);
      expect(found).toMatchObject({
        ruleId: "executive-insights/no-tenant",
        place: { line: 1, column: 41 },
        detail: expect.stringContaining(
          '"all" means those that the desired state names: there are none.',
        ) as string,
        fix: "Name them: zia_tenants: [{ name: ZIA, cloud_name: …, org_name: … }].",
      });
    });

    it.each(["ZIA", "All"])("and no other word: %s", (word) => {
      expect(
        diagnostics(`executive_insights: [{ groups: [Board], zia_tenants: ${word} }]`),
      ).toMatchObject([
        {
          detail: "Give a list of ZIA tenants, or all.",
          fix: `Write a list: [${word}], or all.`,
          place: { line: 1, column: 41 },
        },
      ]);
    });
  });

  it("follows aliases and merge keys, also for places", () => {
    const text = `roles:
  - &base
    name: A
    permissions: &levels
      roles: full
  - <<: *base
    name: B
`;
    expect(declared(text)).toEqual([
      { name: "A", permissions: { roles: "full" } },
      { name: "B", permissions: { roles: "full" } },
    ]);
    const { places } = parseYaml(text, "a.yaml", "a");
    const path = [{ attribute: "permissions" }, { attribute: "roles" }];
    expect(places.find("a/roles/B", path)?.line).toBe(5);
  });

  it("sets the place of house rules and acceptances, and finds a declaration by its short name", () => {
    const { policies, accept } = parse(`roles: [{ name: R }]
policies:
  - { id: house/x, kind: name_pattern, pattern: "^R$" }
accept:
  - { rule: role/nobody-holds, at: roles/R, reason: r, owner: o, until: 2026-12-31 }
`);
    expect(policies).toEqual([
      { id: "house/x", kind: "name_pattern", pattern: "^R$", place: "access.yaml:3" },
    ]);
    expect(accept).toMatchObject([
      { at: "access/roles/R", until: "2026-12-31", place: "access.yaml:5" },
    ]);
  });

  it("takes a section whose items are commented out for one that is not there", () => {
    expect(parse("version: 1\nroles:\n")).toEqual({ version: 1, stack: "access", resources: [] });
  });
});

describe("bad input", () => {
  it.each<[string, string, string[]]>([
    ["a syntax error", "roles: [\n", ["access.yaml:2:1 Not valid YAML"]],
    ["equal keys", "name: a\nname: b\n", ["access.yaml:2:1 A key stands twice in one map"]],
    ["a tag", "name: !Ref a\n", ["access.yaml:1:7 Not valid YAML"]],
    ["an empty file", "# nothing\n", ["access.yaml:1:1 access.yaml is empty"]],
    ["plain text", "hello", ["access.yaml:1:1 access.yaml holds no desired state"]],
    ["a list", "- a", ["access.yaml:1:1 access.yaml holds no desired state"]],
    ["bytes", "a\u0000b: c", ["access.yaml:1:1 access.yaml holds no desired state"]],
    ["a newer version", "version: 2\nnew: x", ["access.yaml:1:1 access.yaml has version 2"]],
    ["an alias of nothing", "name: *x", ["access.yaml:1:7 The alias *x has no anchor"]],
    ["two documents", "name: a\n---\nname: b\n", ["access.yaml:2:1 Not valid YAML"]],
    [
      "unknown fields at every level",
      "rolez: []\nroles:\n  - nam: X\n    name: Y\nassignments:\n  - group: A\n    role: R\n    service: { name: Z, cloud: c }\n",
      [
        'access.yaml:1:1 Unknown field "rolez"',
        'access.yaml:3:5 Unknown field "nam"',
        'access.yaml:8:25 Unknown field "cloud"',
      ],
    ],
    [
      "wrong types and empty values",
      "roles:\n  - name: 5\n    permissions: { roles: 1, branding: }\nassignments:\n  - group: A\n    roles: R\n",
      [
        "access.yaml:2:5 roles[0].name is not right",
        "access.yaml:3:20 roles[0].permissions.roles is not right",
        "access.yaml:3:30 roles[0].permissions.branding is empty",
        "access.yaml:6:5 assignments[0].roles is not right",
      ],
    ],
    [
      "nobody, and no role",
      "assignments:\n  - { roles: [R] }\n  - { group: A }\n",
      [
        "access.yaml:2:5 assignments[0] is not right",
        "access.yaml:3:5 assignments[1] is not right",
      ],
    ],
    [
      "an end that cannot be reckoned",
      "entitlements:\n  - { group: A, service: Z, start: yesterday, duration: 1d }\n",
      ["access.yaml:2:29 The end of the access cannot be reckoned"],
    ],
    [
      "Executive Insights without a ZIA tenant",
      "executive_insights:\n  - { group: A, zia_tenants: [] }\n  - { group: B, zia_tenants: [ZPA] }\n",
      ["access.yaml:2:17 No ZIA tenant is named", "access.yaml:3:31 ZPA is no ZIA tenant"],
    ],
    [
      "a deployer's misspelt module",
      "deployer:\n  permissions: { rolez: full }\n",
      ['access.yaml:2:18 Unknown module "rolez"'],
    ],
  ])("%s", (_what, text, expected) => {
    expect(wrong(text)).toEqual(expected);
  });

  it("says how to mend each, with the nearest name", () => {
    const [found] = diagnostics("assignmnets: []");
    expect(found?.detail).toContain('Did you mean "assignments"?');
    for (const text of ["a: [", "rolez: []", "version: 3", "", "roles: [{ name: 5 }]"])
      for (const { fix } of diagnostics(text)) expect(fix).not.toBeUndefined();
  });

  it("refuses a bomb of aliases, and an anchor within itself, without expanding them", () => {
    const level = (index: number) =>
      `x${index}: &x${index} [${Array.from({ length: 9 }, () => `*x${index - 1}`).join(", ")}]`;
    const bomb = ["x0: &x0 [lol]", ...Array.from({ length: 9 }, (_, i) => level(i + 1))];
    expect(wrong(bomb.join("\n"))).toEqual(["access.yaml:1:1 access.yaml expands to too much"]);
    expect(wrong("roles: &a [*a]")).toEqual(["access.yaml:1:1 access.yaml expands to too much"]);
  });

  it("survives deep nesting", () => {
    expect(wrong("[".repeat(100_000))[0]).toMatch(/Not valid YAML|holds no desired state/);
  });
});
