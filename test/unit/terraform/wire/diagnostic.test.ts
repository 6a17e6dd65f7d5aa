import { attributePath, errorDiagnostic, warningDiagnostic } from "../../../../src/diagnostics";
import { toProtocolDiagnostics } from "../../../../src/terraform/wire";

describe("toProtocolDiagnostics", () => {
  it("joins detail, fix, rule and source into the one text that Terraform shows", () => {
    const finding = errorDiagnostic("Role without users", "Credentials need users.", {
      fix: 'set users_and_groups to "view_only"',
      ruleId: "role/credentials-need-users",
      source: "permission-model.md",
      path: attributePath("permissions", "user_credentials"),
    });
    expect(toProtocolDiagnostics([finding])).toEqual([
      {
        severity: 1, // ERROR
        summary: "Role without users",
        detail:
          "Credentials need users.\n\n" +
          'To fix: set users_and_groups to "view_only"\n\n' +
          "Rule: role/credentials-need-users\nSource: permission-model.md",
        attribute: {
          steps: [{ attributeName: "permissions" }, { attributeName: "user_credentials" }],
        },
      },
    ]);
  });

  it("has no empty paragraphs and no empty path", () => {
    expect(toProtocolDiagnostics([warningDiagnostic("W", "Why.")])).toEqual([
      { severity: 2, summary: "W", detail: "Why." },
    ]);
    expect(toProtocolDiagnostics([warningDiagnostic("W", "", { fix: "mend it" })])).toEqual([
      { severity: 2, summary: "W", detail: "To fix: mend it" },
    ]);
  });

  it("leaves out information, for which the protocol has no severity", () => {
    expect(toProtocolDiagnostics([{ severity: "info", summary: "I", detail: "" }])).toEqual([]);
  });

  it("marks the set when the finding is about an item of it", () => {
    const finding = errorDiagnostic("E", "", { path: [{ attribute: "ids" }, { index: 3 }] });
    expect(
      toProtocolDiagnostics([finding], ["object", { ids: ["set", "string"] }])[0]?.attribute,
    ).toEqual({
      steps: [{ attributeName: "ids" }],
    });
  });
});
