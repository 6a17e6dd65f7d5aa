import { type AcceptEntry, applyAccepted, checkPermissions } from "../../../../src/rbac";
import {
  grant,
  group,
  named,
  role,
  user,
  zidentity,
} from "../../../../src/rbac/rules/across/example";
import { judged } from "../judged";

const roles = [role("Credentials", { user_credentials: "full" })];
const grants = [
  grant(group("Helpdesk"), zidentity, [named("Credentials")]),
  grant(user("ann@example.com"), zidentity, [named("Credentials")]),
];
const entry: AcceptEntry = {
  rule: "access/dead-grant",
  principal: "Helpdesk",
  reason: "Waits for the directory role",
  owner: "bob@example.com",
  until: "2026-06-30",
};

function judge(...accept: readonly unknown[]) {
  return judged({ roles, grants }, { accept: accept as AcceptEntry[] });
}

function told(...accept: readonly unknown[]) {
  return judge(...accept).map(({ at, diagnostic }) => [at, diagnostic.ruleId, diagnostic.severity]);
}

const HELPDESK = "assignments/Helpdesk on ZIdentity";
const ANN = "assignments/ann@example.com on ZIdentity";
const DEAD_ANN = [ANN, "access/dead-grant", "error"];
const DEAD_HELPDESK = [HELPDESK, "access/dead-grant", "error"];
const ACCEPTED = [HELPDESK, "access/dead-grant", "info"];

describe("an entry", () => {
  it("turns the finding that it means into information with reason and owner", () => {
    expect(told()).toEqual([DEAD_HELPDESK, DEAD_ANN]);
    expect(told(entry)).toEqual([ACCEPTED, DEAD_ANN]);
    expect(judge(entry)[0]?.diagnostic.detail).toMatch(
      / Accepted by "bob@example.com" until 2026-06-30: "Waits for the directory role"\.$/,
    );
  });

  it.each<[string, Partial<AcceptEntry>]>([
    ["its place", { principal: undefined, at: HELPDESK }],
    ["principal and role", { role: "Credentials" }],
    ["principal, role and place", { role: "Credentials", at: HELPDESK }],
  ])("means it by %s", (_, more) => {
    expect(told({ ...entry, ...more })).toEqual([ACCEPTED, DEAD_ANN]);
  });

  it("means every finding of a role", () => {
    const byRole = { ...entry, principal: undefined, role: "Credentials" };
    expect(told(byRole)).toEqual([ACCEPTED, [ANN, "access/dead-grant", "info"]]);
  });

  it.each<[string, Partial<AcceptEntry>]>([
    ["another rule", { rule: "access/partial-grant" }],
    ["another principal", { principal: "Helpdsk" }],
    ["another role", { role: "Directory" }],
    ["another place", { at: ANN }],
  ])("of %s meets nothing, and says so", (_, more) => {
    const found = told({ ...entry, ...more });
    expect(found).toEqual(
      [["accept[0]", "accept/unused", "warning"], DEAD_HELPDESK, DEAD_ANN].sort(),
    );
  });

  it("that meets nothing names the nearest rule where its own is unknown", () => {
    const found = judge({ ...entry, rule: "access/dead-grants", place: "rules.yaml:3" });
    const finding = found.find(({ at }) => at === "rules.yaml:3");
    expect(finding?.diagnostic.detail).toContain('Did you mean "access/dead-grant"?');
    expect(judge({ ...entry, principal: "X" })[0]?.diagnostic.detail).not.toContain("Did you mean");
  });
});

describe("an entry that meets nothing", () => {
  const toldOf = (more: Partial<AcceptEntry>) =>
    judge({ ...entry, principal: undefined, place: "0", ...more }).find(({ at }) => at === "0")
      ?.diagnostic.detail;
  const none = "until 2026-06-30, and no finding of that rule is as it says.";

  it("says what it is about", () => {
    const accepts = 'The entry accepts "access/dead-grant"';
    expect(toldOf({ principal: "X" })).toContain(`${accepts} for "X" ${none}`);
    expect(toldOf({ role: "R" })).toContain(`${accepts} of the role "R" ${none}`);
    expect(toldOf({ at: "a/b" })).toContain(`${accepts} at a/b ${none}`);
    expect(toldOf({ principal: "X", role: "R", at: "a/b" })).toContain(
      `${accepts} for "X" of the role "R" at a/b ${none}`,
    );
  });

  it("says where a rule is none that can be accepted", () => {
    const never = "What cannot be read or found cannot be accepted.";
    expect(toldOf({ rule: "lookup/not-found", at: "a" })).toContain(`${none} ${never}`);
    expect(toldOf({ rule: "declaration/wrong-value", at: "a" })).toContain(never);
    expect(toldOf({ rule: "access/dead-grant", at: "a" })).not.toContain(never);
  });
});

describe("the end of an entry", () => {
  it.each([
    ["2026-06-01", true],
    ["2026-05-31", false],
    ["2026-06-01T00:00:01Z", true],
    ["2026-06-01T00:00:00Z", false],
  ])("%s: in force at midnight of June 1st is %p", (until, inForce) => {
    expect(told({ ...entry, until })).toEqual(
      inForce
        ? [ACCEPTED, DEAD_ANN]
        : [[HELPDESK, "accept/expired", "error"], DEAD_HELPDESK, DEAD_ANN],
    );
  });

  it("is told with owner, reason, and where the entry stands", () => {
    const found = judge({ ...entry, until: "2026-05-31" });
    const expired = found.find(({ diagnostic }) => diagnostic.ruleId === "accept/expired");
    expect(expired?.diagnostic.summary).toBe("The acceptance of access/dead-grant has ended");
    expect(expired?.diagnostic.detail).toContain(
      '"bob@example.com" accepted it until 2026-05-31 (accept[0]): "Waits for the directory role".',
    );
    expect(expired?.principal?.label).toBe("Helpdesk");
    expect(expired?.role?.label).toBe("Credentials");
  });

  it("does not matter where another entry for the same is in force", () => {
    const old = { ...entry, until: "2026-01-01" };
    expect(told(old, entry)).toEqual([ACCEPTED, DEAD_ANN]);
    expect(told(entry, old)).toEqual([ACCEPTED, DEAD_ANN]);
  });
});

