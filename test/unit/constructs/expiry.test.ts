import { TerraformVariable } from "cdktf";
import type { Expiry } from "../../../src/constructs";
import { Service, ServiceEntitlement, UserRoleAssignment } from "../../../src/constructs";
import {
  annotated,
  declares,
  newApp,
  newStack,
  rulesOf,
  synthErrors,
  synthesized,
} from "./synthesized";

function endOf(expiry: Expiry): unknown {
  const result = synthesized(
    newStack(
      (stack) => {
        new UserRoleAssignment(stack, "a", { userId: "u", roleIds: ["r"], ...expiry });
      },
      newApp({ now: "2026-01-01T00:00:00Z" }),
    ),
  );
  expect(result.terraform["resource"]?.["zidentity_user_role_assignment"]?.["a"]).toMatchObject({
    expires_at: expect.anything(),
  });
  return (declares(result)["access/a"] as Record<string, unknown>)["expires_at"];
}

describe("the end of an access", () => {
  it.each<[string, Expiry, string]>([
    ["a time", { expiresAt: "2026-06-30T20:00:00+02:00" }, "2026-06-30T20:00:00+02:00"],
    ["a date", { expiresAt: new Date(Date.UTC(2026, 5, 30, 18)) }, "2026-06-30T18:00:00Z"],
    [
      "a date with a fraction of a second",
      { expiresAt: new Date(Date.UTC(2026, 5, 30, 18, 0, 0, 5)) },
      "2026-06-30T18:00:00.005Z",
    ],
    ["hours", { start: "2026-06-01T20:00:00Z", duration: "8h" }, "2026-06-02T04:00:00Z"],
    ["days", { start: "2026-02-01T00:00:00Z", duration: "30d" }, "2026-03-03T00:00:00Z"],
    ["minutes", { start: "2026-06-01T20:00:00Z", duration: "90m" }, "2026-06-01T21:30:00Z"],
    ["weeks", { start: new Date(Date.UTC(2026, 0, 1)), duration: "2w" }, "2026-01-15T00:00:00Z"],
    [
      "a start elsewhere on earth",
      { start: "2026-06-01T20:00:00+05:30", duration: "1h" },
      "2026-06-01T15:30:00Z",
    ],
    // Europe goes over to summer time that night: a day is 24 hours nevertheless.
    [
      "a night in March",
      { start: "2026-03-28T12:00:00+01:00", duration: "1d" },
      "2026-03-29T11:00:00Z",
    ],
  ])("may be %s", (_what, expiry, end) => {
    expect(endOf(expiry)).toBe(end);
  });

  it("may be known to Terraform alone", () => {
    const result = synthesized(
      newStack((stack) => {
        const until = new TerraformVariable(stack, "until", { type: "string" }).stringValue;
        const service = Service.named(stack, "ZPA");
        new ServiceEntitlement(stack, "e", { groupId: "g", service, expiresAt: until });
      }),
    );
    expect(declares(result)["access/e"]).toMatchObject({
      expires_at: { expression: "${var.until}" },
    });
  });

  it("is the same in every synth, whenever it is", () => {
    const text = (now: string) =>
      synthesized(
        newStack((stack) => {
          new UserRoleAssignment(stack, "a", {
            userId: "u",
            roleIds: ["r"],
            start: "2026-06-01T08:00:00Z",
            duration: "30d",
          });
        }, newApp({ now })),
      );
    const [early, late] = [text("2026-06-01T08:00:00Z"), text("2027-06-01T08:00:00Z")];
    expect(late.manifestText).toBe(early.manifestText);
    expect(late.terraform["resource"]).toEqual(early.terraform["resource"]);
  });

  it.each<[string, object, RegExp]>([
    ["text that is no time", { expiresAt: "tomorrow" }, /"tomorrow" is not one/],
    [
      "a day that no calendar has",
      { expiresAt: "2026-02-30T00:00:00Z" },
      /2026-02-30.* is not one/,
    ],
    ["a date that is none", { expiresAt: new Date(Number.NaN) }, /expiresAt: .*is not a time/],
    ["a number", { expiresAt: 1 }, /expiresAt: .*is not a time/],
    ["a duration without a start", { duration: "8h" }, /counts from a declared start/],
    ["a start without a duration", { start: "2026-06-01T08:00:00Z" }, /needs a duration/],
    [
      "an end in two ways",
      { expiresAt: "2026-06-01T08:00:00Z", start: "2026-06-01T08:00:00Z", duration: "8h" },
      /Either expiresAt is given, or start and duration/,
    ],
    [
      "a duration in words",
      { start: "2026-06-01T08:00:00Z", duration: "8 hours" },
      /The duration 8 hours cannot be read/,
    ],
    [
      "no time at all",
      { start: "2026-06-01T08:00:00Z", duration: "0d" },
      /The duration 0d cannot be read/,
    ],
    [
      "half a day",
      { start: "2026-06-01T08:00:00Z", duration: "0.5d" },
      /The duration 0\.5d cannot be read/,
    ],
    ["a start that is no time", { start: "June", duration: "8h" }, /The start June is not an RFC/],
    [
      "more time than there is",
      { start: "2026-06-01T08:00:00Z", duration: `${"9".repeat(30)}w` },
      /beyond all times/,
    ],
  ])("is refused once for %s", (_what, given, expected) => {
    const errors = synthErrors((stack) => {
      const props = { userId: "u", roleIds: ["r"], ...given };
      new UserRoleAssignment(stack, "a", props);
    });
    expect(errors).toEqual([expect.stringMatching(expected)]);
    expect(errors[0]).toMatch(/access\/a: expiresAt: .* Fix: /);
  });

  it("stays unreadable where it is, so that an app without validations grants nothing for ever", () => {
    const stack = newStack((scope) => {
      const props = { userId: "u", roleIds: ["r"], start: "${x}", duration: "ever" };
      new UserRoleAssignment(scope, "a", props as never);
    });
    expect(stack.toTerraform()).toMatchObject({
      resource: { zidentity_user_role_assignment: { a: { expires_at: "$${x} + ever" } } },
    });
  });
});

describe("an end that is near or past", () => {
  const expiring = (expiresAt: string) => (now: string) =>
    rulesOf(
      annotated((stack) => {
        new UserRoleAssignment(stack, "a", { userId: "u", roleIds: ["r"], expiresAt });
      }, newApp({ now })),
    );

  it("is a warning, by the moment of the context", () => {
    const judged = expiring("2026-06-30T00:00:00Z");
    expect(judged("2026-06-15T23:59:59Z")).toEqual([]);
    expect(judged("2026-06-16T00:00:00Z")).toEqual(["assignment/expires-soon at access/a"]);
    expect(judged("2026-06-30T00:00:00Z")).toEqual(["assignment/expired at access/a"]);
  });

  it("is judged by the present where the context says nothing", () => {
    const found = annotated((stack) => {
      new UserRoleAssignment(stack, "a", {
        userId: "u",
        roleIds: ["r"],
        expiresAt: "2001-01-01T00:00:00Z",
      });
    });
    expect(rulesOf(found)).toEqual(["assignment/expired at access/a"]);
  });

  it("is an error where the context has no time", () => {
    expect(synthErrors(() => undefined, newApp({ now: "soon" }))).toEqual([
      expect.stringMatching(
        /^declaration\/wrong-moment at access: The context zidentityNow is not an RFC 3339 time\. .* Fix: /,
      ),
    ]);
  });
});
