import {
  type DeployerOperation,
  explainForbidden,
  lacksPrerequisite,
  levelsOf,
  PREREQUISITES,
  SERVICE_ADMINISTRATION,
} from "../../../src/rbac";
import {
  entitlement,
  grant,
  group,
  levels,
  named,
  role,
  zia,
  zidentity,
} from "../../../src/rbac/rules/across/example";
import { foundBy, placesOf } from "./judged";

interface Held {
  readonly roles: string;
  readonly users_and_groups: string;
  readonly administrative_entitlements: string;
  readonly service_entitlements: string;
}

/** What the documents say, written out by hand and apart from the table. */
const WRITES = (held: Held) => held.roles === "full" && held.users_and_groups !== "none";
const ASSIGNED = (held: Held) => WRITES(held) && held.administrative_entitlements === "full";
const ASSIGNS = (held: Held) =>
  (held.administrative_entitlements === "full" &&
    held.users_and_groups === "full" &&
    held.roles !== "none") ||
  (held.administrative_entitlements === "restricted_full" &&
    held.users_and_groups !== "none" &&
    held.roles === "full");
const ENTITLES = (held: Held) =>
  held.service_entitlements === "full" && held.users_and_groups === "full";

const DOCUMENTED: Readonly<Record<DeployerOperation, (held: Held) => boolean>> = {
  create_role: WRITES,
  edit_role: WRITES,
  delete_role: (held) => held.roles === "full",
  edit_assigned_role: ASSIGNED,
  delete_assigned_role: ASSIGNED,
  assign_role: ASSIGNS,
  revoke_role: ASSIGNS,
  add_entitlement: ENTITLES,
  remove_entitlement: ENTITLES,
};

const OPERATIONS = Object.keys(DOCUMENTED) as DeployerOperation[];

function* deployers(): Iterable<Held> {
  for (const roles of levelsOf("roles"))
    for (const users_and_groups of levelsOf("users_and_groups"))
      for (const administrative_entitlements of levelsOf("administrative_entitlements"))
        for (const service_entitlements of levelsOf("service_entitlements"))
          yield { roles, users_and_groups, administrative_entitlements, service_entitlements };
}

describe.each(OPERATIONS)("%s", (operation) => {
  it("takes what the documents say, over all levels involved", () => {
    for (const held of deployers()) {
      const lacks = lacksPrerequisite(operation, levels({ ...held }));
      expect({ held, lacks }).toEqual({ held, lacks: !DOCUMENTED[operation](held) });
    }
  });

  it("is explained with what it takes and with its source", () => {
    const text = explainForbidden(operation);
    expect(text.startsWith(`${PREREQUISITES[operation].doing} takes `)).toBe(true);
    expect(text).toMatch(/Source: .*\((001|002)\).*\.$/);
  });
});

it("counts a module that the deployer lacks as none, and says nothing of one that is not known", () => {
  expect(lacksPrerequisite("delete_role", levels({}))).toBe(true);
  expect(lacksPrerequisite("delete_role", new Map([["roles", undefined]]))).toBe(false);
});

describe("a 403", () => {
  it("is explained by the levels, both ways of assigning, and what the deployer holds", () => {
    expect(
      explainForbidden("assign_role", {
        deployer: new Map([
          ["roles", "full"],
          ["administrative_entitlements", undefined],
        ]),
      }),
    ).toBe(
      'Assigning a role takes administrative_entitlements "full", users_and_groups "full" and roles "view_only" or "full"; ' +
        'or administrative_entitlements "restricted_full", users_and_groups "view_only" or "full" and roles "full". ' +
        'The deployer holds administrative_entitlements not known yet, users_and_groups "none" and roles "full". ' +
        "It is refused as well when the role holds a level above that of whoever sets or assigns it. " +
        "Source: Adding ZIdentity Admin Roles (001); Admin Roles and Permissions (002), https://help.zscaler.com/unified/admin-roles-and-permissions.",
    );
  });

  it("names the permission on a linked service, and on ZIdentity none", () => {
    const service = { label: "ZIA (Acme West)", own: false, product: "ZIA" };
    expect(explainForbidden("revoke_role", { service })).toContain(
      "On ZIA (Acme West) it takes as well to be an admin of that service oneself, with a role that has Administration > Administration Controls at Full in the ZIA Admin Portal.",
    );
    expect(explainForbidden("assign_role", { service: zidentity })).not.toContain("oneself");
    expect(explainForbidden("add_entitlement", { service })).not.toContain("oneself");
    expect(explainForbidden("assign_role", { service: { label: "ZRA", own: false } })).toContain(
      "the permission to manage its administrators at Full",
    );
  });

  it("on a role says that predefined ones stay as they are", () => {
    expect(explainForbidden("delete_role")).toContain(
      "Predefined roles are never edited or deleted.",
    );
    expect(explainForbidden("create_role")).not.toContain("Predefined");
    expect(explainForbidden("create_role")).toContain("above that of whoever sets");
  });
});

it("knows the five services of the document", () => {
  expect(
    [...SERVICE_ADMINISTRATION].map(([product, { portal, permission }]) => [
      product,
      permission,
      portal,
    ]),
  ).toEqual([
    ["ZIA", "Administration > Administration Controls", "ZIA Admin Portal"],
    [
      "ZPA",
      "Configuration & Control > Administration Control > Administrators",
      "ZPA Admin Portal",
    ],
    ["ZDX", "Administrator Management", "ZDX Admin Portal"],
    ["ZCC", "Administrator Management", "Zscaler Client Connector Portal"],
    [
      "CLOUD_CONNECTOR",
      "Administrator Management",
      "Zscaler Cloud & Branch Connector Admin Portal",
    ],
  ]);
});

