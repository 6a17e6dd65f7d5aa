import { endOf, latest, moveOf, NEVER } from "../../../../src/rbac/review/ends";

const july = endOf("2026-07-01T00:00:00Z");
const august = endOf("2026-08-01T00:00:00Z");
const julyElsewhere = endOf("2026-07-01T02:00:00+02:00");
const open = endOf("${x}");
const alsoOpen = endOf("${y}");

test("an end is as it is declared, and a moment where it is one", () => {
  expect(july).toStrictEqual({ text: "2026-07-01T00:00:00Z", instant: Date.UTC(2026, 6, 1) });
  expect(open).toStrictEqual({ text: "${x}", instant: undefined });
  expect(endOf(undefined)).toStrictEqual({ instant: Infinity });
});

describe("several ways: the access lasts while one of them does", () => {
  test.each([
    ["one way", [july], july],
    ["the later of two", [july, august], august],
    ["in any order", [august, july], august],
    ["never is later than a day", [july, NEVER], NEVER],
    ["and than what is not known", [NEVER, open], NEVER],
    ["whichever comes first", [open, july, NEVER], NEVER],
    ["no way that ends", [], NEVER],
    ["the same moment, however it is written", [julyElsewhere, july], july],
  ])("%s", (_, ends, expected) => {
    expect(latest(ends)).toStrictEqual(expected);
  });

  test("what is not known may be before or after the rest: all that may decide is told, in one order", () => {
    const ends = [july, open, august, alsoOpen, open];
    const expected = { text: "${x}, ${y} or 2026-08-01T00:00:00Z", instant: undefined };
    expect(latest(ends)).toStrictEqual(expected);
    expect(latest([...ends].reverse())).toStrictEqual(expected);
  });
});

describe("how an end moves", () => {
  test.each([
    ["a day that stays", july, july, "same"],
    ["the same moment in other words", july, julyElsewhere, "same"],
    ["back", july, august, "later"],
    ["forward", august, july, "earlier"],
    ["taken away", july, NEVER, "later"],
    ["set", NEVER, july, "earlier"],
    ["never, and never", NEVER, NEVER, "same"],
    ["one expression", open, open, "same"],
    ["another expression", open, alsoOpen, "unclear"],
    ["a day, and what is not known", july, open, "unclear"],
    ["what is not known, and a day", open, july, "unclear"],
    ["what is not known is never later than never", open, NEVER, "later"],
    ["nor is it as late", NEVER, open, "earlier"],
    ["a day more beside one expression", latest([july, open]), latest([august, open]), "unclear"],
  ])("%s", (_, before, after, expected) => {
    expect(moveOf(before, after)).toBe(expected);
  });
});
