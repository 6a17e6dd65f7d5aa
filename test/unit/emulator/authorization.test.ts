import { seedTenant, TenantStore } from "../../../src/emulator";
import { beyondCaller, rolesOfClient } from "../../../src/emulator/authorization";

/** A store where `demo-client` holds these roles instead of its own. */
function holding(...held: Record<string, string>[]) {
  const document = seedTenant("a");
  const made = held.map((permissions, i) => ({
    id: `irole${i}`,
    name: `Role ${i}`,
    systemDefined: false,
    permissions,
  }));
  const store = new TenantStore({ ...document, roles: [...document.roles, ...made] });
  const client = store.apiClients.get("demo-client");
  if (client === undefined) throw new Error("no client");
  const selectedScopeIds = made.map(({ id }) => `${store.zidentity.id}::${id}`);
  const caller = { ...client, clientResources: [{ id: "any", selectedScopeIds }] };
  return { store, caller };
}

function beyond(held: Record<string, string>[], wanted: Record<string, string>): string[] {
  const { store, caller } = holding(...held);
  return beyondCaller(store, caller, wanted, "permissions").map(({ field }) => field);
}

test("the roles of a client are those of its selected scopes", () => {
  const { store, caller } = holding({ ROLES: "FULL" }, {});
  expect(rolesOfClient(store, caller).map((role) => role.name)).toEqual(["Role 0", "Role 1"]);
});

test("of several roles the highest level counts, module by module", () => {
  const held = [
    { EXTERNAL_IDENTITIES: "RESTRICTED_VIEW", ROLES: "FULL" },
    { EXTERNAL_IDENTITIES: "VIEW_ONLY" },
  ];
  expect(beyond(held, { EXTERNAL_IDENTITIES: "VIEW_ONLY", ROLES: "FULL" })).toEqual([]);
  expect(beyond(held, { EXTERNAL_IDENTITIES: "FULL", ROLES: "FULL" })).toEqual([
    "permissions.EXTERNAL_IDENTITIES",
  ]);
});

test.each([
  ["VIEW_ONLY", "RESTRICTED_FULL", true],
  ["RESTRICTED_FULL", "VIEW_ONLY", false],
  ["RESTRICTED_FULL", "FULL", true],
  ["FULL", "RESTRICTED_FULL", false],
])("who holds %s goes beyond it with %s: %s", (own, wanted, isBeyond) => {
  const module = "ADMINISTRATIVE_ENTITLEMENTS";
  expect(beyond([{ [module]: own }], { [module]: wanted }).length > 0).toBe(isBeyond);
});

test("a module that the caller does not hold may be none and nothing else", () => {
  expect(beyond([], { BRANDING: "NONE" })).toEqual([]);
  expect(beyond([], { BRANDING: "VIEW_ONLY" })).toEqual(["permissions.BRANDING"]);
});

test("what cannot be ranked is beyond everyone who does not hold the same, but a Super Admin", () => {
  const wanted = { QUANTUM_KEYS: "OBSERVE" };
  expect(beyond([{ QUANTUM_KEYS: "FULL" }], wanted)).toEqual(["permissions.QUANTUM_KEYS"]);
  expect(beyond([{ QUANTUM_KEYS: "OBSERVE" }], wanted)).toEqual([]);
  const store = new TenantStore(seedTenant("a"));
  const superAdmin = store.apiClients.get("demo-client");
  if (superAdmin === undefined) throw new Error("no client");
  expect(beyondCaller(store, superAdmin, wanted, "permissions")).toEqual([]);
});
