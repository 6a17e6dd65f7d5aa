import { Health } from "../../../../src/cli/watch/health";

const MINUTE = 60_000;

test("alive until three intervals after the next sign of life was due", () => {
  let ms = 0;
  const health = new Health(10 * MINUTE, () => ms);
  health.beat(40 * MINUTE);
  ms = (40 + 30) * MINUTE;
  expect(health.isAlive).toBe(true);
  ms += 1;
  expect(health.isAlive).toBe(false);
  health.beat();
  expect(health.isAlive).toBe(true);
});

test("with a short interval a round may still take five minutes", () => {
  let ms = 0;
  const health = new Health(1000, () => ms);
  health.beat();
  ms = 5 * MINUTE;
  expect(health.isAlive).toBe(true);
  ms += 1;
  expect(health.isAlive).toBe(false);
});

test("ready after the first success, and for good", () => {
  const health = new Health(1000, () => 0);
  expect(health.isReady).toBe(false);
  health.succeeded();
  health.beat();
  expect(health.isReady).toBe(true);
});
