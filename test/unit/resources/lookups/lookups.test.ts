import {
  findGroup,
  findOwnService,
  findRole,
  findService,
  findUser,
} from "../../../../src/resources";
import { CapabilityMissingError } from "../../../../src/tenant";
import { smallTenant } from "../../tenant/small-tenant";
import { findingOf } from "../findings-of";

const tenant = smallTenant();

test("a user by id, or by login name in any case", async () => {
  expect(await findUser(tenant, { id: "u1" })).toMatchObject({ loginName: "ann@example.com" });
  expect(await findUser(tenant, { loginName: "ANN@example.com" })).toMatchObject({ id: "u1" });
});

test("a user who is not there: what was asked, and who was probably meant", async () => {
  expect(await findingOf(findUser(tenant, { loginName: "anne@example.com" }))).toMatchObject({
    severity: "error",
    summary: `No user with login name "anne@example.com"`,
    detail: expect.stringContaining(`Did you mean "ann@example.com"?`),
    path: [{ attribute: "login_name" }],
  });
  const byId = await findingOf(findUser(tenant, { id: "u11" }));
  expect(byId).toMatchObject({ summary: `No user with id "u11"`, path: [{ attribute: "id" }] });
  // An id is not a word that somebody mistypes by a letter.
  expect(byId.detail).not.toContain("Did you mean");
});

test("a display name is none: who has it is said by login name, five at the most", async () => {
  const called = (count: number) =>
    smallTenant({
      users: Array.from({ length: count }, (_, at) => ({
        id: `u${at}`,
        loginName: `sharma${at}@example.com`,
        displayName: "Ananya Sharma",
      })),
    });
  const three = await findingOf(findUser(called(3), { loginName: "ananya sharma" }));
  expect(three).toMatchObject({
    summary: `No user with login name "ananya sharma"`,
    detail:
      `The tenant has no user with login name "ananya sharma". Users are named by login name, and 3 users have this ` +
      "display name: sharma0@example.com, sharma1@example.com, sharma2@example.com.",
    fix: "Write the login name of the one that is meant.",
  });
  const seven = await findingOf(findUser(called(7), { loginName: "Ananya Sharma" }));
  expect(seven.detail).toContain("7 users have");
  expect(seven.detail).toMatch(/sharma4@example.com, and 2 more\.$/);
  const one = await findingOf(findUser(called(1), { loginName: "Ananya Sharma" }));
  expect(one.detail).toContain("1 user has this display name");
});

test("a group by its exact name", async () => {
  expect(await findGroup(tenant, { name: "Helpdesk" })).toMatchObject({ id: "g1" });
  expect(await findingOf(findGroup(tenant, { name: "helpdesk" }))).toMatchObject({
    detail: expect.stringContaining(`Did you mean "Helpdesk"?`),
  });
});

test("groups of one name are listed with ids and where they come from", async () => {
  expect(await findingOf(findGroup(tenant, { name: "Regional IT" }))).toMatchObject({
    summary: `2 groups with name "Regional IT"`,
    detail: "More than one group matches:\n  - g2: Regional IT (SCIM)\n  - g3: Regional IT (UI)",
    path: [{ attribute: "name" }],
  });
});

test("of very many candidates the first twenty are listed", async () => {
  const groups = Array.from({ length: 23 }, (_, index) => ({ id: `g${index}`, name: "Same" }));
  const { detail } = await findingOf(findGroup(smallTenant({ groups }), { name: "Same" }));
  expect(detail.split("\n")).toHaveLength(22);
  expect(detail).toMatch(/- g19: Same\n {2}- and 3 more$/);
});

test("a service by id, or by name with cloud and organisation where they are needed", async () => {
  expect(await findService(tenant, { id: "s3" })).toMatchObject({ service: { orgName: "East" } });
  expect(await findService(tenant, { name: "ZPA" })).toMatchObject({ service: { id: "s4" } });
  for (const more of [{ cloudName: "two.net" }, { orgName: "East" }]) {
    const { service } = await findService(tenant, { name: "ZIA", cloudName: null, ...more });
    expect(service.id).toBe("s3");
  }
});

test("services of one name are told apart in the message", async () => {
  expect(await findingOf(findService(tenant, { name: "ZIA" }))).toMatchObject({
    detail: expect.stringMatching(/s2: ZIA \(one\.net, West\)\n.*s3: ZIA \(two\.net, East\)/),
  });
  expect(
    await findingOf(findService(tenant, { name: "ZIA", cloudName: "no.net", orgName: "West" })),
  ).toMatchObject({
    summary: `No service with name "ZIA", cloud "no.net", organisation "West"`,
  });
});

test("ZIdentity's own service", async () => {
  expect(await findOwnService(tenant)).toMatchObject({ service: { id: "s1" } });
  expect(await findingOf(findOwnService(smallTenant({ services: [] })))).toMatchObject({
    detail: expect.stringContaining("The tenant lists 0 services named ZIAM"),
  });
});

describe("a role", () => {
  test("of ZIdentity has permissions, one of a linked service a name alone", async () => {
    const own = await findService(tenant, { id: "s1" });
    const zia = await findService(tenant, { id: "s2" });
    expect(await findRole(tenant, own, { name: "Desk" })).toMatchObject({
      id: "r2",
      permissions: { ROLES: "VIEW_ONLY" },
    });
    expect(await findRole(tenant, zia, { id: "41" })).toEqual({ id: "41", name: "Auditor" });
  });

  test("is sought on its service alone", async () => {
    const zia = await findService(tenant, { id: "s2" });
    expect(await findingOf(findRole(tenant, zia, { name: "Desk" }))).toMatchObject({
      summary: `No role with name "Desk" on ZIA (one.net, West)`,
    });
  });

  test("of ZIdentity is found by name also where the tenant offers no list of roles", async () => {
    const documented = smallTenant();
    documented.roles = () => Promise.reject(new CapabilityMissingError("listRoles", 404));
    const own = await findService(documented, { id: "s1" });
    expect(await findRole(documented, own, { name: "Desk" })).toEqual({ id: "r2", name: "Desk" });
  });

  test("is not looked for elsewhere when the list fails for another reason", async () => {
    const broken = smallTenant();
    broken.roles = () => Promise.reject(new Error("broken"));
    const own = await findService(broken, { id: "s1" });
    await expect(findRole(broken, own, { name: "Desk" })).rejects.toThrow("broken");
  });
});
