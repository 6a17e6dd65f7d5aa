import { didYouMean, nearest } from "../../../src/diagnostics";

const WORDS = ["users_and_groups", "roles", "branding"];

test.each([
  ["user_and_groups", "users_and_groups"],
  ["USERS_AND_GROUPS", "users_and_groups"],
  ["rolls", "roles"],
  ["rule", "roles"],
  ["brandning", "branding"],
])("%s most likely means %s", (word, meant) => {
  expect(nearest(word, WORDS)).toBe(meant);
  expect(didYouMean(word, WORDS)).toBe(` Did you mean "${meant}"?`);
});

test.each(["x", "data_protection", ""])("%j means none of them", (word) => {
  expect(nearest(word, WORDS)).toBeUndefined();
  expect(didYouMean(word, WORDS)).toBe("");
});

test("of equally near words, the first", () => {
  expect(nearest("cat", ["bat", "hat"])).toBe("bat");
});
