import { type Declarations, type ManifestResource, toDeclaredAccess } from "../../../src/manifest";

type Declares = ManifestResource["declares"];

function manifest(
  resources: readonly (readonly [type: string, declares: Declares])[],
  more: Partial<Declarations> = {},
): Declarations {
  return {
    resources: resources.map(([type, declares], index) => ({
      type: `zidentity_${type}`,
      path: `s/${index}`,
      declares,
    })),
    ...more,
  };
}

function serviceKeysOf(...services: readonly Declares[string][]) {
  const { grants } = toDeclaredAccess([
    manifest(
      services.map((service) => ["group_role_assignment", { group: "G", service, roles: ["R"] }]),
    ),
  ]);
  return grants.map(({ service }) => service.key);
}

const UNKNOWN = { expression: "${var.x}" };

describe("principals", () => {
  test("by login name in any case, by group name, by id; what Terraform alone can tell has no key", () => {
    const { grants } = toDeclaredAccess([
      manifest([
        ["user_role_assignment", { user: "Ann@example.com", roles: ["R"] }],
        ["user_role_assignment", { user: "ann@EXAMPLE.com", roles: ["R"] }],
        ["group_role_assignment", { group: "Desk", roles: ["R"] }],
        ["group_role_assignment", { group: "desk", roles: ["R"] }],
        ["group_role_assignment", { group: { id: "Desk" }, roles: ["R"] }],
        ["group_role_assignment", { group: UNKNOWN, roles: ["R"] }],
      ]),
    ]);
    const [ann, annAgain, desk, lower, byId, unknown] = grants.map(({ principal }) => principal);
    expect(ann).toMatchObject({ kind: "user", label: "Ann@example.com" });
    expect(annAgain?.key).toBe(ann?.key);
    expect(desk).toMatchObject({ kind: "group", label: "Desk" });
    expect(new Set([desk?.key, lower?.key, byId?.key]).size).toBe(3);
    expect(unknown).toEqual({ kind: "group", key: undefined, label: "${var.x}" });
  });
});

describe("services", () => {
  test("none is ZIdentity itself for an assignment; an entitlement without one is not known", () => {
    const { grants, entitlements } = toDeclaredAccess([
      manifest([
        ["group_role_assignment", { group: "G", roles: ["R"] }],
        ["group_role_assignment", { group: "H", roles: ["R"], service: "ZIAM" }],
        ["service_entitlement", { group: "G" }],
        ["service_entitlement", { group: "G", service: "ZIA" }],
      ]),
    ]);
    expect(grants[0]?.service).toMatchObject({ own: true, label: "ZIdentity" });
    expect(grants[1]?.service).toEqual(grants[0]?.service);
    expect(entitlements.map(({ service }) => service.key)).toEqual([undefined, "ZIA"]);
    expect(entitlements[1]?.service).toMatchObject({ own: false, product: "ZIA" });
  });

  test("a bare name and a fuller spelling are the same: a reference must meet just one service", () => {
    const [bare, cloud, full] = serviceKeysOf(
      "ZIA",
      { name: "ZIA", cloud_name: "one.net" },
      { name: "ZIA", cloud_name: "one.net", org_name: "West" },
    );
    expect([cloud, full]).toEqual([bare, bare]);
    expect(bare).toBeDefined();
  });

  test("two that certainly differ have two keys, and the bare name none", () => {
    const [bare, one, two] = serviceKeysOf(
      "ZIA",
      { name: "ZIA", cloud_name: "one.net" },
      { name: "ZIA", cloud_name: "two.net" },
    );
    expect(bare).toBeUndefined();
    expect(one).not.toBe(two);
  });

  test("by id it could be ZIdentity itself", () => {
    expect(serviceKeysOf({ id: "s1" }, UNKNOWN)).toEqual([undefined, undefined]);
  });
});

