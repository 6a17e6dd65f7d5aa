import type { EntitlementRecord, GrantRecord, Principal } from "../../../src/tenant";
import { Dice } from "../../faults/dice";
import { FakeTenant } from "../tenant/fake-tenant";

/** Names that mean something to YAML, HCL, TypeScript, cdktf or a terminal, or that no identifier can hold. */
const HOSTILE = [
  "Quote \" and ' and `",
  "Back\\slash \\n \\u0041",
  "${var.secret}",
  "%{ if true }x%{ endif }",
  "$${twice} %%{twice}",
  "two\nlines",
  "carriage\r\nreturn\ttab",
  "right \u200fto\u202e left",
  "\u05e2\u05d1\u05e8\u05d9\u05ea",
  "\u65e5\u672c\u8a9e",
  "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 family",
  "Zu\u0308rich",
  "Z\u00fcrich",
  "null",
  "true",
  "no",
  "1e3",
  "0x1f",
  "~",
  "2026-06-30",
  "default",
  "class",
  "for",
  "each",
  "import",
  "__proto__",
  "constructor",
  "toString",
  "# not a comment",
  "- a: b",
  "key: value",
  "&anchor *alias !tag",
  "{ id: x }",
  "[a, b]",
  "a/b/c",
  "*/ // /*",
  "EOT",
  "\u2028separator\u2029",
  "\u00a0nbsp\u00a0inside",
  "zero\u0000byte",
  "\ufefffeff",
  "x".repeat(250),
  "Helpdesk",
  "helpdesk",
  "Help desk",
  "<script>alert(1)</script>",
  "\u0130stanbul \u00df \u0141\u00f3d\u017a",
  "trailing colon:",
  "%TAG",
  "---",
  "...",
];

const MODULES = ["ROLES", "USERS_AND_GROUPS", "AUDIT_LOGS", "BRANDING"];

/** A tenant of some forty objects with such names, the same for one seed. */
export function hostileTenant(seed: number): FakeTenant {
  const dice = new Dice(seed);
  const logins = new Set(dice.some(HOSTILE, 12).map((name) => name.toLowerCase()));
  const users = [
    ...[...logins].map((loginName, index) => ({
      id: `u${index}`,
      loginName,
      displayName: dice.pick(HOSTILE),
    })),
    { id: "u-plain", loginName: "Ann@example.com", displayName: "Same" },
  ];
  const groups = [
    ...Array.from({ length: 12 }, (_, index) => ({ id: `g${index}`, name: dice.pick(HOSTILE) })),
    // The same to whoever looks: Terraform normalizes the second into the first.
    { id: "g-composed", name: "Genève" },
    { id: "g-decomposed", name: "Gene\u0300ve" },
    // A group that is called what another has for an id.
    { id: "g-odd", name: "g1" },
  ];
  const own = dice.some(
    HOSTILE.filter((name) => name.trim() === name),
    8,
  );
  const roles = [
    { id: "r-super", name: "Super Admin", systemDefined: true, permissions: { ROLES: "FULL" } },
    ...own.map((name, index) => ({
      id: `r${index}`,
      name,
      ...(dice.happens(0.5) ? { description: dice.pick(HOSTILE) } : {}),
      systemDefined: false,
      permissions: {
        ...Object.fromEntries(
          dice.some(MODULES, dice.int(0, 3)).map((module) => [module, "VIEW_ONLY"]),
        ),
        ...(dice.happens(0.3) ? { NEW_MODULE: "FULL", BRAND_NEW: "VIEW_ONLY" } : {}),
      },
    })),
  ];
  const linked = dice.some(HOSTILE, 4).map((name, index) => ({ id: `l${index}`, name }));
  const scopes = dice
    .some(
      HOSTILE.filter((name) => !name.includes(":")),
      2,
    )
    .map((name, index) => ({ id: `c${index}`, name }));
  const services = [
    {
      service: { id: "s-own", name: "ZIAM" },
      scopes: roles.map(({ id, name }) => ({ id: `s-own::${id}`, name: `Role:${name}` })),
    },
    ...["one.net", "two.net"].map((cloudName, index) => ({
      service: { id: `s-zia${index}`, name: "ZIA", cloudName, orgName: dice.pick(HOSTILE) },
      scopes: linked.map(({ id, name }) => ({ id: `s-zia${index}::${id}`, name: `Role:${name}` })),
    })),
    {
      service: { id: "s-zpa", name: "ZPA", cloudName: "", orgName: dice.pick(HOSTILE) },
      scopes: scopes.flatMap((scope) =>
        linked.map(({ id, name }) => ({
          id: `s-zpa:${scope.id}:${id}`,
          name: `Scope:${scope.name}: Role:${name}`,
        })),
      ),
    },
    // A linked service by the name that YAML has for ZIdentity itself.
    {
      service: { id: "s-odd", name: "ZIdentity" },
      scopes: [{ id: "s-odd::o1", name: "Role:Odd" }],
    },
  ];
  const everybody: readonly Principal[] = [
    ...users.map(({ id }) => ({ type: "USER", id }) as const),
    ...groups
      .filter(({ id }) => !id.endsWith("composed"))
      .map(({ id }) => ({ type: "GROUP", id }) as const),
  ];
  const rolesOn = (serviceId: string) =>
    serviceId === "s-own" ? roles : serviceId === "s-odd" ? [{ id: "o1" }] : linked;
  const grants: GrantRecord[] = [
    { principal: { type: "GROUP", id: "g-decomposed" }, serviceId: "s-own", roles: [{ id: "r0" }] },
  ];
  const entitlements: EntitlementRecord[] = [
    { principal: { type: "GROUP", id: "g-decomposed" }, serviceId: "s-zpa" },
    { principal: { type: "GROUP", id: "g-composed" }, serviceId: "s-zpa" },
  ];
  for (const { service } of services) {
    for (const principal of dice.some(everybody, 6)) {
      const held = dice.some<{ id: string }>(rolesOn(service.id), dice.int(1, 3));
      const roleIds = held.map(({ id }) => ({ id }));
      const scope = service.id === "s-zpa" ? { scope: { id: dice.pick(scopes).id } } : {};
      grants.push({ principal, serviceId: service.id, roles: roleIds, ...scope });
    }
    for (const principal of dice.some(everybody, 3))
      entitlements.push({ principal, serviceId: service.id });
  }
  return new FakeTenant({ users, groups, services, roles, grants, entitlements });
}
