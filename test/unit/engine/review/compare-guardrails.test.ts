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

describe("of several desired states", () => {
  const percent = (most: number) => ({ guards: { max_removals: { percent: most } } });
  const levels = (roles: "full" | "view_only") => ({ deployer: { permissions: { roles } } });
  const stacks = (states: Readonly<Record<string, Partial<Manifest>>>) =>
    Object.entries(states).map(([stack, more]) => {
      const [one] = declaredWith(more);
      if (one === undefined) throw new Error("nothing is declared");
      return { ...one.manifest, stack };
    });

  test.each<
    [string, Record<string, Partial<Manifest>>, Record<string, Partial<Manifest>>, string[]]
  >([
    [
      "the strictest limit counts, and stays",
      { a: percent(100), b: percent(20) },
      { b: percent(20) },
      [],
    ],
    [
      "the strictest limit goes, and the default of 25 percent does not help",
      { a: percent(100), b: percent(20) },
      { a: percent(100) },
      ["guard max_removals percent: weakened"],
    ],
    [
      "one deployer is raised to what another was already",
      { a: levels("full"), b: levels("view_only") },
      { a: levels("full"), b: levels("full") },
      ["deployer roles: weakened"],
    ],
    [
      "a rule that another state repeats",
      { a: { policies: [most(2)] } },
      { a: { policies: [most(2)] }, b: { policies: [most(2)] } },
      [],
    ],
    [
      "a rule that every state repeats is changed once",
      { a: { policies: [most(2)] }, b: { policies: [most(2)] } },
      { a: { policies: [most(3)] }, b: { policies: [most(3)] } },
      ["policy house/few: weakened"],
    ],
    [
      "one of two entries of one state goes",
      { a: { accept: [accepted, { ...accepted, until: "2028-01-01" }] } },
      { a: { accept: [{ ...accepted, until: "2028-01-01" }] } },
      ["accept house/few, Super Admin: strengthened"],
    ],
    ["a state is called otherwise", { a: levels("full") }, { b: levels("full") }, []],
  ])("%s", (_, before, after, expected) => {
    expect(
      compareGuardrails(stacks(before), stacks(after)).map(
        ({ kind, name, effect }) => `${kind} ${name}: ${effect}`,
      ),
    ).toEqual(expected);
  });
});
