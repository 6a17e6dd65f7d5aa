import type { ManifestResource } from "../../../src/manifest";
import { declaredTwice } from "../../../src/manifest/declared-twice";

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

const S1 = { service: { id: "s1" } };

describe("declaredTwice", () => {
  it.each<[string, string, string, ManifestResource["declares"], ManifestResource["declares"]]>([
    ["role", "the same name", "zidentity_role", { name: "A" }, { name: "A", description: "x" }],
    ["assignment", "a group by name", GROUP, { group: "G", ...S1 }, { group: "G", ...S1 }],
    [
      "assignment",
      "a login in two cases",
      USER,
      { user: "Ann@x", ...S1 },
      { user: "ann@X", ...S1 },
    ],
    ["assignment", "an id", USER, { user: { id: "u" }, ...S1 }, { user: { id: "u" }, ...S1 }],
    ["entitlement", "an entitlement", ENTITLEMENT, { user: "a", ...S1 }, { user: "a", ...S1 }],
  ])("finds, as %s/declared-twice, %s", (kind, _what, type, first, second) => {
    const found = declaredTwice([resource("s/a", type, first), resource("s/b", type, second)]);
    expect(found).toEqual([
      {
        path: "s/b",
        diagnostic: expect.objectContaining({
          severity: "error",
          ruleId: `${kind}/declared-twice`,
          detail: expect.stringContaining("s/a declares"),
          fix: "Merge the two into one declaration.",
        }),
      },
    ]);
  });

  it.each<[string, string, ManifestResource["declares"], ManifestResource["declares"]]>([
    ["names in two cases", "zidentity_role", { name: "A" }, { name: "a" }],
    ["groups in two cases", GROUP, { group: "G", ...S1 }, { group: "g", ...S1 }],
    ["two services", GROUP, { group: "G", ...S1 }, { group: "G", service: { id: "s2" } }],
    ["an id and a name", USER, { user: { id: "ann" }, ...S1 }, { user: "ann", ...S1 }],
    ["a user and a group", ENTITLEMENT, { user: "a", ...S1 }, { group: "a", ...S1 }],
    // Told by the rules across declarations.
    ["services by name", GROUP, { group: "G", service: "ZIA" }, { group: "G", service: "ZIA" }],
    ["the default service", GROUP, { group: "G" }, { group: "G" }],
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
