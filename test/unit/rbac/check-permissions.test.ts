import fc from "fast-check";
import { formatPath } from "../../../src/diagnostics";
import { checkPermissions, LEVELS, MODULE_KEYS } from "../../../src/rbac";

function check(permissions: Readonly<Record<string, unknown>>) {
  return checkPermissions(new Map(Object.entries(permissions)));
}

function idsOf(permissions: Readonly<Record<string, unknown>>) {
  return check(permissions).map((finding) => finding.ruleId);
}

describe("unknown modules", () => {
  it("are an error that names the nearest module", () => {
    const [finding, ...others] = check({ user_and_groups: "view_only" });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      severity: "error",
      ruleId: "role/unknown-module",
      summary: 'Unknown module "user_and_groups"',
    });
    expect(finding?.detail).toContain('Did you mean "users_and_groups"?');
    expect(finding?.fix).toContain("other_permissions");
    expect(formatPath(finding?.path ?? [])).toBe("user_and_groups");
  });

  it("are met with the whole list when none is near", () => {
    const [finding] = check({ zzzzzzzzzzzzzzzzzz: "full" });
    for (const key of MODULE_KEYS) expect(finding?.detail).toContain(key);
  });

  it.each(["__proto__", "constructor", "toString", "", "valueOf", "ROLES"])(
    "include %p, whatever its level",
    (name) => {
      const findings = checkPermissions(new Map<string, unknown>([[name, "full"]]));
      expect(findings.map((finding) => finding.ruleId)).toEqual(["role/unknown-module"]);
      expect(findings[0]?.path).toEqual([{ attribute: name }]);
    },
  );

  it("are found though their level is not known yet", () => {
    expect(idsOf({ rolez: undefined })).toEqual(["role/unknown-module"]);
  });
});

describe("levels that are not offered", () => {
  it("are an error that lists the levels that are", () => {
    const [finding] = check({ users_and_groups: "restricted_view" });
    expect(finding).toMatchObject({
      severity: "error",
      ruleId: "role/level-not-offered",
      summary: 'users_and_groups does not offer the level "restricted_view"',
    });
    expect(finding?.detail).toContain('users_and_groups offers "none", "view_only" and "full".');
    expect(finding?.fix).toBe('Set users_and_groups to "none", "view_only" or "full".');
    expect(formatPath(finding?.path ?? [])).toBe("users_and_groups");
  });

  it("name the nearest one for a slip of the pen", () => {
    expect(check({ branding: "fulll" })[0]?.detail).toContain('Did you mean "full"?');
  });

  it("name none as near where no text was given", () => {
    expect(check({ users_and_groups: 3 })[0]?.detail).toBe(
      'users_and_groups offers "none", "view_only" and "full".',
    );
  });

  it("cite the document that lists the module", () => {
    expect(check({ linked_services: "restricted_full" })[0]?.source).toBe(
      "Adding ZIdentity Admin Roles (001)",
    );
  });

  it.each([3, true, "", "FULL", "__proto__", "constructor", {}, [], ["full"], Symbol("full"), 1n])(
    "include %p",
    (level) => {
      expect(idsOf({ branding: level })).toEqual(["role/level-not-offered"]);
    },
  );

  it("do not break a condition as well: the meant level is not known", () => {
    expect(idsOf({ user_credentials: "full", users_and_groups: "fulll" })).toEqual([
      "role/level-not-offered",
    ]);
    expect(idsOf({ user_credentials: "fulll" })).toEqual(["role/level-not-offered"]);
  });
});

describe("all findings at once", () => {
  it("come in one list, names and levels first", () => {
    expect(
      idsOf({ user_credentials: "full", rolez: "full", audit_logs: "full", branding: 7 }),
    ).toEqual([
      "role/unknown-module",
      "role/level-not-offered",
      "role/level-not-offered",
      "role/credentials-need-users",
    ]);
  });

  it("are none for an empty role, and for null and none", () => {
    expect(idsOf({})).toEqual([]);
    expect(idsOf({ user_credentials: null, roles: "none" })).toEqual([]);
  });

  it("treat null as none where a condition needs the module", () => {
    expect(idsOf({ user_credentials: "full", users_and_groups: null })).toEqual([
      "role/credentials-need-users",
    ]);
  });
});

describe("levels that are not known yet", () => {
  it("keep a condition silent that hangs on them", () => {
    expect(idsOf({ user_credentials: "full", users_and_groups: undefined })).toEqual([]);
    expect(idsOf({ user_credentials: undefined })).toEqual([]);
    expect(idsOf({ external_identities: undefined })).toEqual([]);
  });

  it("do not hide what is broken already, and are told as not known", () => {
    const findings = check({ roles: "full", users_and_groups: undefined });
    expect(findings.map((finding) => finding.ruleId)).toEqual(["role/editing-assigned-roles"]);
    expect(findings[0]?.detail).toContain("users_and_groups is not known yet");
  });
});

describe("any input", () => {
  const name = fc.oneof(fc.constantFrom(...MODULE_KEYS), fc.string());
  const value = fc.oneof(fc.constantFrom<unknown>(...LEVELS), fc.anything());

  it("never throws, and every finding is whole", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value)), (entries) => {
        for (const finding of checkPermissions(new Map(entries))) {
          expect(finding.ruleId).toMatch(/^role\//);
          expect(finding.path).toHaveLength(1);
          expect(finding.fix).toBeTruthy();
          expect(finding.source).toBeTruthy();
        }
      }),
    );
  });

  it("gives the same findings whatever the order of the modules", () => {
    const entries = fc.uniqueArray(fc.tuple(name, value), { selector: ([key]) => key });
    fc.assert(
      fc.property(entries, (given) => {
        const forward = checkPermissions(new Map(given));
        const backward = checkPermissions(new Map([...given].reverse()));
        expect(backward).toHaveLength(forward.length);
        expect(backward).toEqual(expect.arrayContaining(forward));
      }),
    );
  });
});
