/** What the documents ask of whoever writes. The levels stand here as the documents word them, not as the code does. */
import { addDeployer, type Means } from "./add-deployer";
import { field, idWhere, list, openTenant } from "./open-tenant";

type Levels = Means["permissions"];

const DESK = { name: "Desk", permissions: {} };

/** A tenant with a role that nobody holds and one that Helpdesk holds, and somebody of these means. */
async function scene(permissions: Levels, more: (zia: string, zpa: string) => object = () => ({})) {
  const tenant = await openTenant();
  const { store } = tenant;
  const zia = idWhere(store.services, (s) => s.orgName === "Acme West");
  const zpa = idWhere(store.services, (s) => s.name === "ZPA");
  const helpdesk = idWhere(store.groups, (g) => g.name === "Helpdesk");
  for (const name of ["Loose", "Held"])
    store.roles.set(name, { id: name, name, systemDefined: false, permissions: {} });
  const principal = { type: "GROUP", id: helpdesk } as const;
  store.grants.put({ principal, serviceId: store.zidentity.id, roleIds: ["Held"] });
  store.entitlements.put({ principal, serviceId: zia });
  const client = addDeployer(store, { permissions, ...more(zia, zpa) });
  const deployer = await tenant.as(client);
  const ziam = store.zidentity.id;
  const held = `/groups/${helpdesk}/admin-entitlements`;
  const used = `/groups/${helpdesk}/service-entitlements/${zia}`;
  const linkedRole = (service: string) => store.services.get(service)?.linkedRoles[0]?.id;
  const does = {
    "create a role": () => deployer.call("POST", "/roles", DESK),
    "edit a role": () => deployer.call("PUT", "/roles/Loose", DESK),
    "edit a held role": () => deployer.call("PUT", "/roles/Held", DESK),
    "delete a role": () => deployer.call("DELETE", "/roles/Loose"),
    "delete a held role": () => deployer.call("DELETE", "/roles/Held"),
    assign: () => deployer.call("PUT", `${held}/${ziam}`, { roles: [{ id: "Loose" }] }),
    revoke: () => deployer.call("DELETE", `${held}/${ziam}`),
    entitle: () => deployer.call("PUT", used),
    remove: () => deployer.call("DELETE", used),
    "assign on ZIA": () =>
      deployer.call("PUT", `${held}/${zia}`, { roles: [{ id: linkedRole(zia) }] }),
    "revoke on ZPA": () => deployer.call("DELETE", `${held}/${zpa}`),
  };
  return { tenant, does };
}

type Deed = keyof Awaited<ReturnType<typeof scene>>["does"];

const status = async (deed: Deed, ...who: Parameters<typeof scene>) =>
  (await (await scene(...who)).does[deed]()).status;

const VIEW = "VIEW_ONLY";
const WRITER: Levels = { ROLES: "FULL", USERS_AND_GROUPS: VIEW };
const KEEPER: Levels = { ...WRITER, ADMINISTRATIVE_ENTITLEMENTS: "FULL" };
const ASSIGNER: Levels = {
  ADMINISTRATIVE_ENTITLEMENTS: "FULL",
  USERS_AND_GROUPS: "FULL",
  ROLES: VIEW,
};
const RESTRICTED: Levels = {
  ADMINISTRATIVE_ENTITLEMENTS: "RESTRICTED_FULL",
  USERS_AND_GROUPS: VIEW,
  ROLES: "FULL",
};
const ENTITLER: Levels = { SERVICE_ENTITLEMENTS: "FULL", USERS_AND_GROUPS: "FULL" };

const without = (levels: Levels, module: string): Levels => ({ ...levels, [module]: "NONE" });

test.each<[Deed, Levels, number]>([
  ["create a role", WRITER, 201],
  ["edit a role", WRITER, 200],
  ["delete a role", { ROLES: "FULL" }, 204],
  ["edit a held role", KEEPER, 200],
  // Nobody deletes a role that is held; who could not edit it is not told so much.
  ["delete a held role", KEEPER, 409],
  ["assign", ASSIGNER, 200],
  ["revoke", ASSIGNER, 204],
  ["assign", RESTRICTED, 200],
  ["revoke", RESTRICTED, 204],
  ["entitle", ENTITLER, 204],
  ["remove", ENTITLER, 204],
])("%s with %j is allowed: %i", async (deed, levels, expected) => {
  expect(await status(deed, levels)).toBe(expected);
});

