import type { DeclaredPrincipal, TenantFacts } from "../../../../../src/rbac";
import {
  grant,
  group,
  named,
  role,
  user,
  zia,
  zidentity,
} from "../../../../../src/rbac/rules/across/example";
import { foundBy, judged } from "../../judged";

const credentials = role("Credentials", { user_credentials: "full" });
const viewer = role("Viewer", { users_and_groups: "view_only" });
const directory = role("Directory", { users_and_groups: "full" });
const roles = [credentials, viewer, directory];
const ann = user("ann@example.com");
const helpdesk = group("Helpdesk");

function holds(principal: DeclaredPrincipal, ...names: readonly string[]) {
  return grant(
    principal,
    zidentity,
    names.map((name) => named(name)),
  );
}

function verdicts(grants: readonly ReturnType<typeof holds>[], facts?: TenantFacts) {
  return judged({ roles, grants, facts })
    .filter(({ diagnostic }) => diagnostic.ruleId?.startsWith("access/"))
    .map(({ at, diagnostic: { ruleId, severity } }) => [at, ruleId, severity]);
}

const AT = "assignments/Helpdesk on ZIdentity";
const AT_ANN = "assignments/ann@example.com on ZIdentity";
const DEAD = [AT, "access/dead-grant", "error"];
const PARTIAL = [AT, "access/partial-grant", "warning"];
const ALIVE = [AT, "access/alive-through", "info"];

