/** Reading, importing, upgrading and moving: everything that makes a state of what is there. */
import { DiagnosticsError, errorDiagnostic } from "../../../../src/diagnostics";
import { tfplugin6 } from "../../../../src/generated/protocol";
import { role } from "../../../../src/resources/role";
import { decodeObject } from "../../../../src/terraform/server/object-type";
import { smallTenant } from "../../tenant/small-tenant";
import { type Core, coreOver } from "./core";

const ROLE = "zidentity_role";

const raw = (state: unknown) => ({ json: Buffer.from(JSON.stringify(state)) });

function upgrade(core: Core, state: unknown, version = 0) {
  return core.handlers.upgradeResourceState(
    tfplugin6.UpgradeResourceState.Request.create({
      typeName: ROLE,
      version,
      rawState: raw(state),
    }),
  );
}

function move(core: Core, sourceTypeName: string, sourceProviderAddress: string) {
  return core.handlers.moveResourceState(
    tfplugin6.MoveResourceState.Request.create({
      sourceTypeName,
      sourceProviderAddress,
      sourceState: raw({ id: "r2", name: "Desk" }),
      targetTypeName: ROLE,
      sourcePrivate: Buffer.from("private"),
    }),
  );
}

describe("reading", () => {
  test("finds a role by id, whatever it is called now", async () => {
    const core = await coreOver(smallTenant());
    const { state } = await core.read(ROLE, { id: "r2", name: "Old name" });
    expect(state).toMatchObject({ id: "r2", name: "Desk", permissions: { roles: "view_only" } });
  });

  test("answers nothing for what is gone, and for nothing", async () => {
    const core = await coreOver(smallTenant());
    expect((await core.read(ROLE, { id: "r9", name: "Gone" })).state).toBeNull();
    expect((await core.read(ROLE, null)).state).toBeNull();
  });

  test("keeps the state where the tenant fails", async () => {
    const tenant = smallTenant();
    const core = await coreOver(tenant);
    const assignment = { id: "group/g1/s1", group_id: "g1", service_id: "s1", role_ids: ["r2"] };
    tenant.grants = () => Promise.reject(new DiagnosticsError([errorDiagnostic("No", "Because.")]));
    expect(await core.read("zidentity_group_role_assignment", assignment)).toMatchObject({
      state: assignment,
      diagnostics: [{ summary: "No" }],
    });
  });
});

test("an import answers the object by name, or what is wrong with the id", async () => {
  const core = await coreOver(smallTenant());
  expect((await core.import(ROLE, "Desk")).state).toMatchObject({ id: "r2" });
  const bad = await core.import("zidentity_group_role_assignment", "Helpdesk");
  expect(bad).toMatchObject({
    state: null,
    diagnostics: [{ summary: `"Helpdesk" is not an import id of this resource` }],
  });
});

describe("a stored state", () => {
  test("is taken as it is; what this version does not have is dropped, what it adds is null", async () => {
    const core = await coreOver(smallTenant());
    const { upgradedState, diagnostics = [] } = await upgrade(core, {
      id: "r2",
      name: "Desk",
      gone: 1,
    });
    expect(diagnostics).toEqual([]);
    expect(decodeObject(role, upgradedState ?? null)).toEqual({
      id: "r2",
      name: "Desk",
      description: null,
      permissions: null,
      other_permissions: null,
    });
  });

  test("that cannot be read is told as such", async () => {
    const core = await coreOver(smallTenant());
    const { diagnostics } = await upgrade(core, { id: ["r2"] });
    expect(diagnostics).toMatchObject([
      { summary: "The stored state of a zidentity_role cannot be read" },
    ]);
  });

  test("counts as managed, so that its name is not somebody else's", async () => {
    const core = await coreOver(smallTenant());
    await upgrade(core, { id: "r2", name: "Desk" });
    expect((await core.plan(ROLE, null, { name: "Desk" })).diagnostics).toMatchObject([
      { severity: tfplugin6.Diagnostic.Severity.WARNING },
    ]);
  });
});

describe("a move", () => {
  test.each(["registry.terraform.io/zidentity-iac/zidentity", "mirror.example/other/zidentity"])(
    "from %s",
    async (address) => {
      const core = await coreOver(smallTenant());
      const { targetState, targetPrivate, diagnostics = [] } = await move(core, ROLE, address);
      expect(diagnostics).toEqual([]);
      expect(decodeObject(role, targetState ?? null)).toMatchObject({ id: "r2", name: "Desk" });
      expect(targetPrivate).toEqual(Buffer.from("private"));
    },
  );

  test.each([
    ["zidentity_service_entitlement", "registry.terraform.io/zidentity-iac/zidentity"],
    [ROLE, "registry.terraform.io/hashicorp/null"],
  ])("from a %s of %s is refused", async (type, address) => {
    const core = await coreOver(smallTenant());
    const { targetState, diagnostics } = await move(core, type, address);
    expect(targetState).toBeUndefined();
    expect(diagnostics).toMatchObject([{ summary: `A ${type} cannot become a zidentity_role` }]);
  });
});
