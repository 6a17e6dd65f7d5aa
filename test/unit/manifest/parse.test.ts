import { DiagnosticsError } from "../../../src/diagnostics";
import { parseManifest } from "../../../src/manifest";

const ROLE = {
  type: "zidentity_role",
  path: "access/role",
  declares: { name: "Desk", permissions: { roles: "view_only" } },
};

const ASSIGNMENT = {
  type: "zidentity_group_role_assignment",
  path: "access/assignment",
  declares: { group: "Helpdesk", roles: ["Desk", { id: "r1" }], service: { name: "ZIAM" } },
};

function manifest(resources: readonly unknown[], more: object = {}): string {
  return JSON.stringify({ version: 1, stack: "access", resources, ...more });
}

/** The findings of a text that cannot be read, each as one line. */
function complaints(text: string): readonly string[] {
  try {
    parseManifest(text, "here.json");
  } catch (error) {
    if (!(error instanceof DiagnosticsError)) throw error;
    return error.diagnostics.map(({ summary, detail }) => `${summary}. ${detail}`);
  }
  return [];
}

test("a manifest is read as it is written", () => {
  expect(parseManifest(manifest([ROLE, ASSIGNMENT]), "here.json")).toEqual({
    version: 1,
    stack: "access",
    resources: [ROLE, ASSIGNMENT],
  });
});

test.each([
  ["a name", "ZIA"],
  ["a name with cloud and organisation", { name: "ZIA", cloud_name: "one.net", org_name: "West" }],
  ["an id", { id: "s1" }],
  ["what Terraform alone can evaluate", { expression: "${var.service}" }],
])("a service may be %s", (_what, service) => {
  expect(
    complaints(manifest([{ ...ASSIGNMENT, declares: { ...ASSIGNMENT.declares, service } }])),
  ).toEqual([]);
});

test("the deployer, the rules of the house and what it accepts are read as they are written", () => {
  const more = {
    deployer: {
      permissions: { roles: "full", branding: { expression: "${var.level}" } },
      service_admins: ["ZPA", { name: "ZIA", cloud_name: "one.net" }, { id: "s1" }],
    },
    // What a rule lacks is a finding with the id of a rule, not a file that cannot be read.
    policies: [{ kind: "groups_only", id: "house/groups", modules: { roles: "full" } }, {}],
    accept: [{ rule: "role/nobody-holds" }],
  };
  expect(parseManifest(manifest([], more), "here.json")).toMatchObject(more);
});

test.each<[string, string, RegExp]>([
  [
    "a deployer without permissions",
    manifest([], { deployer: {} }),
    /^deployer\.permissions is not as/,
  ],
  [
    "a misspelt field of the deployer",
    manifest([], { deployer: { permissions: {}, serviceAdmins: [] } }),
    /^deployer is not as .*"serviceAdmins"/,
  ],
  ["policies that are no list", manifest([], { policies: {} }), /^policies is not as/],
  [
    "an accepted finding that is no object",
    manifest([], { accept: ["all"] }),
    /^accept\.0 is not as a manifest has it\. Invalid input: expected object/,
  ],
  ["no JSON", "{", /^here\.json is not JSON/],
  ["a list", "[]", /^here\.json is not as a manifest has it/],
  [
    "a newer version",
    JSON.stringify({ version: 2, name: "of another shape" }),
    /^here\.json has version 2\. This command reads version 1/,
  ],
  ["no resources", JSON.stringify({ version: 1, stack: "a" }), /^resources is not as/],
  ["an unknown field", manifest([], { extra: 1 }), /Unrecognized key: "extra" \(in here\.json\)/],
  [
    "an unknown type",
    manifest([{ ...ROLE, type: "zidentity_rolle" }]),
    /^Unknown resource type "zidentity_rolle"\. access\/role in here\.json .*Did you mean "zidentity_role"\?/,
  ],
  [
    "an unknown attribute",
    manifest([{ ...ROLE, declares: { name: "R", nmae: "R" } }]),
    /^access\/role is not as .*"nmae"/,
  ],
  // Ids are called by what they point to.
  [
    "an attribute by its name in Terraform",
    manifest([{ ...ASSIGNMENT, declares: { ...ASSIGNMENT.declares, group_id: "g1" } }]),
    /"group_id"/,
  ],
  ["a missing attribute", manifest([{ ...ROLE, declares: {} }]), /^access\/role: name is not as/],
  [
    "a value of another type",
    manifest([{ ...ROLE, declares: { name: 7 } }]),
    /^access\/role: name is not as .*expected string, received number/,
  ],
  [
    "a reference to a service with something else",
    manifest([
      { ...ASSIGNMENT, declares: { ...ASSIGNMENT.declares, service: { name: "ZIA", cloud: "x" } } },
    ]),
    /^access\/assignment: service is not as/,
  ],
  ["a path twice", manifest([ROLE, ROLE]), /^access\/role is declared twice/],
])("%s is refused, with where it is", (_what, text, complaint) => {
  const [first, ...others] = complaints(text);
  expect(first).toMatch(complaint);
  expect(others).toEqual([]);
});

test("all problems come at once", () => {
  const odd = { ...ROLE, path: "access/odd", declares: { nmae: 1 } };
  expect(complaints(manifest([odd, { ...ROLE, type: "x" }, ROLE]))).toHaveLength(4);
});