describe("the effective access of one principal", () => {
  it("makes an assignment dead when nothing supplies what its role lacks", () => {
    expect(verdicts([holds(helpdesk, "Credentials")])).toEqual([DEAD]);
  });

  it("makes it alive through another role that supplies it, and says which", () => {
    expect(verdicts([holds(helpdesk, "Credentials", "Directory")])).toEqual([ALIVE]);
    const grants = [holds(helpdesk, "Credentials", "Directory")];
    const [finding] = foundBy("access/alive-through", { roles, grants });
    expect(finding).toMatchObject({
      principal: { label: "Helpdesk" },
      role: { label: "Credentials" },
      diagnostic: {
        summary: '"Credentials" works for group "Helpdesk" through another role',
        source:
          "Admin Roles and Permissions (002), https://help.zscaler.com/unified/admin-roles-and-permissions",
      },
    });
    expect(finding?.diagnostic.detail).toContain(
      'Alone, "Credentials" cannot view or change the security settings of users. What it lacks, group "Helpdesk" holds: users_and_groups "full" from "Directory".',
    );
  });

  it("judges what the roles make together: alive, and a part of it still missing", () => {
    expect(verdicts([holds(helpdesk, "Credentials", "Viewer")])).toEqual([ALIVE, PARTIAL]);
    const grants = [holds(helpdesk, "Credentials", "Viewer")];
    const [partial] = foundBy("access/partial-grant", { roles, grants });
    expect(partial?.diagnostic.summary).toBe(
      `With "Credentials", group "Helpdesk" cannot change a user's primary or secondary email address`,
    );
    expect(partial?.diagnostic.fix).toContain('Set users_and_groups to "full"');
  });

  it("takes two levels for one condition: each alone leaves it broken, both mend it", () => {
    const editor = role("Editor", { roles: "full", users_and_groups: "view_only" });
    const entitler = role("Entitler", { administrative_entitlements: "full" });
    const state = [editor, entitler, directory];
    const told = (...names: readonly string[]) =>
      judged({ roles: state, grants: [holds(helpdesk, ...names)] })
        .filter(({ role: about }) => about?.label === "Editor")
        .map(({ diagnostic }) => diagnostic.ruleId);
    expect(told("Editor")).toEqual(["access/partial-grant"]);
    expect(told("Editor", "Directory")).toEqual(["access/partial-grant"]);
    expect(told("Editor", "Entitler")).toEqual(["access/alive-through"]);
    expect(told("Editor", "Custom")).toEqual([]);
  });

  it("keeps principals apart", () => {
    expect(verdicts([holds(helpdesk, "Credentials"), holds(group("Other"), "Directory")])).toEqual([
      DEAD,
    ]);
    expect(
      verdicts([holds(helpdesk, "Credentials"), holds(user("Helpdesk"), "Directory")]),
    ).toEqual([DEAD]);
  });

  it("takes nothing from a group that holds nothing", () => {
    const facts = { memberships: new Map([[ann.key ?? "", ["Nobodies"]]]) };
    expect(verdicts([holds(ann, "Credentials")], facts)).toEqual([
      [AT_ANN, "access/dead-grant", "error"],
    ]);
  });

  it("does not take a user for the group of the same key", () => {
    const twin = user("Helpdesk");
    const facts = { memberships: new Map([[ann.key ?? "", ["Helpdesk"]]]) };
    expect(verdicts([holds(twin, "Credentials"), holds(ann, "Directory")], facts)).toEqual([DEAD]);
  });

  it("counts on ZIdentity itself only", () => {
    const onZia = grant(helpdesk, zia, [{ ...named("Directory"), ownerServiceKey: undefined }]);
    expect(verdicts([holds(helpdesk, "Credentials"), onZia])).toEqual([DEAD]);
    expect(verdicts([grant(helpdesk, zia, [named("Credentials")])])).toEqual([]);
  });

  it("says nothing where a role of unknown permissions may supply it", () => {
    expect(verdicts([holds(helpdesk, "Credentials", "Custom")])).toEqual([]);
    const unknownService = {
      ...holds(helpdesk, "Custom"),
      at: "z",
      service: { ...zidentity, key: undefined },
    };
    expect(verdicts([holds(helpdesk, "Credentials"), unknownService])).toEqual([]);
  });

  it("says nothing where a level is not known yet", () => {
    const open = { ...viewer, permissions: new Map([["users_and_groups", undefined]]) };
    const grants = [holds(helpdesk, "Credentials", "Viewer")];
    expect(judged({ roles: [credentials, open], grants })).toEqual([]);
  });

  it("does not hang on a level that is not known yet", () => {
    const open = {
      ...credentials,
      permissions: new Map([
        ["user_credentials", "full"],
        ["users_and_groups", undefined],
      ]),
    };
    const grants = [holds(helpdesk, "Credentials", "Directory")];
    expect(judged({ roles: [open, directory], grants })).toEqual([]);
  });

  it("is alive whatever else a role of unknown permissions gives", () => {
    expect(verdicts([holds(helpdesk, "Credentials", "Directory", "Custom")])).toEqual([ALIVE]);
  });

  it("does not count an assignment that has expired", () => {
    const expired = { ...holds(helpdesk, "Directory"), at: "z", expiresAt: "2026-01-01T00:00:00Z" };
    expect(verdicts([holds(helpdesk, "Credentials"), expired])).toEqual([DEAD]);
    expect(
      verdicts([{ ...holds(helpdesk, "Credentials"), expiresAt: "2026-01-01T00:00:00Z" }]),
    ).toEqual([]);
  });

  it("says nothing of a lower level that a higher one of another role replaces", () => {
    const restricted = role("Restricted", {
      administrative_entitlements: "restricted_full",
      users_and_groups: "view_only",
      roles: "view_only",
    });
    const full = role("Full", { administrative_entitlements: "full", users_and_groups: "full" });
    const grants = [holds(helpdesk, "Restricted", "Full")];
    const found = judged({ roles: [restricted, full], grants });
    expect(found.map(({ role: about, diagnostic }) => [about?.label, diagnostic.ruleId])).toEqual([
      ["Full", "access/alive-through"],
    ]);
  });
});

