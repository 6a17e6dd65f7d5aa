import { readFileSync } from "node:fs";
import { join } from "node:path";
import { rulesPage } from "../../../scripts/generate/rule-docs";
import { describeRules } from "../../../src/report";

describe("docs/rules.md", () => {
  it("is the catalogue as the rules have it: npm run generate rebuilds it", () => {
    const page = readFileSync(join(__dirname, "../../../docs/rules.md"), "utf8");
    expect(page).toBe(rulesPage(describeRules()));
  });
});
