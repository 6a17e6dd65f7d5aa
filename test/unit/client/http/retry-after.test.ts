import { retryAfterMs } from "../../../../src/client/http/retry-after";

const NOW = Date.parse("2026-04-01T12:00:00Z");

function fromHeader(value: string): number | undefined {
  return retryAfterMs({ headers: new Headers({ "retry-after": value }), text: "" }, NOW);
}

test.each([
  ["13", 13_000],
  ["0", 0],
  ["1.5", 1_500],
  ["13s", 13_000],
  ["13 s", 13_000],
  ["0 seconds", 0],
  ["1 second", 1_000],
  ["Wed, 01 Apr 2026 12:00:30 GMT", 30_000],
  ["Wed, 01 Apr 2026 11:00:00 GMT", 0],
])("header %j is %d ms", (value, ms) => {
  expect(fromHeader(value)).toBe(ms);
});

test.each(["-5", "soon", ""])("header %j says nothing", (value) => {
  expect(fromHeader(value)).toBeUndefined();
});

test.each([
  [`{"message":"Rate Limit exceeded","Retry-After":"0 seconds"}`, 0],
  [`{"Retry-After":"7 seconds"}`, 7_000],
  [`{"retryAfter":7}`, 7_000],
  [`{"retry_after":"13s"}`, 13_000],
])("body %s is %d ms", (text, ms) => {
  expect(retryAfterMs({ headers: new Headers(), text }, NOW)).toBe(ms);
});

test.each(["", "<html>", "[]", "{}", `{"Retry-After":null}`])("body %j says nothing", (text) => {
  expect(retryAfterMs({ headers: new Headers(), text }, NOW)).toBeUndefined();
});

test("the header wins over the body", () => {
  const answer = { headers: new Headers({ "retry-after": "2" }), text: `{"Retry-After":"9"}` };
  expect(retryAfterMs(answer, NOW)).toBe(2_000);
});

test("a date is compared with the answer's own, however wrong the clock here is", () => {
  const headers = new Headers({
    "retry-after": "Wed, 01 Apr 2026 12:00:30 GMT",
    date: "Wed, 01 Apr 2026 12:00:00 GMT",
  });
  expect(retryAfterMs({ headers, text: "" }, NOW + 3_600_000)).toBe(30_000);
  expect(retryAfterMs({ headers, text: "" }, NOW - 3_600_000)).toBe(30_000);
});
