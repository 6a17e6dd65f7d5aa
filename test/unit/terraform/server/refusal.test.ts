/** What a tenant refuses at apply to whoever lacks a prerequisite, over the real client: explained one by one. */
import { type Emulator, startEmulator } from "../../../../src/emulator";
import { type KnownObject, type ObjectValue, UNKNOWN } from "../../../../src/schema";
import { addDeployer, type Means } from "../../emulator/add-deployer";
import { idWhere } from "../../emulator/open-tenant";
import { coreOfEmulator } from "./core";

let tenant: Emulator;
beforeAll(async () => {
  tenant = await startEmulator({ port: 0, seed: "refusal" });
  const { store } = tenant;
  for (const name of ["Loose", "Held"])
    store.roles.set(name, { id: name, name, systemDefined: false, permissions: {} });
  const principal = { type: "GROUP", id: groupId() } as const;
  store.grants.put({ principal, serviceId: store.zidentity.id, roleIds: ["Held"] });
  store.entitlements.put({ principal, serviceId: ziaId() });
});
afterAll(() => tenant.close());

const groupId = () => idWhere(tenant.store.groups, ({ name }) => name === "Helpdesk");
const ziaId = () => idWhere(tenant.store.services, ({ orgName }) => orgName === "Acme West");

const ROLE = "zidentity_role";
const ASSIGNMENT = "zidentity_group_role_assignment";
const ENTITLEMENT = "zidentity_service_entitlement";

const VIEW = "VIEW_ONLY";
const WRITER = { ROLES: "FULL", USERS_AND_GROUPS: "FULL" };
const ASSIGNER = { ADMINISTRATIVE_ENTITLEMENTS: "FULL", USERS_AND_GROUPS: "FULL", ROLES: VIEW };

async function refused(
  means: Means,
  type: string,
  prior: ObjectValue | null,
  planned: ObjectValue | null,
) {
  const core = await coreOfEmulator(tenant, addDeployer(tenant.store, means));
  const { state, diagnostics } = await core.apply(type, prior, planned);
  expect(state).toEqual(prior);
  expect(diagnostics).toHaveLength(1);
  expect(diagnostics[0]?.summary).toBe("The tenant does not allow it");
  return diagnostics[0]?.detail ?? "";
}

function role(name: string): KnownObject {
  return { id: name, name, description: null, permissions: null, other_permissions: null };
}

function grant(serviceId: string, roleId: string): KnownObject {
  return {
    id: `group/${groupId()}/${serviceId}`,
    group_id: groupId(),
    service_id: serviceId,
    role_ids: [roleId],
    scope_id: null,
    exclusive: true,
    expires_at: null,
    active: true,
  };
}

function entitlement(): KnownObject {
  const id = `group/${groupId()}/${ziaId()}`;
  const whom = { service_id: ziaId(), group_id: groupId(), user_id: null };
  return { id, ...whom, expires_at: null, active: true };
}

test("creating a role", async () => {
  const made: ObjectValue = { ...role("New"), id: UNKNOWN, other_permissions: UNKNOWN };
  expect(await refused({ permissions: { ...WRITER, ROLES: VIEW } }, ROLE, null, made)).toMatch(
    /Creating a role takes roles "full" and users_and_groups "view_only" or "full"\. The deployer holds roles "view_only" and users_and_groups "full"\./,
  );
});

test("editing a role", async () => {
  const permissions = { ROLES: "FULL" };
  const edited = { ...role("Loose"), name: "Looser" };
  expect(await refused({ permissions }, ROLE, role("Loose"), edited)).toMatch(
    /Editing a role takes [^]*The deployer holds roles "full" and users_and_groups "none"\./,
  );
});

test("deleting a role", async () => {
  expect(await refused({ permissions: { ROLES: VIEW } }, ROLE, role("Loose"), null)).toMatch(
    /Deleting a role takes roles "full"\. The deployer holds roles "view_only"\./,
  );
});

test("editing and deleting a role that is assigned", async () => {
  const means = { permissions: WRITER };
  const edited = { ...role("Held"), name: "Holder" };
  const HELD =
    /a role that is assigned takes roles "full", administrative_entitlements "full" and users_and_groups "view_only" or "full"\. The deployer holds roles "full", administrative_entitlements "none" and users_and_groups "full"\./;
  const edit = await refused(means, ROLE, role("Held"), edited);
  expect(edit).toContain("Editing a role that is assigned");
  expect(edit).toMatch(HELD);
  const deleted = await refused(means, ROLE, role("Held"), null);
  expect(deleted).toContain("Deleting a role that is assigned");
  expect(deleted).toMatch(HELD);
});

test("assigning and revoking", async () => {
  const own = tenant.store.zidentity.id;
  const means = { permissions: { ...ASSIGNER, USERS_AND_GROUPS: VIEW } };
  const LEVELS =
    /The deployer holds administrative_entitlements "full", users_and_groups "view_only" and roles "view_only"\./;
  const assigned = await refused(means, ASSIGNMENT, null, grant(own, "Loose"));
  expect(assigned).toMatch(/Assigning a role takes/);
  expect(assigned).toMatch(LEVELS);
  const revoked = await refused(means, ASSIGNMENT, grant(own, "Held"), null);
  expect(revoked).toMatch(/Revoking a role takes/);
  expect(revoked).toMatch(LEVELS);
});

test("administering a linked service", async () => {
  const zia = tenant.store.services.get(ziaId());
  const planned = grant(ziaId(), zia?.linkedRoles[0]?.id ?? "");
  const means = { permissions: ASSIGNER, views: [ziaId()] };
  expect(await refused(means, ASSIGNMENT, null, planned)).toMatch(
    /You do not manage the administrators of Zscaler Internet Access[^]*On ZIA \(zscalerthree\.net, Acme West\) it takes as well to be an admin of that service oneself, with a role that has Administration > Administration Controls at Full in the ZIA Admin Portal\./,
  );
});

test("assigning and removing who may use a service", async () => {
  const means = { permissions: { SERVICE_ENTITLEMENTS: "FULL", USERS_AND_GROUPS: VIEW } };
  const LEVELS =
    /The deployer holds service_entitlements "full" and users_and_groups "view_only"\./;
  const added = await refused(means, ENTITLEMENT, null, entitlement());
  expect(added).toMatch(/Assigning a user or group to a service takes/);
  expect(added).toMatch(LEVELS);
  const removed = await refused(means, ENTITLEMENT, entitlement(), null);
  expect(removed).toMatch(/Removing a user or group from a service takes/);
  expect(removed).toMatch(LEVELS);
});
