import { CapabilityMissingError, type Operation, OPERATIONS } from "../../../src/tenant";

const all: readonly (readonly [string, Operation])[] = Object.entries(OPERATIONS);

function routes(availability: Operation["availability"]) {
  return all
    .filter(([, operation]) => operation.availability === availability)
    .map(([, { method, path }]) => `${method} ${path.replaceAll(/\{\w+\}/g, "{}")}`)
    .sort();
}

test("what the contract assumes, and no more", () => {
  expect(routes("assumed")).toEqual(
    [
      "GET /roles",
      "POST /roles",
      "GET /roles/{}",
      "PUT /roles/{}",
      "DELETE /roles/{}",
      "GET /groups/{}/admin-entitlements",
      "PUT /users/{}/admin-entitlements/{}",
      "PUT /groups/{}/admin-entitlements/{}",
      "DELETE /users/{}/admin-entitlements/{}",
      "DELETE /groups/{}/admin-entitlements/{}",
      "GET /services/{}/admin-entitlements",
      "GET /groups/{}/service-entitlements",
      "PUT /users/{}/service-entitlements/{}",
      "PUT /groups/{}/service-entitlements/{}",
      "DELETE /users/{}/service-entitlements/{}",
      "DELETE /groups/{}/service-entitlements/{}",
      "GET /services/{}/service-entitlements",
    ].sort(),
  );
});

test("what the vendor documents about entitlements is to read a user's own", () => {
  expect(routes("documented").filter((route) => route.includes("entitlements"))).toEqual([
    "GET /users/{}/admin-entitlements",
    "GET /users/{}/service-entitlements",
  ]);
});

test.each(all)("%s has the contract's status", (_id, { method, answers, success }) => {
  if (method === "DELETE") expect([answers, success]).toEqual(["nothing", 204]);
  if (method === "GET") expect(success).toBe(200);
  if (answers === "nothing") expect(success).toBe(204);
  if (method === "POST" && answers === "record") expect(success).toBe(201);
  if (method === "PUT" && answers === "record") expect(success).toBe(200);
});

test("a missing operation is told by method, path and status", () => {
  const error = new CapabilityMissingError("listRoles", 404);
  expect(error.message).toMatch(/GET \/roles .*404/);
  expect(error.capability).toBe("roles");
});
