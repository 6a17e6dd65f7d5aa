import { explainError } from "../../../src/cli/explain-error";

test.each([
  ["EACCES", "permission denied"],
  ["ENOENT", "no such file or folder"],
  ["EISDIR", "a folder"],
  ["ENOSPC", "disk is full"],
  ["EROFS", "read-only"],
])("a refusal of the system is no failure of the command: %s", (code, words) => {
  const error = Object.assign(new Error(`${code}: open '/x/y.77'`), { code, path: "/x/y" });
  const [found] = explainError(error);
  expect(found).toMatchObject({ severity: "error", summary: "/x/y cannot be used" });
  expect(found?.detail).toContain(words);
  expect(found?.detail).toContain(code);
  expect(found?.fix).not.toContain("report");
});
