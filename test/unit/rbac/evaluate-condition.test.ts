import { checkConditions, type Level, levelsOf, type ModuleKey } from "../../../src/rbac";

/** The modules that the documents' conditions speak of. */
const INVOLVED = [
  "admin_sign_on_policy",
  "ip_locations_and_groups",
  "users_and_groups",
  "user_credentials",
  "roles",
  "administrative_entitlements",
  "service_entitlements",
  "external_identities",
] as const satisfies readonly ModuleKey[];

type Role = Record<(typeof INVOLVED)[number], Level | undefined>;

const NOTHING: Role = {
  admin_sign_on_policy: "none",
  ip_locations_and_groups: "none",
  users_and_groups: "none",
  user_credentials: "none",
  roles: "none",
  administrative_entitlements: "none",
  service_entitlements: "none",
  external_identities: "none",
};

/** The conditions of the documents, written out by hand and apart from the rules. */
const BROKEN: Readonly<Record<string, (role: Role) => boolean>> = {
  "role/sign-on-policy-needs-ip-locations": (role) =>
    role.admin_sign_on_policy !== "none" && role.ip_locations_and_groups === "none",
  "role/credentials-need-users": (role) =>
    role.user_credentials !== "none" && role.users_and_groups === "none",
  "role/credentials-full-needs-users-full": (role) =>
    role.user_credentials === "full" && role.users_and_groups === "view_only",
  "role/roles-full-needs-users": (role) =>
    role.roles === "full" && role.users_and_groups === "none",
  "role/editing-assigned-roles": (role) =>
    role.roles === "full" &&
    !(role.administrative_entitlements === "full" && role.users_and_groups !== "none"),
  "role/entitlements-full-needs-roles": (role) =>
    role.administrative_entitlements === "full" && role.roles === "none",
  "role/restricted-entitlements-need-users": (role) =>
    role.administrative_entitlements === "restricted_full" && role.users_and_groups === "none",
  "role/restricted-entitlements-need-roles-full": (role) =>
    role.administrative_entitlements === "restricted_full" && role.roles !== "full",
  "role/entitlements-full-needs-users-full": (role) =>
    role.administrative_entitlements === "full" && role.users_and_groups !== "full",
  "role/service-entitlements-need-users-full": (role) =>
    role.service_entitlements === "full" && role.users_and_groups !== "full",
  "role/restricted-view-hides-bearer-token": (role) =>
    role.external_identities === "restricted_view",
};

/** Every role over some of the modules, the others at none; with `unknown`, each of them may be not known too. */
function* roles(
  modules: readonly (keyof Role)[],
  unknown: boolean,
  base = NOTHING,
): Iterable<Role> {
  const [module, ...rest] = modules;
  if (module === undefined) {
    yield base;
    return;
  }
  const levels = unknown ? [...levelsOf(module), undefined] : levelsOf(module);
  for (const level of levels) yield* roles(rest, unknown, { ...base, [module]: level });
}

function levelOn(role: Role, module: ModuleKey): Level | undefined {
  const found = INVOLVED.find((involved) => involved === module);
  return found === undefined ? "none" : role[found];
}

function idsOf(role: Role): readonly (string | undefined)[] {
  return checkConditions((module) => levelOn(role, module)).map((finding) => finding.ruleId);
}

function expectedIds(role: Role): string[] {
  return Object.keys(BROKEN).filter((id) => BROKEN[id]?.(role));
}

it("finds what the documents say, in every role over the modules involved", () => {
  let count = 0;
  const wrong: unknown[] = [];
  for (const role of roles(INVOLVED, false)) {
    count += 1;
    const found = idsOf(role);
    if (found.join() !== expectedIds(role).join()) wrong.push({ role, found });
  }
  expect(wrong).toEqual([]);
  // Six modules of three levels, two of four.
  expect(count).toBe(3 ** 6 * 4 ** 2);
});

/** The modules of each group of conditions that share one. */
const NEIGHBOURS: readonly (readonly (keyof Role)[])[] = [
  ["admin_sign_on_policy", "ip_locations_and_groups"],
  ["user_credentials", "users_and_groups"],
  ["roles", "users_and_groups", "administrative_entitlements"],
  ["service_entitlements", "users_and_groups"],
  ["external_identities"],
];

it.each(NEIGHBOURS.map((modules) => [modules]))(
  "finds in %j exactly what holds whatever the unknown levels turn out to be",
  (modules) => {
    for (const role of roles(modules, true)) {
      const open = modules.filter((module) => role[module] === undefined);
      const completions = [...roles(open, false, role)];
      const certain = Object.keys(BROKEN).filter((id) =>
        completions.every((completion) => BROKEN[id]?.(completion)),
      );
      expect({ role, found: idsOf(role) }).toEqual({ role, found: certain });
    }
  },
);
