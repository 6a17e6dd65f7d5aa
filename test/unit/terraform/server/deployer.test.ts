import { tfplugin6 } from "../../../../src/generated/protocol";
import { DiagnosticsError, errorDiagnostic } from "../../../../src/diagnostics";
import { PROVIDER_DEFINITION } from "../../../../src/resources";
import { type ObjectValue, UNKNOWN } from "../../../../src/schema";
import { encodeObject } from "../../../../src/terraform/server/object-type";
import type { ProtocolDiagnostic } from "../../../../src/terraform/wire";
import { GROUP_HELPDESK, smallTenant } from "../../tenant/small-tenant";
import { Core, coreOver } from "./core";

const ROLE = "zidentity_role";
const ASSIGNMENT = "zidentity_group_role_assignment";
const ENTITLEMENT = "zidentity_service_entitlement";

const rulesOf = (diagnostics: readonly ProtocolDiagnostic[]) =>
  diagnostics.map(({ detail }) => /^Rule: (.*)$/m.exec(detail ?? "")?.[1]);

function role(permissions: ObjectValue): ObjectValue {
  return { name: "R", permissions };
}

async function validated(core: Core, deployer: ObjectValue | typeof UNKNOWN | null) {
  const answer = await core.handlers.validateProviderConfig(
    tfplugin6.ValidateProviderConfig.Request.create({
      config: encodeObject(PROVIDER_DEFINITION, { deployer }),
    }),
  );
  return answer.diagnostics ?? [];
}

describe("at validate", () => {
  const WRITER = { roles: "full", users_and_groups: "full", branding: "view_only" };

  test("a role above the declared deployer, on the module that is above him", async () => {
    const core = await coreOver(smallTenant());
    expect(await validated(core, { permissions: WRITER })).toEqual([]);
    const found = await core.validate(ROLE, role({ branding: "full", roles: "none" }));
    expect(rulesOf(found)).toEqual(["scope/role-above-deployer"]);
    expect(found[0]?.attribute?.steps).toEqual([
      { attributeName: "permissions" },
      { elementKeyString: "branding" },
    ]);
    expect(await core.validate(ROLE, role({ branding: "view_only" }))).toEqual([]);
  });

  test.each<[string, ObjectValue, string]>([
    [ROLE, role({}), "prerequisite/write-role"],
    [ASSIGNMENT, { group_id: UNKNOWN, role_ids: [UNKNOWN] }, "prerequisite/assign-role"],
    [ENTITLEMENT, { group_id: "g1", service_id: "s2" }, "prerequisite/manage-service-entitlements"],
  ])("what he lacks for a %s", async (type, config, rule) => {
    const core = await coreOver(smallTenant());
    await validated(core, { permissions: { users_and_groups: "view_only" } });
    expect(rulesOf(await core.validate(type, config))).toEqual([rule]);
  });

  test.each<[string, ObjectValue | typeof UNKNOWN | null]>([
    ["nobody is declared", null],
    ["he is not known yet", UNKNOWN],
    ["his levels are not known yet", { permissions: UNKNOWN }],
    ["the level that counts is not", { permissions: { ...WRITER, branding: UNKNOWN } }],
  ])("where %s, nothing is said", async (_what, deployer) => {
    const core = await coreOver(smallTenant());
    expect(await validated(core, deployer)).toEqual([]);
    expect(await core.validate(ROLE, role({ branding: "full" }))).toEqual([]);
  });

  test("of a service by its id nothing is said: it may be ZIdentity itself", async () => {
    const core = await coreOver(smallTenant());
    const levels = { ...WRITER, administrative_entitlements: "full" };
    await validated(core, { permissions: levels, service_admin_ids: ["s3"] });
    const onService = (service_id: string) => ({ group_id: "g1", service_id, role_ids: ["41"] });
    for (const id of ["s1", "s2"])
      expect(await core.validate(ASSIGNMENT, onService(id))).toEqual([]);
  });

  test("a module that is none is refused at its place", async () => {
    const core = await coreOver(smallTenant());
    expect(await validated(core, { permissions: { role: "full" } })).toMatchObject([
      {
        detail: expect.stringContaining(`"roles"`) as string,
        attribute: {
          steps: [
            { attributeName: "deployer" },
            { attributeName: "permissions" },
            { elementKeyString: "role" },
          ],
        },
      },
    ]);
  });
});

