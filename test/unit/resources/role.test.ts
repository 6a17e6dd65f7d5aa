import { formatPath } from "../../../src/diagnostics";
import { observe, validate } from "../../../src/lifecycle";
import { role } from "../../../src/resources/role";
import { mergeRole } from "../../../src/resources/role-record";
import { UNKNOWN, type ObjectValue } from "../../../src/schema";
import { smallTenant } from "../tenant/small-tenant";
import { findingOf } from "./findings-of";

const tenant = smallTenant();

describe("judge", () => {
  const judged = (config: ObjectValue) =>
    (role.judge?.(config) ?? []).map(({ ruleId, path }) => [ruleId, formatPath(path ?? [])]);

  test("places the rules of the model below permissions", () => {
    expect(judged({ name: "R", permissions: { user_credentials: "view_only" } })).toEqual([
      ["role/credentials-need-users", "permissions.user_credentials"],
    ]);
  });

  test("says nothing of what is not known yet", () => {
    expect(judged({ permissions: UNKNOWN, other_permissions: UNKNOWN })).toEqual([]);
    expect(
      judged({ permissions: { user_credentials: "view_only", users_and_groups: UNKNOWN } }),
    ).toEqual([]);
    expect(judged({})).toEqual([]);
  });

  test("sends a known module back to permissions", () => {
    const [found] =
      role.judge?.({ other_permissions: { branding: "full", new_one: "full" } }) ?? [];
    expect(found).toMatchObject({
      path: [{ attribute: "other_permissions" }, { key: "branding" }],
      fix: "Set permissions.branding instead.",
    });
  });
});

describe("check", () => {
  const check = (prior: { id: string; name: string } | null, name: string) =>
    role.check?.(tenant, prior, { name });

  test("a name that is free, or the role's own", async () => {
    expect(await check(null, "New")).toEqual([]);
    expect(await check({ id: "r2", name: "Desk" }, "Desk")).toEqual([]);
    expect(await check({ id: "r2", name: "Renamed behind our back" }, "Desk")).toEqual([]);
  });

  test("a name that another role has: its id, and the way to take it over", async () => {
    expect(await check(null, "Desk")).toMatchObject([
      {
        severity: "error",
        summary: `The role name "Desk" is taken`,
        path: [{ attribute: "name" }],
        conflictsWith: "r2",
        fix: expect.stringContaining("import of the id r2"),
      },
    ]);
    // By its name alone, and without a tenant.
    expect(await check({ id: "r9", name: "Other" }, "Super Admin")).toEqual([]);
    expect(validate(role, { name: "Super Admin" })).toMatchObject([
      {
        ruleId: "role/predefined-name",
        path: [{ attribute: "name" }],
        fix: expect.stringContaining("data source"),
      },
    ]);
  });
});

describe("the help page's own spelling of a predefined role", () => {
  const NAME = "User Admin";

  test("is a warning, for a tenant may have the name free", () => {
    expect(validate(role, { name: NAME })).toMatchObject([
      {
        severity: "warning",
        ruleId: "role/predefined-name",
        summary: `"User Admin" may be the name of a predefined role`,
        detail: expect.stringContaining(`tenants call "Users Admin"`) as string,
        path: [{ attribute: "name" }],
      },
    ]);
    expect(validate(role, { name: "Users Admin" })).toMatchObject([{ severity: "error" }]);
  });

  test("is refused by the plan where the tenant has it", async () => {
    const planned = { name: NAME, permissions: null };
    const predefined = { id: "r7", name: NAME, systemDefined: true };
    const taken = smallTenant({ roles: [predefined] });
    expect(await role.check?.(taken, null, planned)).toMatchObject([
      { severity: "error", ruleId: "role/name-taken" },
    ]);
    const free = smallTenant({ roles: [{ ...predefined, name: "Users Admin" }] });
    expect(await role.check?.(free, null, planned)).toEqual([]);
  });
});

describe("what this version does not know", () => {
  const permissions = { QUANTUM_KEYS: "OBSERVE", AUDIT_LOGS: "EXPORT", ROLES: "FULL" };
  const reader = smallTenant({ roles: [{ id: "r2", name: "Desk", permissions }] });
  const said = async (config: ObjectValue) =>
    ((await role.notice?.(reader, { name: "Desk", ...config }, { id: "r2" })) ?? []).map(
      ({ severity, summary }) => `${severity}: ${summary}`,
    );

  test("is told by module and level", async () => {
    expect(await said({})).toEqual([
      `warning: Role "Desk" holds what this version does not know: quantum_keys = "observe", audit_logs = "export"`,
    ]);
  });

  test("is not told where it is declared", async () => {
    const config = { other_permissions: {}, permissions: { audit_logs: "view_only" } };
    expect(await said(config)).toEqual([]);
  });

  test("is kept by an update that does not speak of it, and replaced by one that does", () => {
    const current = { id: "r2", name: "Desk", permissions };
    const prior = {
      id: "r2",
      name: "Desk",
      permissions: { roles: "full" },
      other_permissions: { quantum_keys: "observe" },
    };
    const planned = { ...prior, description: "new" };
    expect(mergeRole(current, prior, planned).permissions).toEqual(permissions);
    const declared = { ...planned, permissions: { roles: "full", audit_logs: "none" } };
    expect(mergeRole(current, prior, declared).permissions).toEqual({
      ...permissions,
      AUDIT_LOGS: "NONE",
    });
  });

  test("is no difference where nothing is declared", async () => {
    const state = await observe(
      role,
      reader,
      { id: "r2", name: "Desk", permissions: null },
      new Date(0),
    );
    expect(state?.["permissions"]).toEqual({ roles: "full" });
  });
});

describe("locate", () => {
  test("by id, or by name", async () => {
    for (const word of ["r2", "Desk"]) {
      expect(await role.operations.locate(tenant, word)).toMatchObject({ id: "r2" });
    }
  });

  test("an id comes before a name that looks like one", async () => {
    const roles = [
      { id: "r1", name: "r2" },
      { id: "r2", name: "Desk" },
    ];
    expect(await role.operations.locate(smallTenant({ roles }), "r2")).toMatchObject({ id: "r2" });
  });

  test("not what is absent or predefined", async () => {
    expect(await findingOf(role.operations.locate(tenant, "Nobody"))).toMatchObject({
      summary: `No role with the id or name "Nobody"`,
    });
    expect(await findingOf(role.operations.locate(tenant, "Super Admin"))).toMatchObject({
      fix: "Use the data source zidentity_role.",
    });
  });
});

test("what may be declared are the roles that are not predefined", async () => {
  expect((await role.operations.list(tenant)).map(({ name }) => name)).toEqual(["Desk"]);
});
