import {
  attributePath,
  DiagnosticsError,
  errorDiagnostic,
  formatPath,
  hasErrors,
  under,
  warningDiagnostic,
} from "../../../src/diagnostics";

test.each([
  [attributePath("permissions", "roles"), "permissions.roles"],
  [[{ attribute: "other_permissions" }, { key: 'a"b' }], String.raw`other_permissions["a\"b"]`],
  [[{ attribute: "role_ids" }, { index: 0 }], "role_ids[0]"],
  [[], ""],
])("%j is written %s", (path, text) => {
  expect(formatPath(path)).toBe(text);
});

test("a finding is moved below a prefix, wherever it was", () => {
  const finding = errorDiagnostic("No", "Because.", { path: attributePath("roles") });
  expect(under(attributePath("permissions"), finding).path).toEqual(
    attributePath("permissions", "roles"),
  );
  expect(under(attributePath("permissions"), errorDiagnostic("No", "Because.")).path).toEqual(
    attributePath("permissions"),
  );
});

test("warnings alone are no errors", () => {
  expect(hasErrors([warningDiagnostic("Hm", "Because.")])).toBe(false);
  expect(hasErrors([warningDiagnostic("Hm", "Because."), errorDiagnostic("No", "It is.")])).toBe(
    true,
  );
});

test("an error tells where, what, why and what to do, a finding a line", () => {
  const error = new DiagnosticsError([
    errorDiagnostic("No", "Because.", { path: attributePath("name"), fix: "Change it." }),
    errorDiagnostic("Nor this", "Neither."),
  ]);
  expect(error.message).toBe("name: No. Because. Change it.\nNor this. Neither.");
  expect(error.diagnostics).toHaveLength(2);
});
