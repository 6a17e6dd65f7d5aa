import { compareGuardrails } from "../../../../src/engine/review/compare-guardrails";
import type { Manifest } from "../../../../src/manifest";
import { declaredWith } from "../declared";

function changes(before: Partial<Manifest>, after: Partial<Manifest>): readonly string[] {
  const state = (more: Partial<Manifest>) => declaredWith(more).map(({ manifest }) => manifest);
  return compareGuardrails(state(before), state(after)).map(
    ({ kind, name, effect }) => `${kind} ${name}: ${effect}`,
  );
}

const most = (max: number, more = {}) =>
  ({ id: "house/few", kind: "max_holders", max, role: "Super Admin", ...more }) as const;
const accepted = {
  rule: "house/few",
  role: "Super Admin",
  reason: "r",
  owner: "o",
  until: "2027-01-01",
};
const ADMIN = { permissions: { roles: "full" } };

test.each<[string, Partial<Manifest>, Partial<Manifest>, string[]]>([
  ["a rule taken away", { policies: [most(2)] }, {}, ["policy house/few: weakened"]],
  ["a rule added", {}, { policies: [most(2)] }, ["policy house/few: strengthened"]],
  [
    "more holders",
    { policies: [most(2)] },
    { policies: [most(3)] },
    ["policy house/few: weakened"],
  ],
  ["fewer", { policies: [most(3)] }, { policies: [most(2)] }, ["policy house/few: strengthened"]],
  [
    "a warning now",
    { policies: [most(2)] },
    { policies: [most(2, { severity: "warning" })] },
    ["policy house/few: weakened"],
  ],
  [
    "another role",
    { policies: [most(2)] },
    { policies: [most(2, { role: "Admin" })] },
    ["policy house/few: changed"],
  ],
  ["a finding accepted", {}, { accept: [accepted] }, ["accept house/few, Super Admin: weakened"]],
  [
    "accepted for longer",
    { accept: [accepted] },
    { accept: [{ ...accepted, until: "2028-01-01" }] },
    ["accept house/few, Super Admin: changed"],
  ],
  [
    "the deployer raised",
    { deployer: ADMIN },
    { deployer: { permissions: { roles: "full", users_and_groups: "full" } } },
    ["deployer users_and_groups: weakened"],
  ],
  [
    "the deployer lowered",
    { deployer: ADMIN },
    { deployer: { permissions: { roles: "view_only" } } },
    ["deployer roles: strengthened"],
  ],
  ["no deployer any more", { deployer: ADMIN }, {}, ["deployer stated: weakened"]],
  [
    "the services of the deployer limited",
    { deployer: ADMIN },
    { deployer: { ...ADMIN, service_admins: [] } },
    ["deployer administers any service: strengthened"],
  ],
  [
    "the command owns more",
    {},
    { ownership: { mode: "authoritative", over: [{ groups: ["*"] }] } },
    ["ownership ownership: changed"],
  ],
  ["additive is the default", {}, { ownership: { mode: "additive" } }, []],
  [
    "ignored",
    {},
    { ignore: [{ groups: ["Temp*"], reason: "r", owner: "o" }] },
    ["ignore Temp*: weakened"],
  ],
  [
    "a break-glass account less",
    { guards: { break_glass: { users: ["a@x", "b@x"] } } },
    { guards: { break_glass: { users: ["a@x"] } } },
    ["guard break_glass user b@x: weakened"],
  ],
  [
    "more removals than the default of 25 percent",
    {},
    { guards: { max_removals: { percent: 50 } } },
    ["guard max_removals percent: weakened"],
  ],
  [
    "a number of removals, where there was none",
    {},
    { guards: { max_removals: { count: 10 } } },
    ["guard max_removals count: strengthened"],
  ],
  [
    "keys in another order",
    { policies: [most(2)] },
    { policies: [{ max: 2, role: "Super Admin", kind: "max_holders", id: "house/few" }] },
    [],
  ],
])("%s", (_, before, after, expected) => {
  expect(changes(before, after)).toEqual(expected);
});
