import {
  compareByWhatIsOffered,
  describeComparison,
  type LoadedManifest,
} from "../../../../src/engine";
import type { DocumentedOptions } from "../../../../src/engine/documented";
import type { GrantRecord, TenantReader, UserEntitlementsReader } from "../../../../src/tenant";
import { tenantWithout } from "../../tenant/documented-tenant";
import { type FakeContents } from "../../tenant/fake-tenant";
import { GROUP_HELPDESK, smallTenant, USER_ANN } from "../../tenant/small-tenant";
import { declared, NOW } from "../declared";

const USER_BOB = { type: "USER", id: "u2", name: "bob@example.com" } as const;
const grant = (principal: GrantRecord["principal"], ...ids: string[]): GrantRecord => ({
  principal,
  serviceId: "s1",
  roles: ids.map((id) => ({ id })),
});
const BOTH_IN_HELPDESK = { g1: ["u1", "u2"] };

/** What each user shows: his own records and, where lists are effective, those of his groups as well. */
function usersOf(contents: FakeContents, effective: boolean): UserEntitlementsReader {
  return {
    shown: async (user, lists) => {
      const groups = Object.entries(contents.members ?? {})
        .filter(([, members]) => members.includes(user.id))
        .map(([id]) => id);
      const counts = ({ principal }: { principal: GrantRecord["principal"] }) =>
        principal.type === "USER"
          ? principal.id === user.id
          : effective && groups.includes(principal.id);
      const merged = new Map<string, GrantRecord>();
      for (const one of (contents.grants ?? []).filter(counts)) {
        const roles = [...(merged.get(one.serviceId)?.roles ?? []), ...one.roles];
        merged.set(one.serviceId, {
          principal: { type: "USER", id: user.id },
          serviceId: one.serviceId,
          roles: [...new Map(roles.map((role) => [role.id, role])).values()],
        });
      }
      return {
        user,
        grants: lists.grants ? [...merged.values()] : [],
        entitlements: lists.entitlements ? (contents.entitlements ?? []).filter(counts) : [],
      };
    },
  };
}

async function statuses(
  manifest: LoadedManifest[],
  contents: FakeContents,
  { effective = false, ...options }: DocumentedOptions & { effective?: boolean } = {},
) {
  const tenant = { reader: tenantWithout(contents), ofUsers: usersOf(contents, effective) };
  const comparison = await compareByWhatIsOffered(manifest, tenant, NOW, options);
  return describeComparison(comparison).map(({ action, title, name }) => [action, title, name]);
}

const DESK = ["group_role_assignment", { group: "Helpdesk", roles: ["Desk"] }] as const;
const ANN = ["user_role_assignment", { user: "ann@example.com", roles: ["Super Admin"] }] as const;
const IN_PLACE = {
  members: BOTH_IN_HELPDESK,
  grants: [grant(GROUP_HELPDESK, "r2"), grant(USER_ANN, "r1")],
};

test("a tenant that offers everything is compared as ever, and nobody is asked for", async () => {
  const ofUsers = { shown: () => Promise.reject(new Error("Nobody asks.")) };
  const reader: TenantReader = smallTenant(IN_PLACE);
  const found = await compareByWhatIsOffered(declared(DESK, ANN), { reader, ofUsers }, NOW);
  expect(found.documented).toBeUndefined();
  expect(found.compared.map(({ change }) => change.action)).toEqual(["none", "none"]);
});

describe("what is in place", () => {
  const desk = ["none", "group role assignment", "Helpdesk on ZIAM"];
  const ann = ["none", "user role assignment", "ann@example.com on ZIAM"];
  const role = ["unmanaged", "role", "Desk"];

  test("where users show what groups give them: as declared", async () => {
    expect(await statuses(declared(DESK, ANN), IN_PLACE, { effective: true })).toEqual([
      desk,
      ann,
      role,
    ]);
  });

  test("where they do not: the user's own as declared, the group's not verifiable", async () => {
    expect(await statuses(declared(DESK, ANN), IN_PLACE)).toEqual([
      ["unverified", ...desk.slice(1)],
      ann,
      role,
    ]);
  });
});

