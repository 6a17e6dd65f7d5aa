import { inspect } from "node:util";
import { Secret } from "../../../src/client/secret";

const VALUE = "a b&c/é";
const secret = new Secret(VALUE);

test.each([
  ["String", String(secret)],
  ["join", [secret].join()],
  ["JSON", JSON.stringify({ secret })],
  ["inspect", inspect({ secret }, { depth: 9, showHidden: true })],
])("%s shows (redacted)", (_, shown) => {
  expect(shown).toContain("(redacted)");
  expect(shown).not.toContain(VALUE);
});

test("reveals its value to the one who sends it", () => {
  expect(secret.reveal()).toBe(VALUE);
});

test("is taken out of a text in each spelling that a request may carry", () => {
  const text = `plain ${VALUE}, path a%20b%26c%2F%C3%A9, form a+b%26c%2F%C3%A9`;
  expect(secret.redactFrom(text)).toBe("plain (redacted), path (redacted), form (redacted)");
});

test("an empty secret leaves a text alone", () => {
  expect(new Secret("").redactFrom("text")).toBe("text");
});
