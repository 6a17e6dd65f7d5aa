import { formatPairId, locatePair, parsePairId } from "../../../src/resources/assignment-id";
import { GROUP, USER } from "../../../src/resources/principal-kind";
import { smallTenant } from "../tenant/small-tenant";
import { findingOf } from "./findings-of";

const tenant = smallTenant();

test.each([
  ["group/g1/s1", GROUP, "g1", "s1"],
  ["user/ann@example.com/ZIAM", USER, "ann@example.com", "ZIAM"],
  // What follows the last slash is the service: a group's name may hold one.
  ["group/Sales / EMEA/ZPA", GROUP, "Sales / EMEA", "ZPA"],
  ["group/two\nlines/ZPA", GROUP, "two\nlines", "ZPA"],
])("%j names a pair", (id, kind, principal, service) => {
  expect(parsePairId(id)).toEqual({ kind, principal, service });
  expect(formatPairId(kind, principal, service)).toBe(id);
});

test.each(["", "g1/s1", "group/g1", "group//s1", "group/g1/", "Group/g1/s1", "role/r1/s1"])(
  "%j names none",
  (id) => {
    expect(parsePairId(id)).toBeUndefined();
  },
);

test.each([
  ["group/g1/s4", { kind: GROUP, principalId: "g1", serviceId: "s4" }],
  ["group/Helpdesk/ZPA", { kind: GROUP, principalId: "g1", serviceId: "s4" }],
  ["user/Ann@example.com/ZIAM", { kind: USER, principalId: "u1", serviceId: "s1" }],
])("%j is found in the tenant", async (id, pair) => {
  expect(await locatePair(tenant, id, [GROUP, USER])).toEqual(pair);
});

test.each([
  ["group/Nobody/ZPA", `No group with name "Nobody"`],
  ["group/Regional IT/ZPA", `2 groups with name "Regional IT"`],
  ["group/Helpdesk/ZIA", `2 services with name "ZIA"`],
  ["user/ann/ZPA", `No user with login name "ann"`],
  ["nonsense", `"nonsense" is not an import id of this resource`],
])("%j is not, and why", async (id, summary) => {
  expect(await findingOf(locatePair(tenant, id, [GROUP, USER]))).toMatchObject({ summary });
});

test("an id of the other kind is told the form that is wanted", async () => {
  expect(await findingOf(locatePair(tenant, "user/u1/s1", [GROUP]))).toMatchObject({
    detail: "The form is group/<group id or name>/<service id or name>.",
  });
});
