import { serviceEntitlement } from "../../../src/resources/service-entitlement";
import { GROUP_HELPDESK, smallTenant, USER_ANN } from "../tenant/small-tenant";

const { operations } = serviceEntitlement;
const silent = (): void => undefined;

const IN_FORCE = { service_id: "s4", expires_at: null, active: true };
const OF_ANN = { ...IN_FORCE, id: "user/u1/s4", group_id: null, user_id: "u1" };
const OF_HELPDESK = { ...IN_FORCE, id: "group/g1/s4", group_id: "g1", user_id: null };

test("is made, seen, listed and taken away, for users and for groups", async () => {
  const tenant = smallTenant();
  expect(await operations.create(tenant, { ...OF_ANN, id: null }, silent)).toEqual(OF_ANN);
  expect(await operations.create(tenant, { ...OF_HELPDESK, id: null }, silent)).toEqual(
    OF_HELPDESK,
  );
  expect(await operations.observe(tenant, OF_ANN)).toEqual(OF_ANN);
  expect(await operations.list(tenant)).toEqual([OF_ANN, OF_HELPDESK]);
  await operations.delete(tenant, OF_ANN, silent);
  expect(await operations.observe(tenant, OF_ANN)).toBeUndefined();
  expect(await operations.list(tenant)).toEqual([OF_HELPDESK]);
});

test("a user and a group of one id are two principals", async () => {
  const entitlements = [{ principal: { ...GROUP_HELPDESK, id: USER_ANN.id }, serviceId: "s4" }];
  expect(await operations.observe(smallTenant({ entitlements }), OF_ANN)).toBeUndefined();
});

test("is imported as either", async () => {
  expect(await operations.locate(smallTenant(), "user/ann@example.com/ZPA")).toEqual(OF_ANN);
  expect(await operations.locate(smallTenant(), "group/Helpdesk/ZPA")).toEqual(OF_HELPDESK);
});
