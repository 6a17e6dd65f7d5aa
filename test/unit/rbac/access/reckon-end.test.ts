import { reckonEnd, showInstant } from "../../../../src/rbac";

const START = "2026-06-01T08:00:00Z";

it.each([
  ["45m", "2026-06-01T08:45:00Z"],
  ["8h", "2026-06-01T16:00:00Z"],
  ["1d", "2026-06-02T08:00:00Z"],
  ["365d", "2027-06-01T08:00:00Z"],
  ["2w", "2026-06-15T08:00:00Z"],
])("%s from the start is %s", (duration, end) => {
  expect(reckonEnd(START, duration)).toStrictEqual({ end });
});

it("counts from the start as it is written, in UTC, and keeps a fraction of a second", () => {
  expect(reckonEnd("2026-06-01T10:00:00.250+02:00", "1h")).toStrictEqual({
    end: "2026-06-01T09:00:00.250Z",
  });
});

it.each<[string, string | undefined, string | undefined, RegExp]>([
  ["without a start", undefined, "8h", /^A duration counts from a declared start/],
  ["without a duration", START, undefined, /^A start needs a duration\.$/],
  ["without both", undefined, undefined, /declared start/],
  ["from what is no time", "monday", "8h", /^The start monday is not an RFC 3339 time\.$/],
  ["from a day alone", "2026-06-01", "8h", /^The start 2026-06-01 is not an RFC 3339 time\.$/],
  ["to a year that RFC 3339 cannot write", "9999-12-31T00:00:00Z", "1w", /beyond all times/],
  ["to what no calendar has", START, `${"9".repeat(20)}w`, /beyond all times/],
])("cannot tell an end %s", (_, start, duration, why) => {
  expect(reckonEnd(start, duration)).toStrictEqual({ wrong: expect.stringMatching(why) as string });
});

it.each([
  "",
  "8",
  "h",
  "8 hours",
  "0h",
  "08h",
  "-1d",
  "1.5h",
  "1y",
  "1H",
  "x8h",
  "8hx",
  " 8h",
  "8h\n",
])("cannot read the duration %j", (duration) => {
  expect(reckonEnd(START, duration)).toStrictEqual({
    wrong: `The duration ${duration} cannot be read.`,
  });
});

it("shows a moment with seconds, and what is none as such", () => {
  expect(showInstant(new Date(Date.UTC(2026, 5, 1)))).toBe("2026-06-01T00:00:00Z");
  expect(showInstant(new Date(Number.NaN))).toBe("(no time)");
});