describe("at plan", () => {
  const LEVELS = { roles: "full", users_and_groups: "full", administrative_entitlements: "full" };
  const planned = async (
    type: string,
    config: ObjectValue,
    deployer: ObjectValue | null,
    more: Parameters<typeof smallTenant>[0] = {},
    prior: ObjectValue | null = null,
  ) => {
    const core = await coreOver(smallTenant(more));
    await core.configure({ deployer });
    return (await core.plan(type, prior, config)).diagnostics;
  };
  const roles = [
    { id: "r1", name: "Super Admin", systemDefined: true, permissions: { ROLES: "FULL" } },
    { id: "r2", name: "Desk", permissions: { BRANDING: "VIEW_ONLY", QUANTUM: "SOME" } },
    { id: "r3", name: "Brand", permissions: { BRANDING: "FULL" } },
  ];
  const onBrand = { group_id: "g1", role_ids: ["r3"] };

  test("a service that the declared deployer does not administer", async () => {
    const deployer = { permissions: LEVELS, service_admin_ids: ["s3"] };
    const onZia = (service_id: string) => ({ group_id: "g1", service_id, role_ids: ["41"] });
    const [found, ...others] = await planned(ASSIGNMENT, onZia("s2"), deployer);
    expect(others).toEqual([]);
    expect(rulesOf([found ?? {}])).toEqual(["prerequisite/administer-service"]);
    expect(found?.attribute?.steps).toEqual([{ attributeName: "service_id" }]);
    expect(await planned(ASSIGNMENT, onZia("s2"), { permissions: LEVELS })).toEqual([]);
    // ZIdentity itself is nobody's to administer, under its id too.
    const own = { group_id: "g1", service_id: "s1", role_ids: ["r2"] };
    expect(await planned(ASSIGNMENT, own, deployer)).toMatchObject([]);
  });

  test("a role that the tenant's own list says is above him", async () => {
    const found = await planned(ASSIGNMENT, onBrand, { permissions: LEVELS }, { roles });
    expect(rulesOf(found)).toEqual(["scope/assignment-escalates"]);
    expect(found[0]?.attribute?.steps).toEqual([{ attributeName: "role_ids" }]);
  });

  test("a role that is held takes more to edit", async () => {
    const deployer = { permissions: { roles: "full", users_and_groups: "full" } };
    const prior = { id: "r2", name: "Desk", permissions: {} };
    const edited = { ...role({}), name: "Desk 2" };
    const grants = [{ principal: GROUP_HELPDESK, serviceId: "s1", roles: [{ id: "r2" }] }];
    expect(rulesOf(await planned(ROLE, edited, deployer, { grants }, prior))).toEqual([
      "prerequisite/edit-assigned-role",
    ]);
    expect(await planned(ROLE, edited, deployer, {}, prior)).toEqual([]);
  });

  test("without a declaration the roles of the API client count", async () => {
    const asDesk = { roles, callerRoleIds: ["r2"] };
    expect(rulesOf(await planned(ROLE, role({ branding: "full" }), null, asDesk))).toEqual([
      "prerequisite/write-role",
      "scope/role-above-deployer",
    ]);
    expect(rulesOf(await planned(ASSIGNMENT, onBrand, null, asDesk))).toEqual([
      "prerequisite/assign-role",
      "scope/assignment-escalates",
    ]);
    const [found, ...others] = await planned(ROLE, role({ branding: "view_only" }), null, asDesk);
    expect(others).toEqual([]);
    expect(found?.detail).toMatch(
      /The deployer holds roles "none" and users_and_groups "none"\.[^]*The deployer is the API client of this provider/,
    );
    const entitled = { group_id: "g1", service_id: "s2" };
    expect(rulesOf(await planned(ENTITLEMENT, entitled, null, asDesk))).toEqual([
      "prerequisite/manage-service-entitlements",
    ]);
    expect(
      await planned(
        ROLE,
        role({ branding: "full" }),
        { permissions: { ...LEVELS, branding: "full" } },
        asDesk,
      ),
    ).toEqual([]);
  });

  test("a Super Admin may do anything, and of a caller that is not told nothing is said", async () => {
    for (const callerRoleIds of [["r1"], ["r1", "r2"], undefined]) {
      const found = await planned(ROLE, role({ branding: "full" }), null, { roles, callerRoleIds });
      expect(found).toEqual([]);
    }
  });

  test("who may all of it is told nothing, though he is no Super Admin", async () => {
    const permissions = {
      ROLES: "FULL",
      USERS_AND_GROUPS: "FULL",
      ADMINISTRATIVE_ENTITLEMENTS: "FULL",
      SERVICE_ENTITLEMENTS: "FULL",
      BRANDING: "FULL",
    };
    const able = [{ id: "r4", name: "Deployer", permissions }, ...roles];
    const asAble = { roles: able, callerRoleIds: ["r4"] };
    for (const [type, config] of [
      [ROLE, role({ branding: "full" })],
      [ASSIGNMENT, onBrand],
      [ENTITLEMENT, { group_id: "g1", service_id: "s2" }],
    ] as const)
      expect(await planned(type, config, null, asAble)).toEqual([]);
  });

  test("the tenant is asked once for who the API client is, and again after a failure", async () => {
    const tenant = smallTenant({ roles, callerRoleIds: ["r2"] });
    const asked = jest.spyOn(tenant, "callerRoles");
    asked.mockRejectedValueOnce(new DiagnosticsError([errorDiagnostic("Away", "")]));
    const core = await coreOver(tenant);
    const failed = await core.plan(ROLE, null, role({}));
    expect(failed.diagnostics.map(({ summary }) => summary)).toEqual(["Away"]);
    const plans = Array.from({ length: 20 }, (_, index) =>
      core.plan(ROLE, null, { ...role({}), name: `R ${index}` }),
    );
    for (const { diagnostics } of await Promise.all(plans))
      expect(rulesOf(diagnostics)).toEqual(["prerequisite/write-role"]);
    expect(asked).toHaveBeenCalledTimes(2);
  });

  test("what stays as it is is not judged", async () => {
    const prior = { id: "r3", name: "R", description: null, permissions: { branding: "full" } };
    const asDesk = { roles, callerRoleIds: ["r2"] };
    expect(await planned(ROLE, role({ branding: "full" }), null, asDesk, prior)).toEqual([]);
  });
});

