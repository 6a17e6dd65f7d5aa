import { planRun } from "../../../../src/engine";
import type { Manifest, ManifestScope } from "../../../../src/manifest";
import { readable } from "../../tenant/fake-tenant";
import { GROUP_HELPDESK, smallTenant, USER_ANN } from "../../tenant/small-tenant";
import { type Declaration, declaredWith, NOW } from "../declared";

const tenant = () =>
  smallTenant({
    grants: [
      { principal: GROUP_HELPDESK, serviceId: "s1", roles: [{ id: "r1" }, { id: "r2" }] },
      { principal: USER_ANN, serviceId: "s2", roles: [{ id: "41" }] },
    ],
    entitlements: [{ principal: USER_ANN, serviceId: "s4" }],
  });

const ANN: Declaration = ["user_role_assignment", { user: "ann@example.com", roles: ["Desk"] }];
const DESK: Declaration = [
  "role",
  { name: "Desk", description: "First line", permissions: { roles: "view_only" } },
];
const IN_WEST = { services: [{ name: "ZIA", cloud_name: "one.net" }] };

async function emptied(
  over: readonly ManifestScope[],
  resources: readonly Declaration[],
  more: Partial<Manifest> = {},
): Promise<string[]> {
  const loaded = declaredWith(
    { ownership: { mode: "authoritative", over }, ...more },
    ...resources,
  );
  const { guards } = await planRun(loaded, readable(tenant()), NOW);
  return guards
    .filter(({ guard }) => guard === "emptied-scope")
    .map(({ diagnostic }) => `${diagnostic.summary} | ${diagnostic.detail}`);
}

test("a scope in which something would go and nothing is declared is named, with how much", async () => {
  const [found, ...others] = await emptied([IN_WEST, { users: ["ann@*"] }], [ANN]);
  expect(others).toEqual([]);
  expect(found).toContain("Nothing is declared within what is owned: services ZIA");
  expect(found).toContain("ownership.over[0] of zidentity.json");
  expect(found).toContain("all of it, 1 grant.");
});

test.each<[string, ManifestScope, Declaration[], number]>([
  ["one with a declaration within", { services: ["ZIAM"] }, [ANN], 0],
  ["one in which the tenant holds nothing", { services: [{ id: "s3" }] }, [ANN], 0],
  ["grants, where a role alone is declared", { services: ["ZIAM"] }, [DESK], 1],
  ["roles, where a role is declared", { roles: ["D*"], users: ["none*"] }, [DESK], 0],
  ["an entitlement alone", { services: [{ id: "s4" }] }, [ANN], 1],
  ["a pattern of roles that nobody declares", { roles: ["Super*"] }, [ANN], 1],
  [
    "a role that is still to be made, by its name",
    { roles: ["Super Admin", "Fresh"] },
    [
      ["role", { name: "Fresh", permissions: { roles: "view_only" } }],
      ["user_role_assignment", { user: "ann@example.com", roles: ["Fresh"] }],
    ],
    0,
  ],
  [
    "what has ended is not declared",
    { groups: ["Help*"] },
    [
      ANN,
      [
        "group_role_assignment",
        {
          group: "Helpdesk",
          roles: ["Desk"],
          exclusive: false,
          expires_at: "2026-05-01T00:00:00Z",
        },
      ],
    ],
    1,
  ],
])("%s", async (_, scope, resources, count) => {
  expect(await emptied([scope], resources)).toHaveLength(count);
});

test("what is ignored does not go", async () => {
  const ignore = [{ users: ["*"], reason: "theirs", owner: "it@x.example" }];
  expect(await emptied([IN_WEST], [ANN], { ignore })).toEqual([]);
});

test("files that say it together are told of once", async () => {
  const over = [IN_WEST];
  const loaded = [
    ...declaredWith({ ownership: { mode: "authoritative", over } }, ANN),
    ...declaredWith({ ownership: { mode: "authoritative", over } }, DESK),
  ];
  const { guards } = await planRun(loaded, readable(tenant()), NOW);
  expect(guards.filter(({ guard }) => guard === "emptied-scope")).toHaveLength(1);
});
