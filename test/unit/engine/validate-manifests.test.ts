import { validateManifests } from "../../../src/engine";
import { type Declaration, declared, NOW } from "./declared";

function said(...resources: readonly Declaration[]) {
  return validateManifests(declared(...resources), NOW).map(
    ({ path, diagnostic }) => `${path}: ${diagnostic.ruleId ?? diagnostic.summary}`,
  );
}

test("rules and constraints need no tenant, and names need none either", () => {
  expect(
    said(
      ["role", { name: "Desk", permissions: { user_credentials: "view_only" } }],
      ["role", { name: "Other", permissions: { user_and_groups: "full" } }],
      ["service_entitlement", { service: "ZPA" }],
      ["group_role_assignment", { group: "Helpdesk", roles: [] }],
      ["group_role_assignment", { group: "Nobody at all", roles: ["Nothing"] }],
    ),
  ).toEqual([
    "access/0: role/credentials-need-users",
    "access/1: role/unknown-module",
    "access/2: declaration/not-exactly-one",
    "access/3: declaration/wrong-value",
    "access/0: role/nobody-holds",
    "access/1: role/nobody-holds",
  ]);
});

test("two declarations of one thing, in one stack or in several", () => {
  const assignment = ["group_role_assignment", { group: "Helpdesk", roles: ["Desk"] }] as const;
  expect(said(assignment, assignment)).toEqual(["access/1: assignment/declared-twice"]);
  const two = [...declared(assignment), ...declared(assignment)];
  expect(validateManifests(two, NOW)).toHaveLength(1);
  expect(said(assignment, ["group_role_assignment", { ...assignment[1], service: "ZPA" }])).toEqual(
    [],
  );
});

test("an empty desired state that owns a part of the tenant is refused without one, too", () => {
  const ownership = { mode: "authoritative", over: [{ groups: ["*"] }] } as const;
  const owning = declared().map((one) => ({ ...one, manifest: { ...one.manifest, ownership } }));
  expect(validateManifests(owning, NOW).map(({ diagnostic }) => diagnostic.ruleId)).toEqual([
    "ownership/empty-desired-state",
  ]);
});