test.each<[Deed, Levels]>([
  ["create a role", without(WRITER, "ROLES")],
  ["create a role", { ...WRITER, ROLES: VIEW }],
  ["create a role", without(WRITER, "USERS_AND_GROUPS")],
  ["edit a role", without(WRITER, "USERS_AND_GROUPS")],
  ["edit a held role", WRITER],
  ["edit a held role", { ...KEEPER, ADMINISTRATIVE_ENTITLEMENTS: "RESTRICTED_FULL" }],
  ["edit a held role", without(KEEPER, "USERS_AND_GROUPS")],
  ["delete a role", { ROLES: VIEW, USERS_AND_GROUPS: "FULL" }],
  ["delete a held role", WRITER],
  ["assign", without(ASSIGNER, "ADMINISTRATIVE_ENTITLEMENTS")],
  ["assign", { ...ASSIGNER, ADMINISTRATIVE_ENTITLEMENTS: VIEW }],
  ["assign", { ...ASSIGNER, USERS_AND_GROUPS: VIEW }],
  ["assign", without(ASSIGNER, "ROLES")],
  ["assign", { ...RESTRICTED, ROLES: VIEW }],
  ["assign", without(RESTRICTED, "USERS_AND_GROUPS")],
  ["revoke", { ...ASSIGNER, USERS_AND_GROUPS: VIEW }],
  ["entitle", { ...ENTITLER, SERVICE_ENTITLEMENTS: VIEW }],
  ["entitle", { ...ENTITLER, USERS_AND_GROUPS: VIEW }],
  ["remove", { ...ENTITLER, USERS_AND_GROUPS: VIEW }],
])("%s with %j is refused, and nothing changes", async (deed, levels) => {
  const { tenant, does } = await scene(levels);
  const before = tenant.store.toDocument();
  const reply = await does[deed]();
  expect([reply.status, field(reply.json, "code")]).toEqual([403, "FORBIDDEN"]);
  expect(list(reply.json, "details")).toHaveLength(1);
  expect(tenant.store.toDocument()).toEqual(before);
});

test("the refusal names the module, what is needed and what is held", async () => {
  const { does } = await scene({ ...WRITER, ROLES: VIEW });
  expect((await does["create a role"]()).json).toEqual({
    code: "FORBIDDEN",
    message: "You may not write a role",
    details: [{ field: "ROLES", reason: "FULL is needed, and you hold VIEW_ONLY" }],
  });
});

// Example 3 of the permission model (001): a service admin of ZIA with full, of ZPA with read-only administrative control.
test("who administers ZIA and views ZPA manages assignments of ZIA only", async () => {
  const roles = (zia: string, zpa: string) => ({ administers: [zia], views: [zpa] });
  expect(await status("assign on ZIA", ASSIGNER, roles)).toBe(200);
  expect(await status("revoke on ZPA", ASSIGNER, roles)).toBe(403);
  expect(await status("assign on ZIA", ASSIGNER)).toBe(403);
  // To be an admin of the service does not stand for the levels on ZIdentity.
  expect(await status("assign on ZIA", { ...ASSIGNER, USERS_AND_GROUPS: VIEW }, roles)).toBe(403);
  // Who may use a service is no matter of its administrators.
  expect(await status("entitle", ENTITLER)).toBe(204);
});

test("a tenant of an older state file, which tells of no service who manages it, asks for nothing", async () => {
  const { tenant, does } = await scene(ASSIGNER);
  for (const [id, service] of tenant.store.services) {
    const linkedRoles = service.linkedRoles.map((role) => ({ id: role.id, name: role.name }));
    tenant.store.services.set(id, { ...service, linkedRoles });
  }
  expect((await does["assign on ZIA"]()).status).toBe(200);
});
