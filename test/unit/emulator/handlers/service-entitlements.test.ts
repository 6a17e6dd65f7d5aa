import { field, idWhere, list, openTenant } from "../open-tenant";

async function scene() {
  const tenant = await openTenant();
  const group = (name: string) => idWhere(tenant.store.groups, (g) => g.name === name);
  return {
    tenant,
    zia: idWhere(tenant.store.services, (s) => s.orgName === "Acme West"),
    ann: idWhere(tenant.store.users, (u) => u.loginName === "ann@example.com"),
    helpdesk: group("Helpdesk"),
    breakGlass: group("Break Glass"),
  };
}

test("users and groups are entitled, listed from both sides, and removed", async () => {
  const { tenant, zia, ann, helpdesk } = await scene();
  const paths = [`/users/${ann}/service-entitlements`, `/groups/${helpdesk}/service-entitlements`];
  for (const path of paths) {
    const put = await tenant.call("PUT", `${path}/${zia}`);
    expect([put.status, put.text]).toEqual([204, ""]);
    expect((await tenant.call("PUT", `${path}/${zia}`)).status).toBe(204);
    expect((await tenant.call("GET", path)).json).toMatchObject([
      { id: zia, serviceName: "ZIA", cloudName: "zscalerthree.net", orgName: "Acme West" },
    ]);
  }
  const users = await tenant.call("GET", `/services/${zia}/service-entitlements`);
  expect(list(users.json, "records")).toEqual([
    { principal: { type: "USER", id: ann, name: "ann@example.com" } },
    { principal: { type: "GROUP", id: helpdesk, name: "Helpdesk" } },
  ]);
  for (const path of paths) {
    expect((await tenant.call("DELETE", `${path}/${zia}`)).status).toBe(204);
    const again = await tenant.call("DELETE", `${path}/${zia}`);
    expect([again.status, field(again.json, "code")]).toEqual([404, "RESOURCE_NOT_FOUND"]);
  }
});

test("a group that is not enabled for services is refused with 400", async () => {
  const { tenant, zia, breakGlass } = await scene();
  const reply = await tenant.call("PUT", `/groups/${breakGlass}/service-entitlements/${zia}`);
  expect([reply.status, field(reply.json, "details", 0, "field")]).toEqual([400, "groupId"]);
});

test("an unknown user, group or service is a 404", async () => {
  const { tenant, zia, ann } = await scene();
  for (const path of [
    `/users/i0/service-entitlements/${zia}`,
    `/users/${ann}/service-entitlements/i0`,
  ]) {
    expect((await tenant.call("PUT", path)).status).toBe(404);
  }
});