describe("the rules on a declared deployer", () => {
  const ALL = {
    roles: "full",
    users_and_groups: "full",
    administrative_entitlements: "full",
    service_entitlements: "full",
  };
  const state = {
    roles: [role("Directory", { users_and_groups: "view_only" })],
    grants: [grant(group("Ops"), zidentity, [named("Directory")])],
    entitlements: [entitlement(group("Ops"), zia)],
  };

  function ids(permissions: Readonly<Record<string, string>>) {
    const deployer = { permissions: levels({ ...ALL, ...permissions }) };
    return [
      "prerequisite/write-role",
      "prerequisite/edit-assigned-role",
      "prerequisite/assign-role",
      "prerequisite/manage-service-entitlements",
      "prerequisite/administer-service",
    ].filter((id) => placesOf(id, { ...state, deployer }).length > 0);
  }

  it.each([
    [{}, []],
    [{ roles: "view_only" }, ["prerequisite/write-role", "prerequisite/edit-assigned-role"]],
    [
      { users_and_groups: "view_only" },
      ["prerequisite/assign-role", "prerequisite/manage-service-entitlements"],
    ],
    [{ administrative_entitlements: "restricted_full" }, ["prerequisite/edit-assigned-role"]],
    [
      { administrative_entitlements: "view_only" },
      ["prerequisite/edit-assigned-role", "prerequisite/assign-role"],
    ],
    [{ service_entitlements: "view_only" }, ["prerequisite/manage-service-entitlements"]],
  ])("%j breaks %j", (permissions, broken) => {
    expect(ids(permissions)).toEqual(broken);
  });

  it("say nothing without a deployer", () => {
    for (const id of [
      "write-role",
      "edit-assigned-role",
      "assign-role",
      "manage-service-entitlements",
      "administer-service",
    ])
      expect(placesOf(`prerequisite/${id}`, state)).toEqual([]);
  });

  it("speak of editing an assigned role only where somebody holds it", () => {
    const deployer = {
      permissions: levels({ ...ALL, administrative_entitlements: "restricted_full" }),
    };
    const ID = "prerequisite/edit-assigned-role";
    expect(placesOf(ID, { ...state, deployer })).toEqual(["roles/Directory"]);
    expect(placesOf(ID, { roles: state.roles, deployer })).toEqual([]);
    const liveGrants = [
      { principal: group("Old"), service: zidentity, roles: [named("Directory")] },
    ];
    expect(placesOf(ID, { roles: state.roles, deployer, facts: { liveGrants } })).toHaveLength(1);
  });

  it("say what the operation takes and what the deployer holds", () => {
    const deployer = { permissions: levels({ roles: "view_only" }) };
    const [finding] = foundBy("prerequisite/write-role", { ...state, deployer });
    expect(finding?.diagnostic.detail).toContain(
      'Creating a role takes roles "full" and users_and_groups "view_only" or "full". The deployer holds roles "view_only" and users_and_groups "none".',
    );
    expect(finding?.role).toEqual({ key: "Directory", label: "Directory" });
  });

  it("leave a service alone while it is not known what the deployer administers, or which one it is", () => {
    const permissions = levels(ALL);
    const grants = [grant(group("Ops"), zia, [])];
    const ID = "prerequisite/administer-service";
    expect(placesOf(ID, { grants, deployer: { permissions } })).toEqual([]);
    expect(
      placesOf(ID, { grants, deployer: { permissions, serviceAdminKeys: new Set() } }),
    ).toHaveLength(1);
    const unknown = [{ ...grants[0]!, service: { ...zia, key: undefined } }];
    expect(
      placesOf(ID, { grants: unknown, deployer: { permissions, serviceAdminKeys: new Set() } }),
    ).toEqual([]);
  });
});

describe("what a 403 is explained by", () => {
  const SCOPE =
    "It is refused as well when the role holds a level above that of whoever sets or assigns it.";
  const PREDEFINED = "Predefined roles are never edited or deleted.";

  it.each<[DeployerOperation, string, readonly string[]]>([
    ["create_role", "Creating a role takes", [SCOPE]],
    ["edit_role", "Editing a role takes", [SCOPE, PREDEFINED]],
    ["delete_role", "Deleting a role takes", [PREDEFINED]],
    ["edit_assigned_role", "Editing a role that is assigned takes", [SCOPE, PREDEFINED]],
    ["delete_assigned_role", "Deleting a role that is assigned takes", [PREDEFINED]],
    ["assign_role", "Assigning a role takes", [SCOPE]],
    ["revoke_role", "Revoking a role takes", []],
    ["add_entitlement", "Assigning a user or group to a service takes", []],
    ["remove_entitlement", "Removing a user or group from a service takes", []],
  ])("%s: what is done, and what else is refused", (operation, opening, besides) => {
    const text = explainForbidden(operation);
    expect(text.startsWith(`${opening} `)).toBe(true);
    expect([SCOPE, PREDEFINED].filter((sentence) => text.includes(sentence))).toEqual(besides);
  });
});
