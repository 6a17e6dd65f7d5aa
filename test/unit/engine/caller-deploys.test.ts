import { compareWithTenant } from "../../../src/engine";
import { smallTenant } from "../tenant/small-tenant";
import { declared, declaredWith, NOW } from "./declared";

const roles = [
  { id: "r1", name: "A", systemDefined: true, permissions: { ROLES: "VIEW_ONLY" } },
  { id: "r2", name: "B", permissions: { ROLES: "FULL", USERS_AND_GROUPS: "VIEW_ONLY" } },
];
const branding = ["role", { name: "Brand", permissions: { branding: "full" } }] as const;

async function rules(
  callerRoleIds: readonly string[] | undefined,
  manifest = declared(branding),
  callerDeploys = true,
) {
  const tenant = smallTenant({ roles, callerRoleIds });
  const { problems } = await compareWithTenant(manifest, tenant, NOW, { callerDeploys });
  return problems.map(({ diagnostic }) => diagnostic.ruleId);
}

test("a role above the API client's own levels is an error, the highest over its roles counting", async () => {
  expect(await rules(["r1", "r2"])).toEqual(["role/nobody-holds", "scope/role-above-deployer"]);
  expect(await rules(["r1"])).toContain("prerequisite/write-role");
});

test("a deployer that is declared counts instead, and nobody where the tenant does not tell", async () => {
  const permissions = { roles: "full", users_and_groups: "full", branding: "full" };
  const manifest = declaredWith({ deployer: { permissions } }, branding);
  expect(await rules(["r1"], manifest)).toEqual(["role/nobody-holds"]);
  expect(await rules(undefined)).toEqual(["role/nobody-holds"]);
});

test("whoever looks for drift need not be the one who applies", async () => {
  expect(await rules(["r1"], declared(branding), false)).toEqual(["role/nobody-holds"]);
});
