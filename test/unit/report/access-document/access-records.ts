import {
  buildAccessDocument,
  type AccessDocument,
  type DocumentInput,
} from "../../../../src/report";

type Records = DocumentInput["records"];

const GENERATED_AT = new Date("2026-06-01T08:00:00Z");

/** ZIdentity with three roles, ZIA with two; two groups that hold something, one that does not. */
export const SMALL: Records = {
  services: [
    {
      id: "s1",
      label: "ZIdentity",
      own: true,
      roles: [
        {
          id: "r1",
          name: "Directory Viewer",
          permissions: { external_identities: "restricted_view" },
        },
        {
          id: "r2",
          name: "Directory Reader",
          permissions: { external_identities: "view_only", roles: "full" },
        },
        { id: "r3", name: "Locked" },
      ],
    },
    {
      id: "s2",
      label: "ZIA (one.net, West)",
      own: false,
      roles: [
        { id: "41", name: "Auditor" },
        { id: "42", name: "Firewall Admin" },
      ],
    },
  ],
  groups: [
    { id: "g1", name: "First", members: 2 },
    { id: "g2", name: "Second", members: 1 },
    { id: "g3", name: "Idle" },
  ],
  users: [
    { id: "u1", loginName: "ann@example.com", displayName: "Ann Keller", groups: ["g1", "g2"] },
    { id: "u2", loginName: "bob@example.com", active: false, groups: ["g1"] },
    { id: "u3", loginName: "cleo@example.com", groups: [] },
  ],
  grants: [
    grant("user", "u1", "s1", "r1"),
    grant("group", "g1", "s1", "r2"),
    grant("group", "g2", "s2", "42"),
    grant("group", "g1", "s2", "41"),
  ],
  entitlements: [entitlement("group", "g2", "s2"), entitlement("user", "u3", "s2")],
};

function entitlement(
  kind: "user" | "group",
  id: string,
  serviceId: string,
): NonNullable<Records["entitlements"]>[number] {
  return { principal: { kind, id }, serviceId };
}

export function grant(
  kind: "user" | "group",
  id: string,
  serviceId: string,
  ...roles: string[]
): Records["grants"][number] {
  return {
    principal: { kind, id },
    serviceId,
    roles: roles.map((role) => ({ id: role, name: role })),
  };
}

export function documentOf(
  records: Partial<Records> = {},
  desired?: DocumentInput["desired"],
  documented?: DocumentInput["documented"],
): AccessDocument {
  return buildAccessDocument({
    generatedAt: GENERATED_AT,
    tenant: "acme.zslogin.net",
    records: { ...SMALL, ...records },
    ...(desired === undefined ? {} : { desired }),
    documented,
  });
}

export function principalNamed(document: AccessDocument, name: string) {
  const found = document.principals.find((principal) => principal.name === name);
  if (found === undefined) throw new Error(`Nobody is called ${name}.`);
  return found;
}

/** The level in effect, in the word of the documents. */
export function levelIn(
  document: AccessDocument,
  name: string,
  module: string,
): string | undefined {
  const place = document.modules.findIndex(({ key }) => key === module);
  return document.levels[Number(principalNamed(document, name).levels[place])];
}

/** Names with which somebody tries his luck. */
const HOSTILE_NAMES = [
  "</script><script>alert(1)</script>",
  '"><img src=x onerror=alert(2)>',
  "<!--<script>",
  "-->",
  "'; alert(3); '",
  "${alert(4)}",
  "{{7*7}}",
  "\u202eevil\u202c",
  "a\u0000b\u001b[31m",
  "line\nbreak",
  "\u2028\u2029",
  "👩‍💻 Ops",
  "مرحبا",
  "__proto__",
  "constructor",
];

/** A tenant in which everything has a hostile name, and 200 users share one display name. */
export function hostileRecords(): Records {
  const roles = HOSTILE_NAMES.map((name, index) => ({
    id: `r${index}`,
    name,
    permissions: { roles: "full", [name]: name },
  }));
  const groups = HOSTILE_NAMES.map((name, index) => ({ id: `g${index}`, name, members: 1 }));
  const users = [
    ...HOSTILE_NAMES.map((name, index) => ({
      id: `u${index}`,
      loginName: name,
      displayName: name,
      groups: [`g${index}`],
    })),
    ...Array.from({ length: 200 }, (_, index) => ({
      id: `same${index}`,
      loginName: `same${index}@example.com`,
      displayName: "Alex Kim",
      groups: ["g0"],
    })),
  ];
  return {
    services: [
      { id: "s1", label: "ZIdentity", own: true, roles },
      ...HOSTILE_NAMES.map((name, index) => ({
        id: `linked${index}`,
        label: name,
        own: false,
        roles: [{ id: "1", name }],
      })),
    ],
    groups,
    users,
    grants: HOSTILE_NAMES.flatMap((_, index) => [
      grant("group", `g${index}`, "s1", `r${index}`),
      grant("user", `u${index}`, `linked${index}`, "1"),
    ]),
    entitlements: HOSTILE_NAMES.flatMap((_, index) => [
      entitlement("group", `g${index}`, `linked${index}`),
      entitlement("user", `u${index}`, `linked${index}`),
    ]),
  };
}

/** So many users, all through one group in every module, some in others. */
export function largeRecords(users: number): Records {
  const groups = Array.from({ length: 200 }, (_, index) => ({
    id: `group-${index}`,
    name: `Group ${index}`,
    members: index === 0 ? users : users / 10,
  }));
  const [own, linked] = SMALL.services;
  if (own === undefined || linked === undefined) throw new Error("There are two.");
  return {
    services: [own, linked],
    groups,
    users: Array.from({ length: users }, (_, index) => ({
      id: `i6wzyysug${index}`,
      loginName: `user.number.${String(index).padStart(5, "0")}@example.com`,
      displayName: `User Number ${index}`,
      active: true,
      groups: ["group-0", `group-${1 + (index % 199)}`],
    })),
    grants: groups.flatMap(({ id }, index) => [
      grant("group", id, "s1", index % 2 === 0 ? "r1" : "r2"),
      grant("group", id, "s2", index % 3 === 0 ? "41" : "42"),
    ]),
    entitlements: groups.map(({ id }) => entitlement("group", id, "s2")),
  };
}