describe("what is missing", () => {
  const nothing = { members: BOTH_IN_HELPDESK };

  test("of a user, is missing in either case", async () => {
    for (const effective of [true, false])
      expect((await statuses(declared(ANN), nothing, { effective }))[0]?.[0]).toBe("create");
  });

  test("of a group, is missing only where lists are known to be effective", async () => {
    const [first] = await statuses(declared(DESK), nothing);
    const [known] = await statuses(declared(DESK), nothing, { userEntitlements: "effective" });
    expect([first?.[0], known?.[0]]).toEqual(["unverified", "create"]);
  });

  test("of a group whose role is not there yet, is missing for certain", async () => {
    const fresh = declared(
      ["role", { name: "Fresh" }],
      ["group_role_assignment", { group: "Helpdesk", roles: ["Fresh"] }],
    );
    const found = await statuses(fresh, nothing);
    expect(found.slice(0, 2).map(([action]) => action)).toEqual(["create", "create"]);
  });
});

test("a role is known by its name, and its levels are not", async () => {
  const manifest = declared(["role", { name: "Desk", permissions: { roles: "full" } }]);
  expect(await statuses(manifest, {})).toEqual([["unverified", "role", "Desk"]]);
});

test("what nobody declares is found at its user, predefined roles are nobody's to declare", async () => {
  const contents = { grants: [grant(USER_BOB, "r1")], members: BOTH_IN_HELPDESK };
  expect(await statuses(declared(), contents)).toEqual([
    ["unmanaged", "role", "Desk"],
    ["unmanaged", "user role assignment", "bob@example.com on ZIAM"],
  ]);
});

test("with --only-declared others are not looked at, and that is told", async () => {
  const contents = { grants: [grant(USER_BOB, "r1")] };
  const tenant = { reader: tenantWithout(contents), ofUsers: usersOf(contents, false) };
  const found = await compareByWhatIsOffered(declared(ANN), tenant, NOW, { onlyDeclared: true });
  expect(found.documented).toMatchObject({ usersRead: 1, allUsers: false });
  expect(found.unmanaged.map(({ definition }) => definition.title)).toEqual(["role"]);
});

test("a role beyond an exclusive assignment is a change of it", async () => {
  const contents = { grants: [grant(USER_ANN, "r1", "r2")] };
  expect((await statuses(declared(ANN), contents))[0]?.[0]).toBe("update");
  const shared = ["user_role_assignment", { ...ANN[1], exclusive: false }] as const;
  expect((await statuses(declared(shared), contents)).map(([action]) => action)).toEqual([
    "none",
    "unmanaged",
    "unmanaged",
  ]);
});

test("only what is missing is stood in for", async () => {
  const contents = { ...IN_PLACE, entitlements: [{ principal: USER_ANN, serviceId: "s2" }] };
  const reader = tenantWithout(contents, ["service_entitlements"]);
  let asked: unknown;
  const users = usersOf(contents, false);
  const ofUsers: UserEntitlementsReader = {
    shown: (user, lists) => {
      asked = lists;
      return users.shown(user, lists);
    },
  };
  const entitled = [
    "service_entitlement",
    { user: "ann@example.com", service: { id: "s2" } },
  ] as const;
  const found = await compareByWhatIsOffered(declared(DESK, entitled), { reader, ofUsers }, NOW);
  expect(asked).toMatchObject({ grants: false, entitlements: true });
  expect(found.documented?.missing).toEqual(["service_entitlements"]);
  expect(found.compared.map(({ change, doubt }) => [change.action, doubt])).toEqual([
    ["none", undefined],
    ["none", undefined],
  ]);
});

test("progress is told before the first user and at the end", async () => {
  const told: (readonly number[])[] = [];
  await statuses(declared(ANN), {}, { progress: (...all) => void told.push(all) });
  expect(told).toEqual([
    [0, 2, 4],
    [2, 2, 4],
  ]);
});
