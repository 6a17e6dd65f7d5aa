import { resolveManifests } from "../../../src/engine";
import { pendingId, pendingName, withoutPending } from "../../../src/engine/pending";
import { UNKNOWN } from "../../../src/schema";
import { smallTenant } from "../tenant/small-tenant";
import { type Declaration, declared } from "./declared";

const tenant = smallTenant();

async function configOf(...resource: Declaration) {
  const { desired, problems } = await resolveManifests(declared(resource), tenant);
  expect(problems).toEqual([]);
  return desired[0]?.config;
}

async function problemsOf(...resource: Declaration) {
  const { desired, problems } = await resolveManifests(declared(resource), tenant);
  expect(desired).toEqual([]);
  return problems.map(({ path, diagnostic }) => [path, diagnostic.path, diagnostic.summary]);
}

test("names become ids, and the file and path stay known", async () => {
  const manifest = declared(["group_role_assignment", { group: "Helpdesk", roles: ["Desk"] }]);
  const { desired } = await resolveManifests(manifest, tenant);
  expect(desired).toMatchObject([
    {
      path: "access/0",
      file: "zidentity.json",
      config: {
        group_id: "g1",
        role_ids: ["r2"],
        service_id: null,
        scope_id: null,
        exclusive: null,
      },
    },
  ]);
});

test.each([
  ["ZPA", "s4"],
  [{ name: "ZIA", cloud_name: "two.net" }, "s3"],
  [{ id: "s2" }, "s2"],
])("the service %j is %s", async (service, id) => {
  const config = await configOf("service_entitlement", { service, user: "ann@example.com" });
  expect(config).toMatchObject({ service_id: id, user_id: "u1", group_id: null });
});

test("roles and scopes are named within the service of their declaration", async () => {
  const config = await configOf("user_role_assignment", {
    user: "bob@example.com",
    service: "ZPA",
    roles: ["ZPA Admin"],
    scope: "Plant",
  });
  expect(config).toMatchObject({ user_id: "u2", service_id: "s4", role_ids: ["7"], scope_id: "9" });
});

test("what is no reference is taken as it is", async () => {
  const declares = { name: "New", permissions: { roles: "full" }, other_permissions: { x: "y" } };
  expect(await configOf("role", declares)).toEqual({ ...declares, description: null });
});

test("a role that is declared and not there yet has a pending id, one that is there its own", async () => {
  const manifest = declared(
    ["role", { name: "New" }],
    ["role", { name: "Desk" }],
    ["group_role_assignment", { group: "Helpdesk", roles: ["New", "Desk"] }],
  );
  const { desired, problems } = await resolveManifests(manifest, tenant);
  expect(problems).toEqual([]);
  expect(desired[2]?.config["role_ids"]).toEqual([pendingId("New"), "r2"]);
});

test("a declared role is one of ZIdentity: on a linked service its name means another", async () => {
  const manifest = declared(
    ["role", { name: "New" }],
    [
      "user_role_assignment",
      { user: "ann@example.com", service: "ZPA", roles: ["New"], scope: "Plant" },
    ],
  );
  const { problems } = await resolveManifests(manifest, tenant);
  expect(problems).toMatchObject([
    {
      path: "access/1",
      diagnostic: { summary: `No role with name "New" on ZPA (private.net, West)` },
    },
  ]);
});

test.each<[string, Declaration, string, string]>([
  [
    "a group",
    ["group_role_assignment", { group: "Nobody", roles: ["Desk"] }],
    "group_id",
    `No group with name "Nobody"`,
  ],
  [
    "a group twice",
    ["group_role_assignment", { group: "Regional IT", roles: ["Desk"] }],
    "group_id",
    `2 groups with name "Regional IT"`,
  ],
  [
    "a user",
    ["user_role_assignment", { user: "carl@example.com", roles: ["Desk"] }],
    "user_id",
    `No user with login name "carl@example.com"`,
  ],
  [
    "a role",
    ["group_role_assignment", { group: "Helpdesk", roles: ["Nothing"] }],
    "role_ids",
    `No role with name "Nothing" on ZIAM`,
  ],
  [
    "a scope",
    [
      "group_role_assignment",
      { group: "Helpdesk", service: "ZPA", roles: ["ZPA Admin"], scope: "Moon" },
    ],
    "scope_id",
    `No scope with name "Moon"`,
  ],
  [
    "a service twice",
    ["service_entitlement", { user: "ann@example.com", service: "ZIA" }],
    "service_id",
    `2 services with name "ZIA"`,
  ],
  [
    "an expression",
    ["service_entitlement", { user: { expression: "${var.user}" }, service: "ZPA" }],
    "user_id",
    "A value that only Terraform can evaluate",
  ],
])(
  "%s that cannot be found is a problem of that declaration",
  async (_what, resource, attribute, summary) => {
    expect(await problemsOf(...resource)).toEqual([["access/0", [{ attribute }], summary]]);
  },
);

test("all problems of a declaration come at once, and the others are resolved", async () => {
  const manifest = declared(
    ["group_role_assignment", { group: "Nobody", roles: ["Nothing"] }],
    ["role", { name: "New" }],
  );
  const { desired, problems } = await resolveManifests(manifest, tenant);
  expect(problems).toHaveLength(2);
  expect(desired.map(({ path }) => path)).toEqual(["access/1"]);
});

test("a pending id has a name, and a tenant does not know it", () => {
  expect(pendingName(pendingId("New"))).toBe("New");
  expect(pendingName("r2")).toBeUndefined();
  expect(withoutPending([pendingId("New"), "r2"])).toEqual([UNKNOWN, "r2"]);
});
