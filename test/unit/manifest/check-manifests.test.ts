import { checkManifests, type JudgedManifest, type ManifestResource } from "../../../src/manifest";

type Declares = ManifestResource["declares"];

const now = new Date("2026-06-01T00:00:00Z");

function manifest(
  stack: string,
  resources: readonly (readonly [type: string, declares: Declares])[],
  more: Partial<JudgedManifest> = {},
): JudgedManifest {
  return {
    resources: resources.map(([type, declares], index) => ({
      type: `zidentity_${type}`,
      path: `${stack}/${index}`,
      declares,
    })),
    ...more,
  };
}

function said(manifests: readonly JudgedManifest[], more: object = {}) {
  return checkManifests(manifests, { now, ...more }).map(
    ({ path, diagnostic: { severity, ruleId } }) => `${path}: ${severity} ${ruleId}`,
  );
}

const FULL = {
  roles: "full",
  users_and_groups: "full",
  administrative_entitlements: "full",
  ip_locations_and_groups: "view_only",
};

test("two stacks with two deployers: each is judged by his own", () => {
  const role = (name: string): readonly [string, Declares] => [
    "role",
    { name, permissions: { ip_locations_and_groups: "full" } },
  ];
  const grant = (name: string): readonly [string, Declares] => [
    "group_role_assignment",
    { group: name, roles: [name] },
  ];
  const low = manifest("low", [role("A"), grant("A")], { deployer: { permissions: FULL } });
  const high = manifest("high", [role("B"), grant("B")], {
    deployer: { permissions: { ...FULL, ip_locations_and_groups: "full" } },
  });
  const nobody = manifest("nobody", [role("C"), grant("C")]);
  expect(said([low, high, nobody])).toEqual([
    "low/0: error scope/role-above-deployer",
    "low/1: error scope/assignment-escalates",
  ]);
});

test("one thing in two stacks, by name and by id; roles by name", () => {
  const byName = manifest("a", [["user_role_assignment", { user: "Ann@x", roles: ["R"] }]]);
  const again = manifest("b", [["user_role_assignment", { user: "ann@x", roles: ["S"] }]]);
  expect(said([byName, again])).toEqual(["b/0: error assignment/declared-twice"]);
  const service = { id: "s9" };
  expect(
    said([
      manifest("a", [
        ["group_role_assignment", { group: "G", service, roles: ["R"] }],
        ["group_role_assignment", { group: "G", service, roles: ["S"] }],
        ["service_entitlement", { group: "G", service }],
        ["service_entitlement", { group: "G", service }],
      ]),
    ]),
  ).toEqual(["a/1: error assignment/declared-twice", "a/3: error entitlement/declared-twice"]);
});

describe("accepted findings", () => {
  const entry = { reason: "Planned", owner: "ann@x", until: "2026-12-31" };
  const nobodyHolds = manifest("s", [["role", { name: "Spare" }]]);

  test("are told as information, those on single roles as well", () => {
    const accept = [
      { ...entry, rule: "role/nobody-holds", role: "Spare" },
      { ...entry, rule: "role/x", role: "Spare" },
    ];
    const single = [
      {
        path: "s/0",
        diagnostic: { severity: "error", summary: "x", detail: "x", ruleId: "role/x" } as const,
      },
    ];
    expect(said([{ ...nobodyHolds, accept }], { single })).toEqual([
      "s/0: info role/x",
      "s/0: info role/nobody-holds",
    ]);
  });

  test("come back loudly when the entry has ended", () => {
    const accept = [{ ...entry, until: "2026-05-01", rule: "role/nobody-holds", role: "Spare" }];
    expect(said([{ ...nobodyHolds, accept }])).toEqual([
      "s/0: warning role/nobody-holds",
      "s/0: error accept/expired",
    ]);
  });

  test("of rules that need a tenant wait for one", () => {
    const accept = [{ ...entry, rule: "assignment/scim-group", principal: "G" }];
    expect(said([manifest("s", [], { accept })])).toEqual([]);
    expect(said([manifest("s", [], { accept })], { facts: {} })).toEqual([
      "accept[0]: warning accept/unused",
    ]);
  });
});

test("a house rule that stands in every stack is one rule", () => {
  const policies = [{ id: "house/names", kind: "name_pattern", pattern: "^IAM-" } as const];
  const [a, b] = ["a", "b"].map((stack) =>
    manifest(
      stack,
      [
        ["role", { name: `R-${stack}` }],
        ["group_role_assignment", { group: stack, roles: [`R-${stack}`] }],
      ],
      { policies },
    ),
  );
  if (a === undefined || b === undefined) throw new Error("Two stacks are needed.");
  expect(said([a, b])).toEqual(["a/0: error house/names", "b/0: error house/names"]);
});
