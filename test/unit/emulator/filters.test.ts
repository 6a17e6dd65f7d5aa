import { field, list, openTenant } from "./open-tenant";

async function names(path: string, key: string): Promise<unknown[]> {
  const reply = await (await openTenant()).call("GET", path);
  return list(reply.json, "records").map((record) => field(record, key));
}

test("search is ignored: everything comes back", async () => {
  expect(await names("/groups?search=Helpdesk", "name")).toHaveLength(40);
});

test("loginname is exact, without regard to case", async () => {
  expect(await names("/users?loginname=ANN@example.com", "loginName")).toEqual(["ann@example.com"]);
  expect(await names("/users?loginname=ann", "loginName")).toEqual([]);
});

test("loginname[like] and displayname[like] find a part, without regard to case", async () => {
  expect(await names("/users?loginname[like]=OWNER", "loginName")).toEqual(["owner@example.com"]);
  expect(await names("/users?displayname%5Blike%5D=ann+kell", "displayName")).toContain(
    "Ann Keller",
  );
});

test("two filters both apply", async () => {
  const path = "/users?loginname[like]=owner&displayname[like]=Keller";
  expect(await names(path, "loginName")).toEqual([]);
});

test("name[like] finds both groups of one name", async () => {
  expect(await names("/groups?name[like]=regional", "name")).toEqual([
    "Regional IT",
    "Regional IT",
  ]);
});

test("excludedynamicgroups leaves out dynamic groups of either spelling", async () => {
  const tenant = await openTenant();
  const dynamic = [...tenant.store.groups.values()].filter(
    (group) => group.dynamicGroup === true || group.isDynamicGroup === true,
  );
  expect(dynamic.map((group) => "isDynamicGroup" in group)).toEqual([false, false, true]);
  expect(await names("/groups?excludedynamicgroups=true", "name")).toHaveLength(37);
  expect(await names("/groups?excludedynamicgroups=false", "name")).toHaveLength(40);
});
