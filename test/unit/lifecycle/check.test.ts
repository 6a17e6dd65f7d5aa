import { checkAgainstTenant, type Change, lookUpDefaults, observe } from "../../../src/lifecycle";
import { groupRoleAssignment } from "../../../src/resources/group-role-assignment";
import { DiagnosticsError } from "../../../src/diagnostics";
import type { KnownObject } from "../../../src/schema";
import { FakeTenant } from "../tenant/fake-tenant";
import { GROUP_HELPDESK, smallTenant } from "../tenant/small-tenant";

const STATE: KnownObject = { id: "1" };
const NOW = new Date("2026-06-01T00:00:00Z");

describe("checkAgainstTenant", () => {
  test.each<[Change, (KnownObject | null)[]]>([
    [{ action: "create", planned: {}, attributes: [] }, [null]],
    [{ action: "update", prior: STATE, planned: {}, attributes: [] }, [STATE]],
    // What the old object holds goes with it.
    [{ action: "replace", prior: STATE, planned: {}, attributes: [] }, [null]],
    [{ action: "delete", prior: STATE, attributes: [] }, []],
    [{ action: "none", prior: STATE, attributes: [] }, []],
  ])("of a $action", async (change, priors) => {
    const asked: (KnownObject | null)[] = [];
    const check = async (_reader: unknown, prior: KnownObject | null) => {
      asked.push(prior);
      return [];
    };
    await checkAgainstTenant({ attributes: {}, check }, new FakeTenant(), change);
    expect(asked).toEqual(priors);
  });
});

describe("lookUpDefaults", () => {
  test("finds ZIdentity's own service, where it is needed", async () => {
    const tenant = smallTenant();
    expect(await lookUpDefaults(groupRoleAssignment, tenant, {})).toEqual({ own_service: "s1" });
    const without = smallTenant({ services: [] });
    await expect(lookUpDefaults(groupRoleAssignment, without, {})).rejects.toThrow(
      DiagnosticsError,
    );
    await expect(
      lookUpDefaults(groupRoleAssignment, without, { service_id: "s2" }),
    ).resolves.toBeDefined();
  });
});

describe("observe", () => {
  const tenant = smallTenant({
    grants: [{ principal: GROUP_HELPDESK, serviceId: "s1", roles: [{ id: "r1" }, { id: "r2" }] }],
  });

  test("answers in the order of the reference", async () => {
    const reference = { group_id: "g1", service_id: "s1", role_ids: ["r2", "r1"], exclusive: true };
    expect(await observe(groupRoleAssignment, tenant, reference, NOW)).toMatchObject({
      role_ids: ["r2", "r1"],
    });
  });

  test("answers null for what is not there", async () => {
    const reference = { group_id: "g2", service_id: "s1", role_ids: ["r1"] };
    expect(await observe(groupRoleAssignment, tenant, reference, NOW)).toBeNull();
  });
});
