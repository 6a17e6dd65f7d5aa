import { longestPause, pauseAfter, restOf } from "../../../../src/cli/watch/schedule";

const MINUTE = 60_000;

test.each([
  [1, 4],
  [15, 60],
  // An hour at the most, or the interval where that is longer.
  [20, 60],
  [120, 120],
])("rounds every %d minutes come at most %d minutes apart", (every, most) => {
  expect(longestPause(every * MINUTE)).toBe(most * MINUTE);
  for (const failures of [0, 1, 5, 2000]) {
    for (const drawn of [0, 0.5, 0.999999]) {
      const pause = pauseAfter(failures, every * MINUTE, () => drawn);
      expect(pause).toBeGreaterThanOrEqual(every * MINUTE);
      expect(pause).toBeLessThanOrEqual(most * MINUTE);
    }
  }
});

test("the bound doubles with each failure, and the pause is anything up to it", () => {
  const minutes = (failures: number, drawn: number) =>
    pauseAfter(failures, 10 * MINUTE, () => drawn) / MINUTE;
  expect([0, 1, 2, 3].map((failures) => minutes(failures, 1))).toEqual([10, 20, 40, 40]);
  expect([0, 1, 2, 3].map((failures) => minutes(failures, 0))).toEqual([10, 10, 10, 10]);
  expect(minutes(1, 0.5)).toBe(15);
});

test("a round counts into the pause; one that outlasts it is followed by a breath", () => {
  expect(restOf(10 * MINUTE, 4 * MINUTE, 10 * MINUTE)).toBe(6 * MINUTE);
  expect(restOf(10 * MINUTE, 11 * MINUTE, 10 * MINUTE)).toBe(1000);
  expect(restOf(50, 80, 50)).toBe(50);
});
