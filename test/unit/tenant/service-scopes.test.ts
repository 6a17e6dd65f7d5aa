import {
  describeService,
  parseServiceScope,
  rolesOfService,
  scopesOfService,
} from "../../../src/tenant";
import { sample } from "../../contract/samples";

describe("parseServiceScope", () => {
  test.each([
    ["s1::r1", "Role:Super Admin", { id: "r1", name: "Super Admin" }],
    // The wire facts write a space after the scope; a line without it means the same.
    [
      "s3:0:7",
      "Scope:Default: Role:Admin",
      { id: "7", name: "Admin", scope: { id: "0", name: "Default" } },
    ],
    [
      "s3:0:7",
      "Scope:Default:Role:Admin",
      { id: "7", name: "Admin", scope: { id: "0", name: "Default" } },
    ],
    // Colons within names and role ids.
    ["s1::r:1", "Role:Level: two", { id: "r:1", name: "Level: two" }],
    ["s3:9:7", "Scope:A: B: Role:C", { id: "7", name: "C", scope: { id: "9", name: "A: B" } }],
    ["s1::r1", "Role:", { id: "r1", name: "" }],
  ])("reads %j named %j", (id, name, role) => {
    expect(parseServiceScope({ id, name })).toEqual(role);
  });

  test.each([
    ["s1::r1", "Super Admin"],
    ["s1", "Role:Super Admin"],
    ["s1::", "Role:Super Admin"],
    ["s3:0:7", "Role:Admin"],
    ["", ""],
  ])("leaves alone %j named %j", (id, name) => {
    expect(parseServiceScope({ id, name })).toBeUndefined();
  });
});

describe("the sample of the wire facts", () => {
  const [server] = (sample("resource-servers") as { records: { serviceScopes: never[] }[] })
    .records;
  const [own, zia, zpa] = server?.serviceScopes ?? [];

  test("lists each role once, also one that is in two scopes", () => {
    expect([own, zia, zpa].map((entry) => rolesOfService(entry!).map(({ name }) => name))).toEqual([
      ["Super Admin", "Users Admin"],
      ["Executive Insights App"],
      ["ZPA Administrator"],
    ]);
    expect(rolesOfService(zpa!)).toEqual([{ id: "7", name: "ZPA Administrator" }]);
  });

  test("lists the scopes of a service that has them", () => {
    expect(scopesOfService(zpa!)).toEqual([
      { id: "0", name: "Default" },
      { id: "216199", name: "Harbour" },
    ]);
    expect(scopesOfService(own!)).toEqual([]);
  });
});

test.each([
  [{ name: "ZIAM" }, "ZIAM"],
  [{ name: "ZIA", cloudName: "zscalerthree.net", orgName: "Acme" }, "ZIA (zscalerthree.net, Acme)"],
  [{ name: "ZIA", cloudName: "", orgName: "Acme" }, "ZIA (Acme)"],
])("%j is called %s", (service, text) => {
  expect(describeService(service)).toBe(text);
});
