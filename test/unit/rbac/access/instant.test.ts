import { parseInstant } from "../../../../src/rbac";

it.each([
  ["2026-06-01T00:00:00Z", Date.UTC(2026, 5, 1)],
  ["2026-06-01t00:00:00.500z", Date.UTC(2026, 5, 1) + 500],
  ["2026-06-01T02:00:00+02:00", Date.UTC(2026, 5, 1)],
  ["2024-02-29T23:59:59-00:30", Date.UTC(2024, 2, 1, 0, 29, 59)],
])("reads %s", (text, instant) => {
  expect(parseInstant(text)).toBe(instant);
});

it.each([
  undefined,
  "",
  "2026-06-01",
  "2026-06-01T00:00:00",
  "2026-06-01 00:00:00Z",
  "2026-02-31T00:00:00Z",
  "2026-13-01T00:00:00Z",
  "2026-06-01T24:00:00Z",
  "2026-06-01T00:60:00Z",
  "2026-06-01T00:00:00+99:99",
  " 2026-06-01T00:00:00Z",
  "2026-06-01T00:00:00Z ",
  "${data.time.value}",
  "(noon) 2026-06-01T00:00:00Z",
  "2026-06-01T00:00:00Z (noon)",
])("does not read %p", (text) => {
  expect(parseInstant(text)).toBeUndefined();
});