describe("with what is known about the tenant", () => {
  const live = (principal: DeclaredPrincipal, name: string) => ({
    principal,
    service: zidentity,
    roles: [named(name)],
  });

  it("a role that the principal holds now supplies it, unless the declaration is exclusive", () => {
    const facts = { liveGrants: [live(helpdesk, "Directory")] };
    const declared = holds(helpdesk, "Credentials");
    expect(verdicts([{ ...declared, exclusive: false }], facts)).toEqual([ALIVE]);
    expect(verdicts([declared], facts)).toEqual([DEAD]);
  });

  it("says nothing of roles that nobody declares", () => {
    expect(verdicts([], { liveGrants: [live(helpdesk, "Credentials")] })).toEqual([]);
  });

  it("a predefined role supplies it", () => {
    const predefinedRoles = new Map([["Users Admin", directory.permissions]]);
    expect(verdicts([holds(helpdesk, "Credentials", "Users Admin")], { predefinedRoles })).toEqual([
      ALIVE,
    ]);
  });

  it("a group of the user supplies it, and the finding names the group", () => {
    const grants = [holds(ann, "Credentials"), holds(helpdesk, "Directory")];
    const facts = { memberships: new Map([["ann@example.com", ["Helpdesk"]]]) };
    expect(verdicts(grants)).toEqual([[AT_ANN, "access/dead-grant", "error"]]);
    expect(verdicts(grants, facts)).toEqual([[AT_ANN, "access/alive-through", "info"]]);
    const [finding] = foundBy("access/alive-through", { roles, grants, facts });
    expect(finding?.diagnostic.detail).toContain(
      'users_and_groups "full" from "Directory" by the group "Helpdesk".',
    );
  });

  it("a group's role is alive when every member holds the rest by other ways", () => {
    const grants = [holds(helpdesk, "Credentials"), holds(group("Staff"), "Directory")];
    const both = new Map([
      ["ann@example.com", ["Helpdesk", "Staff"]],
      ["bob@example.com", ["Staff", "Helpdesk"]],
    ]);
    expect(verdicts(grants, { memberships: both })).toEqual([ALIVE]);
    const [finding] = foundBy("access/alive-through", {
      roles,
      grants,
      facts: { memberships: both },
    });
    expect(finding?.diagnostic.detail).toContain('every member of group "Helpdesk" holds');
  });

  it("is told on the group's assignment alone, once", () => {
    const grants = [holds(helpdesk, "Credentials"), holds(ann, "Directory")];
    const memberships = new Map([["ann@example.com", ["Helpdesk"]]]);
    expect(verdicts(grants, { memberships })).toEqual([ALIVE]);
  });

  it("is told of the group where the group itself holds the rest, whoever is in it", () => {
    const grants = [holds(helpdesk, "Credentials", "Directory")];
    const facts = { memberships: new Map([["ann@example.com", ["Helpdesk"]]]) };
    const [finding] = foundBy("access/alive-through", { roles, grants, facts });
    expect(finding?.diagnostic.detail).toContain('What it lacks, group "Helpdesk" holds');
  });

  it("stays dead when one member does not, and says how many do", () => {
    const grants = [holds(helpdesk, "Credentials"), holds(group("Staff"), "Directory")];
    const memberships = new Map([
      ["ann@example.com", ["Helpdesk", "Staff"]],
      ["bob@example.com", ["Helpdesk"]],
    ]);
    expect(verdicts(grants, { memberships })).toEqual([DEAD]);
    const [finding] = foundBy("access/dead-grant", { roles, grants, facts: { memberships } });
    expect(finding?.diagnostic.detail).toContain("Of its 2 members, 1 hold it through other roles");
  });

  it("stays dead in a group without members", () => {
    expect(verdicts([holds(helpdesk, "Credentials")], { memberships: new Map() })).toEqual([DEAD]);
  });

  it("says nothing of a group whose members may hold the rest by roles that are not known", () => {
    const grants = [holds(helpdesk, "Credentials"), holds(group("Staff"), "Custom")];
    const memberships = new Map([["ann@example.com", ["Helpdesk", "Staff"]]]);
    expect(verdicts(grants, { memberships })).toEqual([]);
  });
});
