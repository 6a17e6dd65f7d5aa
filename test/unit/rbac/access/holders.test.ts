import { buildHolders } from "../../../../src/rbac/access/holders";
import {
  grant,
  group,
  named,
  user,
  zia,
  zidentity,
} from "../../../../src/rbac/rules/across/example";

const never = () => false;
const helpdesk = group("Helpdesk");
const unknown = { ...helpdesk, key: undefined };

it("leaves a principal out that is not known yet, declared or live", () => {
  const live = { principal: unknown, service: zia, roles: [named("Reader", zia)] };
  const holders = buildHolders(
    [grant(unknown, zia, [named("Reader", zia)])],
    { liveGrants: [live] },
    never,
  );
  expect(holders.all).toEqual([]);
});

it("keeps no record of a service without roles, and tells one that is not known yet", () => {
  const { find } = buildHolders(
    [grant(helpdesk, zia, []), grant(user("ann"), { ...zia, key: undefined }, [])],
    {},
    never,
  );
  expect(find("group", "Helpdesk")?.records.size).toBe(0);
  expect(find("group", "Helpdesk")?.complete).toBe(true);
  expect(find("user", "ann")?.complete).toBe(false);
  expect(find("user", "Helpdesk")).toBeUndefined();
});

it("keeps what is held besides a declaration that is not exclusive, each role once", () => {
  const liveGrants = [
    { principal: helpdesk, service: zidentity, roles: [named("A"), named("B")] },
    { principal: helpdesk, service: zidentity, roles: [{ key: undefined, label: "?" }] },
  ];
  const declared = grant(
    helpdesk,
    zidentity,
    [named("A"), { key: undefined, label: "not known yet" }],
    { exclusive: false },
  );
  const { find } = buildHolders([declared], { liveGrants }, never);
  const roles = find("group", "Helpdesk")?.records.get("ZIdentity")?.roles;
  expect(roles?.map(({ role, grant: by }) => [role.label, by?.at])).toEqual([
    ["A", declared.at],
    ["not known yet", declared.at],
    ["B", undefined],
    ["?", undefined],
  ]);
});

it("knows the groups of a user in the tenant's order, and the members of a group in theirs", () => {
  const memberships = new Map([
    ["bob", ["Z", "A", "Z"]],
    ["ann", ["Z"]],
  ]);
  const { groupsOf, membersOf } = buildHolders([], { memberships }, never);
  expect(groupsOf("bob")).toEqual(["Z", "A", "Z"]);
  expect(groupsOf("eve")).toEqual([]);
  expect(membersOf("Z")).toEqual(["ann", "bob"]);
  expect(membersOf("none")).toEqual([]);
  expect(buildHolders([], {}, never).membersOf("Z")).toEqual([]);
});
