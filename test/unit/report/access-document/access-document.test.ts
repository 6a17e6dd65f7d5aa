import { buildAccessDocument } from "../../../../src/report";
import { PrincipalExplainer } from "../../../../src/report/access-document/explain-principal";
import { documentOf, grant, largeRecords, levelIn, principalNamed, SMALL } from "./access-records";

describe("levels in effect", () => {
  test("roles add up, own and through groups: the highest level wins (002)", () => {
    const document = documentOf();
    expect(levelIn(document, "ann@example.com", "external_identities")).toBe("view_only");
    expect(levelIn(document, "ann@example.com", "roles")).toBe("full");
    expect(levelIn(document, "Second", "roles")).toBe("none");
    expect(levelIn(document, "cleo@example.com", "roles")).toBe("none");
  });

  test("a role whose permissions are not told makes every module uncertain that is not full", () => {
    const grants = [...SMALL.grants, grant("user", "u1", "s1", "r3")];
    const document = documentOf({ grants });
    const { uncertain = [] } = principalNamed(document, "ann@example.com");
    const full = document.modules.findIndex(({ key }) => key === "roles");
    expect(uncertain).not.toContain(full);
    expect(uncertain).toHaveLength(document.modules.length - 1);
    expect(principalNamed(document, "bob@example.com").uncertain).toBeUndefined();
  });

  test("a module and a level that this version does not know are shown, not dropped", () => {
    const [own, ...linked] = SMALL.services;
    const role = { id: "r9", name: "New", permissions: { data_protection: "sometimes" } };
    const services = [{ ...own!, roles: [...own!.roles, role] }, ...linked];
    const document = documentOf({ services, grants: [grant("user", "u3", "s1", "r9")] });
    const place = document.modules.findIndex(({ key }) => key === "data_protection");
    expect(document.modules[place]).toEqual({
      key: "data_protection",
      title: "data_protection",
      known: false,
    });
    expect(principalNamed(document, "cleo@example.com").uncertain).toEqual([place]);
  });
});

describe("linked services, where one record decides", () => {
  const rolesOf = (document: ReturnType<typeof documentOf>, name: string) =>
    (principalNamed(document, name).linked ?? []).map(({ service, roles }) => [
      document.services[service]?.label,
      roles.map((role) => document.roles[role]?.name),
    ]);

  test("of two groups the one that the tenant lists first", () => {
    expect(rolesOf(documentOf(), "ann@example.com")).toEqual([
      ["ZIA (one.net, West)", ["Auditor"]],
    ]);
  });

  test("before all groups the user's own", () => {
    const grants = [...SMALL.grants, grant("user", "u1", "s2", "42")];
    const document = documentOf({ grants });
    expect(rolesOf(document, "ann@example.com")).toEqual([
      ["ZIA (one.net, West)", ["Firewall Admin"]],
    ]);
    const place = document.principals.findIndex(({ name }) => name === "ann@example.com");
    const explained = new PrincipalExplainer(document).explain(place);
    const linked = explained.find((one) => one.kind === "linked");
    expect(linked?.access).toMatchObject({ reason: "own_record" });
    expect(linked?.kind === "linked" && linked.access.overridden).toHaveLength(2);
  });
});

describe("nothing that somebody holds is left out", () => {
  test("a principal whom the directory does not list, and a role that no service lists", () => {
    const document = documentOf({ grants: [grant("user", "gone", "s1", "r77")] });
    expect(principalNamed(document, "gone")).toMatchObject({ unlisted: true, kind: "user" });
    expect(document.roles.map(({ name }) => name)).toContain("r77");
    expect(principalNamed(document, "gone").uncertain).toHaveLength(document.modules.length);
  });
});

test("drift and findings name whom they are about", () => {
  const object = {
    status: "changed" as const,
    resource: "zidentity_role",
    title: "role",
    name: "Directory Reader",
    path: "access/reader",
    attributes: [],
  };
  const { desired, principals } = documentOf(
    {},
    {
      objects: [
        { object, concern: { roleId: "r2" } },
        {
          object: { ...object, status: "none", path: "access/ann" },
          concern: { principal: { kind: "user", id: "u1" } },
        },
      ],
      findings: [
        {
          path: "access/ann",
          diagnostic: { severity: "warning", summary: "s", detail: "d", ruleId: "x/y" },
        },
      ],
    },
  );
  const names = (places: readonly number[] = []) => places.map((place) => principals[place]?.name);
  expect(desired?.as_declared).toBe(1);
  expect(names(desired?.drift[0]?.principals)).toEqual(["First"]);
  expect(names(desired?.findings[0]?.principals)).toEqual(["ann@example.com"]);
});

test("5,000 users in two groups each are a few megabytes", () => {
  const size = JSON.stringify(documentOf(largeRecords(5000))).length;
  expect(size).toBeLessThan(2_000_000);
});

test("who may use a service is told by records, and in effect for the members of groups", () => {
  const document = documentOf();
  const place = (name: string) => document.principals.indexOf(principalNamed(document, name));
  expect(document.entitlements).toEqual([
    { principal: place("Second"), service: 1 },
    { principal: place("cleo@example.com"), service: 1 },
  ]);
  // Ann is in both groups, Bob in the first alone.
  expect(document.principals.map(({ name, uses }) => [name, uses])).toEqual([
    ["First", undefined],
    ["Second", [1]],
    ["Idle", undefined],
    ["ann@example.com", [1]],
    ["bob@example.com", undefined],
    ["cleo@example.com", [1]],
  ]);
});

test("a tenant that does not list who may use what says nothing of it", () => {
  const { entitlements: _none, ...records } = SMALL;
  const document = buildAccessDocument({ generatedAt: new Date(0), tenant: "t", records });
  expect("entitlements" in document).toBe(false);
  expect(document.principals.some(({ uses }) => uses !== undefined)).toBe(false);
});
