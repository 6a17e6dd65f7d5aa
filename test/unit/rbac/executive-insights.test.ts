import { noZiaTenant, notZiaTenant, ruleById } from "../../../src/rbac";

it("names the role that every ZIA tenant takes, and the tenants that count (000)", () => {
  const sentence =
    "The app takes the role Executive Insights App on every ZIA tenant that the executive needs";
  const place = { file: "access.yaml", line: 3 };
  expect(noZiaTenant({ place, fix: "Name one." })).toEqual({
    severity: "error",
    summary: "No ZIA tenant is named",
    detail: `${sentence}.`,
    fix: "Name one.",
    place,
    ruleId: "executive-insights/no-tenant",
  });
  expect(noZiaTenant({}, ", and none is linked.").detail).toBe(`${sentence}, and none is linked.`);
});

it("tells a service that is no ZIA tenant", () => {
  expect(notZiaTenant("ZPA (West)", {})).toEqual({
    severity: "error",
    summary: "ZPA (West) is no ZIA tenant",
    detail: "The role Executive Insights App is one of ZIA.",
    fix: "Leave it out.",
    ruleId: "executive-insights/no-zia",
  });
  expect(notZiaTenant("ZPA", { fix: "Name a ZIA tenant." }).fix).toBe("Name a ZIA tenant.");
});

it.each([noZiaTenant({}), notZiaTenant("ZPA", {})])("is in the catalogue: $ruleId", (found) => {
  expect(ruleById(found.ruleId ?? "")?.severity).toBe(found.severity);
});
