import { World } from "./world";

let world: World;
beforeEach(async () => (world = await World.make()));
afterEach(() => world.end());

const DESIRED = `ownership:
  mode: authoritative
  over:
    - { users: ["owner*"] }
    - { groups: ["Help*"] }
assignments:
  - { user: owner@example.com, roles: [Super Admin] }
guards: { max_removals: { percent: 100 } }
`;

const held = () => world.held().some((line) => line.startsWith("Helpdesk"));

beforeEach(() => {
  world.grant({ type: "GROUP", id: world.groupId("Helpdesk") }, "Users Admin");
  world.write("zidentity.yaml", DESIRED);
});

test("is refused with the line of the scope, and cleared where the guard is named, as the record says", async () => {
  const refused = await world.apply();
  expect(refused.code).toBe(1);
  expect(refused.out).toContain("Nothing is declared within what is owned: groups Help*");
  expect(refused.out).toContain("zidentity.yaml:5");
  expect(refused.out).toContain("--allow emptied-scope");
  expect(held()).toBe(true);
  const other = await world.apply("--allow", "removals");
  expect(other.code).toBe(1);
  expect((await world.apply("--allow", "emptied-scope")).code).toBe(0);
  expect(held()).toBe(false);
  expect(world.audit()[0]).toMatchObject({ overridden_guards: ["emptied-scope"] });
});

test("of a saved plan is to be allowed again", async () => {
  const planned = await world.run(["plan", "--out", "p", "--allow", "emptied-scope"]);
  expect(planned.code).toBe(2);
  const without = await world.apply("p");
  expect(without.out).toContain("--allow emptied-scope");
  expect(without.code).toBe(1);
  expect(held()).toBe(true);
  expect((await world.apply("p", "--allow", "emptied-scope")).code).toBe(0);
  expect(held()).toBe(false);
});
