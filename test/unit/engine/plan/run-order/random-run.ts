import * as fc from "fast-check";
import { LEVELS } from "../../../../../src/rbac";
import type { GrantRecord, RoleRecord } from "../../../../../src/tenant";
import { FakeTenant } from "../../../tenant/fake-tenant";
import { declaredWith, type Declaration } from "../../declared";

const USERS = ["ann", "bob", "cid"];
const GROUPS = ["one", "two", "three"];
/** Two modules that offer full, view_only and none, without conditions between them. */
const MODULES = ["branding", "guest_domains"] as const;
const OWN_ROLES = ["R", "S", "T"];
const LINKED_ROLES = ["A", "B"];
const OFFERED = LEVELS.filter((level) => ["none", "view_only", "full"].includes(level));

/** Roles of each principal; none: no record. */
type Held = Readonly<Record<string, readonly string[]>>;
type Levels = Readonly<Record<string, readonly string[]>>;

export interface RandomRun {
  readonly members: Held;
  readonly before: { readonly levels: Levels; readonly own: Held; readonly linked: Held };
  readonly after: { readonly levels: Levels; readonly own: Held; readonly linked: Held };
  readonly exclusive: boolean;
}

const PRINCIPALS = [...USERS, ...GROUPS];
const held = (roles: readonly string[]) =>
  fc.record(Object.fromEntries(PRINCIPALS.map((name) => [name, fc.subarray([...roles])])));
const levels = fc.record(
  Object.fromEntries(
    OWN_ROLES.map((name) => [
      name,
      fc.array(fc.constantFrom(...OFFERED), { minLength: 2, maxLength: 2 }),
    ]),
  ),
);
const state = fc.record({ levels, own: held(OWN_ROLES), linked: held(LINKED_ROLES) });

export const anyRun: fc.Arbitrary<RandomRun> = fc.record({
  members: fc.record(Object.fromEntries(GROUPS.map((name) => [name, fc.subarray(USERS)]))),
  before: state,
  after: state,
  exclusive: fc.boolean(),
});

/** The tenant before: ids are names with a letter for what they are of. */
export function tenantOf({ members, before }: RandomRun): FakeTenant {
  return new FakeTenant({
    users: USERS.map((name) => ({ id: `u-${name}`, loginName: `${name}@x.example` })),
    groups: GROUPS.map((name) => ({ id: `g-${name}`, name, source: "UI" })),
    services: [
      {
        service: { id: "own", name: "ZIAM" },
        scopes: OWN_ROLES.map((name) => ({ id: `own::r-${name}`, name: `Role:${name}` })),
      },
      {
        service: { id: "zia", name: "ZIA" },
        scopes: LINKED_ROLES.map((name) => ({ id: `zia::l-${name}`, name: `Role:${name}` })),
      },
    ],
    roles: OWN_ROLES.map((name): RoleRecord => ({
      id: `r-${name}`,
      name,
      systemDefined: false,
      permissions: Object.fromEntries(
        MODULES.map((module, at) => [
          module.toUpperCase(),
          before.levels[name]![at]!.toUpperCase(),
        ]),
      ),
    })),
    grants: [...recordsOf(before.own, "own", "r"), ...recordsOf(before.linked, "zia", "l")],
    members: Object.fromEntries(
      GROUPS.map((name) => [`g-${name}`, members[name]!.map((user) => `u-${user}`)]),
    ),
  });
}

function recordsOf(all: Held, serviceId: string, letter: string): GrantRecord[] {
  return Object.entries(all).flatMap(([name, roles]) =>
    roles.length === 0
      ? []
      : [
          {
            principal: principalOf(name),
            serviceId,
            roles: roles.map((role) => ({ id: `${letter}-${role}` })),
          },
        ],
  );
}

function principalOf(name: string): GrantRecord["principal"] {
  return USERS.includes(name)
    ? { type: "USER", id: `u-${name}` }
    : { type: "GROUP", id: `g-${name}` };
}

/** The whole desired state, which owns everything. */
export function desiredOf({ after, exclusive }: RandomRun) {
  const roles = OWN_ROLES.map((name): Declaration => [
    "role",
    {
      name,
      permissions: Object.fromEntries(
        MODULES.map((module, at) => [module, after.levels[name]![at]!]),
      ),
    },
  ]);
  return declaredWith(
    { ownership: { mode: "authoritative", over: [{ users: ["*"], groups: ["*"] }] } },
    ...roles,
    ...grantsIn(after.own, "ZIAM", exclusive),
    ...grantsIn(after.linked, "ZIA", exclusive),
  );
}

function grantsIn(all: Held, service: string, exclusive: boolean): Declaration[] {
  return Object.entries(all).flatMap(([name, roles]): Declaration[] => {
    if (roles.length === 0) return [];
    const more = { roles, service, ...(exclusive ? {} : { exclusive: false }) };
    return USERS.includes(name)
      ? [["user_role_assignment", { user: `${name}@x.example`, ...more }]]
      : [["group_role_assignment", { group: name, ...more }]];
  });
}

/** What each user may do: his level on each module of ZIdentity, and his roles in effect on the linked service. */
export function accessOf({ contents }: FakeTenant): ReadonlyMap<string, Access> {
  return new Map(
    contents.users.map(({ id }) => {
      const groups = contents.groups
        .filter((group) => contents.members[group.id]?.includes(id))
        .map((group) => group.id);
      const rolesOn = (serviceId: string, holder: string) =>
        contents.grants.find((one) => one.serviceId === serviceId && one.principal.id === holder)
          ?.roles;
      const own = [id, ...groups].flatMap((holder) => rolesOn("own", holder) ?? []);
      const records = contents.roles.filter((role) => own.some((one) => one.id === role.id));
      const level = (module: string) =>
        Math.max(
          0,
          ...records.map((role) =>
            LEVELS.findIndex(
              (one) => one === role.permissions?.[module.toUpperCase()]?.toLowerCase(),
            ),
          ),
        );
      // A user's own record decides, then the first of his groups that has one.
      const deciding = [id, ...groups].map((holder) => rolesOn("zia", holder)).find(Boolean) ?? [];
      return [id, { levels: MODULES.map(level), linked: new Set(deciding.map((role) => role.id)) }];
    }),
  );
}

export interface Access {
  /** The place in the list of levels, weakest first. */
  readonly levels: readonly number[];
  readonly linked: ReadonlySet<string>;
}