describe("roles", () => {
  test("a declared role and an assignment of it on ZIdentity have one key, on another service another", () => {
    const { roles, grants } = toDeclaredAccess([
      manifest([
        ["role", { name: "Desk", permissions: { roles: "full" }, other_permissions: { x: "y" } }],
        ["group_role_assignment", { group: "G", roles: ["Desk", { id: "r9" }, UNKNOWN] }],
        ["group_role_assignment", { group: "G", service: "ZIA", roles: ["Desk"] }],
      ]),
    ]);
    expect(roles[0]).toMatchObject({ at: "s/0", name: "Desk" });
    expect(Object.fromEntries(roles[0]?.permissions ?? [])).toEqual({ roles: "full", x: "y" });
    const own = grants[0]?.roles.map(({ key }) => key) ?? [];
    expect(own[0]).toBe(roles[0]?.key);
    expect(own[2]).toBeUndefined();
    expect(grants[1]?.roles[0]?.key).not.toBe(roles[0]?.key);
  });

  test("a level that Terraform alone can tell is open, and so is every module of a whole map", () => {
    const { roles } = toDeclaredAccess([
      manifest([
        ["role", { name: "A", permissions: { roles: { expression: "${var.level}" } } }],
        ["role", { name: "B", permissions: UNKNOWN }],
      ]),
    ]);
    expect(roles[0]?.permissions.get("roles")).toBeUndefined();
    expect(roles[0]?.permissions.has("roles")).toBe(true);
    expect(roles[1]?.permissions.size).toBe(18);
  });

  test("unknown modules that are not known yet leave the known ones as they are", () => {
    const { roles } = toDeclaredAccess([
      manifest([
        ["role", { name: "A", permissions: { roles: "full" }, other_permissions: UNKNOWN }],
      ]),
    ]);
    expect(Object.fromEntries(roles[0]?.permissions ?? [])).toEqual({ roles: "full" });
  });
});

test("scope, exclusive and expiry", () => {
  const base = { group: "G", service: "ZPA", roles: ["R"] };
  const { grants } = toDeclaredAccess([
    manifest([
      ["group_role_assignment", base],
      [
        "group_role_assignment",
        { ...base, scope: "Plant", exclusive: false, expires_at: "2026-01-01T00:00:00Z" },
      ],
      ["group_role_assignment", { ...base, scope: UNKNOWN, expires_at: UNKNOWN }],
    ]),
  ]);
  expect(grants.map(({ scope }) => scope)).toEqual([
    { kind: "absent" },
    { kind: "given", label: "Plant" },
    { kind: "unknown" },
  ]);
  expect(grants.map(({ exclusive }) => exclusive)).toEqual([true, false, true]);
  expect(grants.map(({ expiresAt }) => expiresAt)).toEqual([
    undefined,
    "2026-01-01T00:00:00Z",
    "${var.x}",
  ]);
});

describe("the deployer", () => {
  const deployer = { permissions: { roles: "full" }, service_admins: ["ZIA"] };

  test("with the services that he administers, by the keys of the assignments", () => {
    const declared = toDeclaredAccess([
      manifest(
        [["group_role_assignment", { group: "G", service: { name: "ZIA", org_name: "o" } }]],
        { deployer },
      ),
    ]);
    const key = declared.grants[0]?.service.key;
    expect([...(declared.deployer?.serviceAdminKeys ?? [])]).toEqual([key]);
    expect(declared.deployer?.permissions.get("roles")).toBe("full");
  });

  test("a service by id leaves the set open; two deployers are none", () => {
    const open = { ...deployer, service_admins: ["ZIA", { id: "s9" }] };
    const declared = toDeclaredAccess([manifest([], { deployer: open })]);
    expect(declared.deployer?.serviceAdminKeys).toBeUndefined();
    expect(
      toDeclaredAccess([manifest([], { deployer }), manifest([], { deployer: open })]).deployer,
    ).toBeUndefined();
    expect(toDeclaredAccess([manifest([])]).deployer).toBeUndefined();
  });
});
