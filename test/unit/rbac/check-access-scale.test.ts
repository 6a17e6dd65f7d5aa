import { checkAccess, type PolicyRule } from "../../../src/rbac";
import {
  declare,
  EXAMPLE_NOW,
  grant,
  named,
  role,
  user,
  zidentity,
} from "../../../src/rbac/rules/across/example";

const policies: readonly PolicyRule[] = [
  {
    id: "house/pair",
    kind: "forbidden_combination",
    modules: { roles: "view_only", branding: "view_only" },
  },
  { id: "house/few", kind: "max_holders", max: 1, module: "roles", level: "view_only" },
  { id: "house/ends", kind: "require_expiry", modules: { roles: "full" } },
];

it("grows with the size of the state, not with its square: 20,000 assignments", () => {
  const count = 20_000;
  const roles = Array.from({ length: 200 }, (_, i) =>
    role(`Role ${i}`, { users_and_groups: "view_only", user_credentials: "full" }),
  );
  const grants = Array.from({ length: count }, (_, i) =>
    grant(user(`user${i}`), zidentity, [named(`Role ${i % 200}`)]),
  );
  const memberships = new Map(
    grants.map(({ principal: { label } }, i) => [label, [`Group ${i % 50}`]]),
  );
  const found = checkAccess(declare({ roles, grants, facts: { memberships } }), {
    now: EXAMPLE_NOW,
    policies,
  });
  const partial = found.filter(({ diagnostic }) => diagnostic.ruleId === "access/partial-grant");
  expect(partial).toHaveLength(count);
});