describe("a refusal at apply", () => {
  class Refused extends Error {}

  async function refused(type: string, prior: ObjectValue | null, planned: ObjectValue | null) {
    const grants = [{ principal: GROUP_HELPDESK, serviceId: "s1", roles: [{ id: "r2" }] }];
    const tenant = smallTenant({ grants });
    const refuse = () => Promise.reject(new Refused("403"));
    Object.assign(tenant, {
      createRole: refuse,
      replaceRole: refuse,
      deleteRole: refuse,
      changeGrant: refuse,
      entitle: refuse,
      removeEntitlement: refuse,
    });
    const core = await coreOver(tenant, {
      explain: () => [errorDiagnostic("No", "403.")],
      isRefusal: (error) => error instanceof Refused,
    });
    const { diagnostics } = await core.apply(type, prior, planned);
    return diagnostics[0]?.detail;
  }

  const DESK = { id: "r2", name: "Desk", description: null, permissions: null };
  const LOOSE = { ...DESK, id: "r9" };
  const ON_ZPA = {
    id: "group/g1/s4",
    group_id: "g1",
    service_id: "s4",
    role_ids: ["7"],
    exclusive: true,
    active: true,
  };
  const ENTITLED = { id: "group/g1/s4", group_id: "g1", service_id: "s4", active: true };

  test.each<[string, string, ObjectValue | null, ObjectValue | null, RegExp]>([
    [
      "create of a role",
      ROLE,
      null,
      { ...DESK, id: UNKNOWN },
      /Creating a role takes roles "full"/,
    ],
    ["edit of a role", ROLE, LOOSE, { ...LOOSE, name: "X" }, /Editing a role takes/],
    ["edit of a held role", ROLE, DESK, { ...DESK, name: "X" }, /Editing a role that is assigned/],
    ["delete of a held role", ROLE, DESK, null, /Deleting a role that is assigned/],
    ["delete of a role", ROLE, LOOSE, null, /Deleting a role takes/],
    [
      "grant",
      ASSIGNMENT,
      null,
      ON_ZPA,
      /Assigning a role takes[^]*On ZPA[^]*Administrators at Full/,
    ],
    ["revocation", ASSIGNMENT, ON_ZPA, null, /Revoking a role takes/],
    ["end", ASSIGNMENT, ON_ZPA, { ...ON_ZPA, active: false }, /Revoking a role takes/],
    ["entitlement", ENTITLEMENT, null, ENTITLED, /Assigning a user or group to a service takes/],
    ["removal", ENTITLEMENT, ENTITLED, null, /Removing a user or group from a service takes/],
  ])("of a %s says what it takes", async (_what, type, prior, planned, words) => {
    expect(await refused(type, prior, planned)).toMatch(words);
  });
});
