import { readRateHeaders } from "../../../../src/client/pace";
import { sample } from "../nocked-tenant";

function read(limit: string, remaining = "", reset = "") {
  return readRateHeaders(
    new Headers({
      "x-ratelimit-limit": limit,
      "x-ratelimit-remaining": remaining,
      "x-ratelimit-reset": reset,
    }),
  );
}

test("the joined headers of the wire facts: the tightest of each length counts", () => {
  const headers = new Headers(
    Object.entries(sample("rate-headers")).map(([k, v]) => [k, String(v)]),
  );
  expect(readRateHeaders(headers)).toEqual({
    windows: [
      { limit: 500, seconds: 1 },
      { limit: 20_000, seconds: 60 },
    ],
    exhaustedForMs: 0,
  });
});

test.each([
  ["500, 500;w=1, 20000;w=60, 1000, 1000;w=1", "0, 500", "1, 1", 1_000],
  // The minute is used up: its second begins anew, and does not help.
  ["20000, 500;w=1, 20000;w=60", "0", "37", 37_000],
  ["500, 500;w=1, 1000, 1000;w=1", "3, 0", "1, 1", 1_000],
  // No longer than the limiter's longest window, whatever it says: it may be a moment and no length.
  ["500, 500;w=1", "0", "1775044800", 1_000],
  ["500, 500;w=1", "0", "", 1_000],
  ["500, 500;w=1", "1", "1", 0],
])("%s with %s left for %s: waits %d ms", (limit, remaining, reset, wait) => {
  expect(read(limit, remaining, reset)?.exhaustedForMs).toBe(wait);
});

test.each([
  ["100", "1", 1],
  ["100", "37", 60],
  ["100", "1800", 3600],
  ["100", "", 1],
])("%s without a length, reset in %s: a window of %d s", (limit, reset, seconds) => {
  expect(read(limit, "9", reset)?.windows).toEqual([{ limit: 100, seconds }]);
});

test.each(["", "many", "0", "-5;w=1"])("%j announces nothing", (limit) => {
  expect(read(limit)).toBeUndefined();
});

test("parameters beside the length are passed over", () => {
  expect(read('10, 10;name="x";w=1;burst=3')?.windows).toEqual([{ limit: 10, seconds: 1 }]);
});
