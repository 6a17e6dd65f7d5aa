import { Token, TerraformStack, TerraformVariable } from "cdktf";
import { escapeTemplate, literalText, quotedText } from "../../../src/constructs/template-string";
import { newApp } from "./synthesized";

// Left: the text. Right: the template that Terraform reads as that text.
const PAIRS = [
  ["plain", "plain"],
  ["", ""],
  ["${var.a}", "$${var.a}"],
  ["%{ if true }", "%%{ if true }"],
  ["$${x}", "$$${x}"],
  ["%%{x}", "%%%{x}"],
  ["100% $ {", "100% $ {"],
  ["${a}${b}", "$${a}$${b}"],
  ['"\\n', '"\\n'],
] as const;

describe("escapeTemplate and literalText", () => {
  it.each(PAIRS)("%j is the template %j", (text, template) => {
    expect(escapeTemplate(text)).toBe(template);
    expect(literalText(template)).toBe(text);
  });

  it("leaves tokens alone, and escapes what is beside them", () => {
    const stack = new TerraformStack(newApp(), "stack");
    const token = new TerraformVariable(stack, "v", { type: "string" }).stringValue;
    expect(Token.isUnresolved(token)).toBe(true);
    expect(escapeTemplate(token)).toBe(token);
    expect(escapeTemplate(`\${a}${token}%{b}`)).toBe(`$\${a}${token}%%{b}`);
  });

  it.each(["${var.a}", "a ${var.b} c", "%{ if true }x%{ endif }", "$${a}${b}"])(
    "%j is no text that is known before Terraform runs",
    (template) => {
      expect(literalText(template)).toBeUndefined();
    },
  );
});

describe("quotedText", () => {
  it.each([
    ["Default", '"Default"'],
    ['Plant "North"', String.raw`"Plant \"North\""`],
    ["a\\b", String.raw`"a\\b"`],
    ["a\nb\tc", String.raw`"a\nb\tc"`],
    ["\b", String.raw`"\u0008"`],
    ["${x}", '"$${x}"'],
  ])("%j is %s", (text, quoted) => {
    expect(quotedText(text)).toBe(quoted);
  });
});
