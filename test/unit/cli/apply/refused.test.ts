/** Runs that the tenant refuses to whoever lacks a prerequisite: each refusal with what its step takes. */
import { addDeployer, type Means } from "../../emulator/add-deployer";
import { idWhere } from "../../emulator/open-tenant";
import { type Declared, READER, READERS, World } from "./world";

let world: World;
beforeEach(async () => {
  world = await World.make();
});
afterEach(() => world.end());

/** He says that he may do everything, so that only the tenant says otherwise. */
const CLAIMS = {
  deployer: {
    permissions: {
      roles: "full",
      users_and_groups: "full",
      administrative_entitlements: "full",
      service_entitlements: "full",
    },
  },
};

const VIEW = "VIEW_ONLY";
const WEST = { name: "ZIA", org_name: "Acme West" };
const ENTITLED: Declared = ["service_entitlement", { group: "Helpdesk", service: WEST }];

async function refused(means: Means, ...declared: readonly Declared[]): Promise<string> {
  world.declare(declared, CLAIMS);
  const { id, secret } = addDeployer(world.tenant.store, means);
  const env = { ZSCALER_CLIENT_ID: id, ZSCALER_CLIENT_SECRET: secret };
  const { code, out, err } = await world.run(["apply", "--auto-approve"], { env });
  expect([code, err]).toEqual([1, expect.not.stringContaining("unexpected")]);
  expect(out).toContain("The tenant does not allow it");
  return out.replace(/\s+/g, " ");
}

test("making a role", async () => {
  expect(await refused({ permissions: { ROLES: VIEW, USERS_AND_GROUPS: "FULL" } }, READER)).toMatch(
    /ROLES[^.]*FULL is needed, and you hold VIEW_ONLY.*Creating a role takes roles "full" .*The deployer holds roles "view_only" and users_and_groups "full"\./,
  );
});

test("editing a role that is assigned", async () => {
  world.declare([READER, READERS]);
  expect((await world.apply()).code).toBe(0);
  const edited: Declared = [
    "role",
    { name: "Reader", permissions: { roles: "view_only", users_and_groups: "view_only" } },
  ];
  const out = await refused(
    { permissions: { ROLES: "FULL", USERS_AND_GROUPS: "FULL" } },
    edited,
    READERS,
  );
  expect(out).toMatch(
    /Editing a role that is assigned takes .*administrative_entitlements "full".*The deployer holds .*administrative_entitlements "none"/,
  );
});

test("assigning a role", async () => {
  const permissions = { ADMINISTRATIVE_ENTITLEMENTS: "FULL", USERS_AND_GROUPS: VIEW, ROLES: VIEW };
  world.declare([READER]);
  expect((await world.apply()).code).toBe(0);
  expect(await refused({ permissions }, READER, READERS)).toMatch(
    /USERS_AND_GROUPS[^.]*FULL is needed.*Assigning a role takes .*users_and_groups "view_only"/,
  );
});

test("administering a linked service", async () => {
  const permissions = {
    ADMINISTRATIVE_ENTITLEMENTS: "FULL",
    USERS_AND_GROUPS: "FULL",
    ROLES: VIEW,
  };
  const onZia: Declared = [
    "group_role_assignment",
    { group: "Helpdesk", service: WEST, roles: ["Auditor"] },
  ];
  expect(await refused({ permissions }, onZia)).toMatch(
    /You do not manage the administrators of Zscaler Internet Access.*On ZIA \(zscalerthree\.net, Acme West\) it takes as well to be an admin of that service/,
  );
  const zia = idWhere(world.tenant.store.services, ({ orgName }) => orgName === "Acme West");
  const { id, secret } = addDeployer(world.tenant.store, { permissions, administers: [zia] });
  const env = { ZSCALER_CLIENT_ID: id, ZSCALER_CLIENT_SECRET: secret };
  expect((await world.run(["apply", "--auto-approve"], { env })).code).toBe(0);
});

test("several for different reasons: each is told", async () => {
  const permissions = {
    ADMINISTRATIVE_ENTITLEMENTS: "FULL",
    USERS_AND_GROUPS: "FULL",
    ROLES: VIEW,
  };
  const on = (service: unknown, role: string): Declared => [
    "group_role_assignment",
    { group: "Helpdesk", service: service as string, roles: [role] },
  ];
  const out = await refused({ permissions }, on(WEST, "Auditor"), on("ZDX", "ZDX Read Only"));
  expect(out.match(/ZIA Admin Portal/g)).toHaveLength(1);
  expect(out.match(/ZDX Admin Portal/g)).toHaveLength(1);
});

test("several for one reason: it is told once", async () => {
  const more: Declared = ["service_entitlement", { user: "ann@example.com", service: WEST }];
  const out = await refused({ permissions: { AUDIT_LOGS: VIEW } }, ENTITLED, more);
  expect(out.match(/Assigning a user or group to a service takes/g)).toHaveLength(1);
  expect(out).toContain("The same happened to 1 more step.");
});
