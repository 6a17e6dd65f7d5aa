import { declaredTwice, type ManifestResource } from "../../../src/manifest";

function resource(
  path: string,
  type: string,
  declares: ManifestResource["declares"],
): ManifestResource {
  return { path, type, declares };
}

const GROUP = "zidentity_group_role_assignment";
const USER = "zidentity_user_role_assignment";
const ENTITLEMENT = "zidentity_service_entitlement";

describe("declaredTwice", () => {
  it.each<[string, string, ManifestResource["declares"], ManifestResource["declares"]]>([
    ["the same name", "zidentity_role", { name: "A" }, { name: "A", description: "x" }],
    [
      "the default service, left out and named",
      GROUP,
      { group: "G" },
      { group: "G", service: "ZIAM" },
    ],
    [
      "a service in two spellings",
      GROUP,
      { group: "G", service: "ZIA" },
      { group: "G", service: { name: "ZIA" } },
    ],
    [
      "a service told apart",
      GROUP,
      { group: "G", service: { name: "ZIA", cloud_name: "c", org_name: "o" } },
      { group: "G", service: { org_name: "o", name: "ZIA", cloud_name: "c" } },
    ],
    ["a login name in two cases", USER, { user: "Ann@x" }, { user: "ann@X" }],
    ["an id", USER, { user: { id: "u1" } }, { user: { id: "u1" } }],
    ["an entitlement", ENTITLEMENT, { user: "a", service: "ZPA" }, { user: "a", service: "ZPA" }],
  ])("finds %s", (_what, type, first, second) => {
    const found = declaredTwice([resource("s/a", type, first), resource("s/b", type, second)]);
    expect(found).toEqual([
      {
        path: "s/b",
        diagnostic: expect.objectContaining({
          severity: "error",
          ruleId: `${type.slice("zidentity_".length).replaceAll("_", "-")}/declared-twice`,
          detail: expect.stringContaining("s/a declares"),
          fix: "Merge the two into one declaration.",
        }),
      },
    ]);
  });

  it.each<[string, string, ManifestResource["declares"], ManifestResource["declares"]]>([
    ["names in two cases", "zidentity_role", { name: "A" }, { name: "a" }],
    ["groups in two cases", GROUP, { group: "G" }, { group: "g" }],
    ["two services", GROUP, { group: "G" }, { group: "G", service: "ZIA" }],
    [
      "two organisations",
      GROUP,
      { group: "G", service: { name: "ZIA", org_name: "o" } },
      { group: "G", service: { name: "ZIA", cloud_name: "o" } },
    ],
    ["an id and a name", USER, { user: { id: "ann" } }, { user: "ann" }],
    ["a user and a group", ENTITLEMENT, { user: "a", service: "Z" }, { group: "a", service: "Z" }],
  ])("lets pass: %s", (_what, type, first, second) => {
    expect(declaredTwice([resource("s/a", type, first), resource("s/b", type, second)])).toEqual(
      [],
    );
  });

  it("names the first declaration to every later one, and passes unknown types by", () => {
    const found = declaredTwice([
      resource("s/a", "zidentity_role", { name: "A" }),
      resource("s/b", "zidentity_role", { name: "A" }),
      resource("s/c", "zidentity_role", { name: "A" }),
      resource("s/d", "other", { name: "A" }),
    ]);
    expect(found.map(({ path }) => path)).toEqual(["s/b", "s/c"]);
    for (const { diagnostic } of found) expect(diagnostic.detail).toContain("s/a declares");
  });
});