describe("two entries for one finding", () => {
  it("that are both in force are told by the one that lasts longest", () => {
    const longer = { ...entry, until: "2026-12-31" };
    for (const both of [
      [entry, longer],
      [longer, entry],
    ])
      expect(judge(...both)[0]?.diagnostic.detail).toContain("until 2026-12-31:");
  });

  it("that have both ended are told by the later one, once", () => {
    const earlier = { ...entry, until: "2026-01-01" };
    const later = { ...entry, until: "2026-05-01" };
    for (const both of [
      [earlier, later],
      [later, earlier],
    ]) {
      const found = judge(...both).filter(
        ({ diagnostic }) => diagnostic.ruleId === "accept/expired",
      );
      expect(found.map(({ diagnostic }) => diagnostic.detail)).toEqual([
        expect.stringContaining("until 2026-05-01"),
      ]);
    }
  });
});

describe("an entry that is not whole", () => {
  it.each<[object, string]>([
    [{ rule: undefined }, "rule is missing"],
    [{ reason: "" }, "reason is missing"],
    [{ reason: "  " }, "reason is missing"],
    [{ owner: undefined }, "owner is missing"],
    [{ until: undefined }, "until is missing"],
    [{ until: "" }, "until is missing"],
    [{ until: "soon" }, 'until is neither a day such as "2026-12-31" nor an RFC 3339 time'],
    [{ until: "2026-02-31" }, 'until is neither a day such as "2026-12-31" nor an RFC 3339 time'],
    [{ principal: "" }, "none of principal, role and at says what is accepted"],
    [{ principal: undefined }, "none of principal, role and at says what is accepted"],
    [{ owner: "", reason: "" }, "reason is missing and owner is missing"],
  ])("%j accepts nothing", (more, wrong) => {
    const found = judge({ ...entry, ...more });
    expect(found.map(({ at, diagnostic }) => [at, diagnostic.ruleId, diagnostic.severity])).toEqual(
      [["accept[0]", "accept/incomplete", "error"], DEAD_HELPDESK, DEAD_ANN],
    );
    expect(found[0]?.diagnostic.detail).toContain(`, ${wrong}.`);
  });

  it("is called by its rule where that is a text", () => {
    const detail = (more: object) => judge({ ...entry, ...more })[0]?.diagnostic.detail;
    expect(detail({ owner: "" })).toContain('In the entry for "access/dead-grant", owner is');
    expect(detail({ rule: 7 })).toContain("In the entry, rule is missing.");
  });

  it("may be anything", () => {
    for (const value of [null, 3, "x", []])
      expect(told(value)[0]).toEqual(["accept[0]", "accept/incomplete", "error"]);
  });

  it("is none in what is no list", () => {
    expect(judged({ roles, grants }, { accept: "x" as never })).toEqual(judge());
  });
});

describe("findings from elsewhere", () => {
  const now = new Date("2026-06-01T00:00:00Z");
  const [diagnostic] = checkPermissions(roles[0]!.permissions);

  it("of a single role are accepted once they say which role they concern", () => {
    const findings = [
      { at: "roles/Credentials", diagnostic: diagnostic!, role: { label: "Credentials" } },
    ];
    const accept = [
      { ...entry, rule: "role/credentials-need-users", principal: undefined, role: "Credentials" },
    ];
    expect(
      applyAccepted(findings, accept, now).map((finding) => finding.diagnostic.severity),
    ).toEqual(["info"]);
  });

  it("that cannot be accepted are left as they are, and the entry is told as unused", () => {
    const findings = [
      {
        at: "x",
        diagnostic: {
          severity: "error",
          summary: "S",
          detail: "D.",
          ruleId: "lookup/not-found",
        } as const,
      },
    ];
    const accept = [{ ...entry, rule: "lookup/not-found", principal: undefined, at: "x" }];
    const [first, second] = applyAccepted(findings, accept, now);
    expect(first).toEqual(findings[0]);
    expect(second?.diagnostic.ruleId).toBe("accept/unused");
  });

  it("whose rule only resembles one that cannot be accepted can be", () => {
    const ruleId = "house/guard/nights";
    const findings = [
      { at: "x", diagnostic: { severity: "error", summary: "S", detail: "D.", ruleId } as const },
    ];
    const accept = [{ ...entry, rule: ruleId, principal: undefined, at: "x" }];
    expect(
      applyAccepted(findings, accept, now).map(({ diagnostic: { severity } }) => severity),
    ).toEqual(["info"]);
  });

  it("that concern nobody by name are not met by an entry for somebody", () => {
    const ruleId = "house/one";
    const findings = [
      { at: "x", diagnostic: { severity: "error", summary: "S", detail: "D.", ruleId } as const },
    ];
    const accept = [{ ...entry, rule: ruleId, at: "x" }];
    expect(applyAccepted(findings, accept, now)[0]).toEqual(findings[0]);
  });

  it("without a rule are left as they are", () => {
    const findings = [
      { at: "x", diagnostic: { severity: "error", summary: "S", detail: "D." } as const },
    ];
    expect(applyAccepted(findings, [], now)).toEqual(findings);
    expect(applyAccepted(findings, [{ ...entry, at: "x" }], now)[0]).toEqual(findings[0]);
  });
});
