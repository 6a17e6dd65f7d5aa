import type { TerraformStack } from "cdktf";
import {
  accept,
  type AcceptedFinding,
  Group,
  GroupRoleAssignment,
  PolicyRule,
  Role,
  User,
  UserRoleAssignment,
} from "../../../../src/constructs";
import { annotated, newApp, newStack, rulesOf, synthErrors, synthesized } from "../synthesized";

const ANSWERED = { reason: "Audit in autumn", owner: "ann@example.com", until: "2026-12-31" };

/** What the tests accept: a role that breaks the model by itself, and an assignment that breaks a rule of the house. */
function declare(stack: TerraformStack, entries: (made: Made) => readonly AcceptedFinding[]): void {
  PolicyRule.groupsOnly(stack, "groups", { modules: { usersAndGroups: "full" } });
  const dead = new Role(stack, "dead", { name: "Dead", permissions: { userCredentials: "full" } });
  const desk = new Role(stack, "desk", { name: "Desk", permissions: { usersAndGroups: "full" } });
  const user = User.byLogin(stack, "Bob@example.com");
  const group = Group.byName(stack, "Owners");
  const held = new UserRoleAssignment(stack, "bob", { user, roles: [desk] });
  new GroupRoleAssignment(stack, "owners", { group, roles: [dead, desk] });
  for (const entry of entries({ dead, held, user })) accept(stack, entry);
}

interface Made {
  readonly dead: Role;
  readonly held: UserRoleAssignment;
  readonly user: User;
}

const ofDead = (role: Role | string): AcceptedFinding => ({
  rule: "role/credentials-need-users",
  role,
  ...ANSWERED,
});

const BEFORE = "2026-12-31T23:59:59Z";
const AFTER = "2027-01-01T00:00:00Z";

describe("accept", () => {
  it("is needed", () => {
    const errors = synthErrors(
      (stack) => {
        declare(stack, () => []);
      },
      newApp({ now: BEFORE }),
    );
    expect(rulesOf(errors).sort()).toEqual([
      "house/groups at access/bob",
      "role/credentials-need-users at access/dead",
    ]);
  });

  it.each<[string, (made: Made) => readonly AcceptedFinding[]]>([
    [
      "as objects",
      ({ dead, user }) => [ofDead(dead), { rule: "house/groups", principal: user, ...ANSWERED }],
    ],
    [
      "by names",
      () => [
        ofDead("Dead"),
        { rule: "house/groups", principal: "Bob@example.com", role: "Desk", ...ANSWERED },
      ],
    ],
    [
      "by place",
      ({ dead, held }) => [
        { rule: "role/credentials-need-users", at: dead.node.path, ...ANSWERED },
        { rule: "house/groups", at: held, ...ANSWERED },
      ],
    ],
  ])("turns findings into information until the last day ends, %s", (_what, entries) => {
    const found = annotated(
      (stack) => {
        declare(stack, entries);
      },
      newApp({ now: BEFORE }),
    );
    expect(found).toContainEqual(
      expect.stringMatching(
        /^role\/credentials-need-users at access\/dead: .*Accepted by "ann@example\.com" until 2026-12-31: "Audit in autumn"/,
      ),
    );
    expect(found).toContainEqual(
      expect.stringMatching(/^house\/groups at access\/bob: .*Accepted/),
    );
    expect(rulesOf(found)).not.toContain("accept/unused at access");
  });

  it("ends loudly: the finding is back, and the entry is one as well", () => {
    const errors = synthErrors(
      (stack) => {
        declare(stack, ({ dead, held }) => [
          ofDead(dead),
          { rule: "house/groups", at: held, ...ANSWERED },
        ]);
      },
      newApp({ now: AFTER }),
    );
    expect(rulesOf(errors).sort()).toEqual([
      "accept/expired at access/bob",
      "accept/expired at access/dead",
      "house/groups at access/bob",
      "role/credentials-need-users at access/dead",
    ]);
  });

  it("is a warning where it meets nothing, and an error where it is not whole", () => {
    const unused = annotated(
      (stack) => {
        accept(stack, { rule: "role/nobody-hold", role: "R", ...ANSWERED });
      },
      newApp({ now: BEFORE }),
    );
    expect(unused).toEqual([
      expect.stringMatching(/^accept\/unused at access: .*Did you mean "role\/nobody-holds"\?/),
    ]);
    const incomplete = synthErrors((stack) => {
      accept(stack, { rule: "role/nobody-holds", ...ANSWERED, owner: " " });
    });
    expect(incomplete).toEqual([
      expect.stringMatching(
        /^accept\/incomplete at access: .*owner is missing.*none of principal, role and at/,
      ),
    ]);
  });

  it("stands in the manifest, for the command", () => {
    const { manifest } = synthesized(
      newStack((stack) => {
        const role = new Role(stack, "r", { name: "${x}" });
        const principal = User.byId(stack, "u1");
        accept(role, { rule: "role/nobody-holds", role, principal, at: role, ...ANSWERED });
      }),
    );
    expect(manifest.accept).toEqual([
      {
        rule: "role/nobody-holds",
        principal: "u1",
        role: "${x}",
        at: "access/r",
        ...ANSWERED,
        place: "access/r",
      },
    ]);
  });
});
