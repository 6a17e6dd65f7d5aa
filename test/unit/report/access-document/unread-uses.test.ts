import type { DocumentInput } from "../../../../src/report";
import { documentOf, principalNamed, SMALL } from "./access-records";

type Mode = NonNullable<DocumentInput["documented"]>;

/** A tenant that lacks lists; nothing is known of those that it has. */
function documentLacking(missing: readonly string[], readings: Partial<Mode> = {}) {
  return documentOf({}, undefined, {
    missing,
    usersRead: 3,
    allUsers: true,
    adminEntitlements: "unknown",
    serviceEntitlements: "unknown",
    ...readings,
  });
}

const unreadOf = (document: ReturnType<typeof documentOf>) =>
  document.principals.map(({ kind, unread, uses_unread }) => [kind, unread, uses_unread]);
const each = (group: readonly unknown[], user: readonly unknown[]) => [
  ...SMALL.groups.map(() => ["group", ...group]),
  ...SMALL.users.map(() => ["user", ...user]),
];
const YES = true;
const NO = undefined;

describe("roles and the use of services are unread each by itself", () => {
  test.each([
    [["service_entitlements"], {}, [NO, YES], [NO, YES]],
    [["service_entitlements"], { serviceEntitlements: "direct" }, [NO, YES], [NO, YES]],
    [["service_entitlements"], { serviceEntitlements: "effective" }, [NO, YES], [NO, NO]],
    // The reading of the one list says nothing of the other.
    [["service_entitlements"], { adminEntitlements: "effective" }, [NO, YES], [NO, YES]],
    [["admin_entitlements"], { serviceEntitlements: "effective" }, [YES, NO], [YES, NO]],
    [
      ["admin_entitlements", "service_entitlements"],
      { adminEntitlements: "effective" },
      [YES, YES],
      [NO, YES],
    ],
    [["roles"], {}, [NO, NO], [NO, NO]],
  ] as const)("a tenant that lacks %j, read as %j", (missing, readings, group, user) => {
    expect(unreadOf(documentLacking(missing, readings))).toEqual(each(group, user));
  });

  test("levels are certain where it lacks service entitlements alone", () => {
    const document = documentLacking(["service_entitlements"]);
    expect(principalNamed(document, "cleo@example.com")).not.toHaveProperty("uncertain");
  });
});

describe("what is left out is said in sentences", () => {
  const said = (...of: Parameters<typeof documentLacking>) =>
    documentLacking(...of).documented?.left_out.join("\n") ?? "";

  test.each([
    ["unknown", "they may use more through groups"],
    ["direct", "through groups does not show, and is left out"],
    ["effective", "tells neither from the other"],
  ] as const)("of the use of services, read as %s", (serviceEntitlements, words) => {
    const text = said(["service_entitlements"], { serviceEntitlements });
    expect(text).toContain("What groups may use cannot be read.");
    expect(text).toContain(words);
    expect(text).not.toContain("What groups hold cannot be read.");
  });

  test("and not where the tenant lists it", () => {
    expect(said(["roles", "admin_entitlements"])).not.toContain("may use");
  });
});

test("an entitlement keeps that nobody knows whether it is his own", () => {
  const entitlements = [
    { principal: { kind: "user" as const, id: "u3" }, serviceId: "s2", untold: true },
    { principal: { kind: "group" as const, id: "g1" }, serviceId: "s2" },
  ];
  const document = documentOf({ entitlements });
  expect(document.entitlements?.map(({ untold }) => untold)).toEqual([true, undefined]);
  expect(principalNamed(document, "cleo@example.com").uses).toEqual([1]);
});
