import { scanBlocks } from "../../../../src/engine/hcl-source/scan-blocks";

/** The headers that are found, with where they stand. */
const scan = (text: string) =>
  scanBlocks(text).map(({ header, line, column }) => `${line}:${column} ${header.join(" ")}`);

const R = 'resource "t" "a" {}';

test.each<[string, string, string[]]>([
  ["plain", `\n${R}\n  ${R}\n`, ["2:1 resource t a", "3:3 resource t a"]],
  ["labels without quotes", 'resource t "a" {\n}', ["1:1 resource t a"]],
  ["line ends of Windows, and a mark at the start", `\ufeff# x\r\n${R}\r\n`, ["2:1 resource t a"]],
  [
    "comments",
    `# ${R}\n// ${R}\n/* ${R}\n${R} */ ${R}\n/* never ended ${R}`,
    ["4:24 resource t a"],
  ],
  [
    "a comment within the header",
    'resource /* x */ "t" "a" { # {\n}\n' + R,
    ["1:1 resource t a", "3:1 resource t a"],
  ],
  ["braces in texts", `x "y" {\n  a = "}{ \\" {"\n}\n${R}`, ["1:1 x y", "4:1 resource t a"]],
  [
    "a template with texts of its own",
    `x {\n  a = "\${f({b = "}"})} {"\n}\n${R}`,
    ["1:1 x", "4:1 resource t a"],
  ],
  [
    "a template over two lines",
    `x {\n  a = "\${\n  f("}")\n}"\n}\n${R}`,
    ["1:1 x", "6:1 resource t a"],
  ],
  [
    "a template that is none",
    `x {\n  a = "$\${ {"\n  b = "%%{ {"\n}\n${R}`,
    ["1:1 x", "5:1 resource t a"],
  ],
  ["a text that is never closed", `x {\n  a = "never {\n}\n${R}`, ["1:1 x", "4:1 resource t a"]],
  [
    "heredocs",
    `x {\n  a = <<EOT\n${R}\n } EOT\n  EOT\n  b = <<-E-1\n {\n  E-1\n}\n${R}`,
    ["1:1 x", "10:1 resource t a"],
  ],
  ["less than a heredoc", `x {\n  a = 1 << 2 ? 3 : 4\n}\n${R}`, ["1:1 x", "4:1 resource t a"]],
  ["blocks within blocks", `x {\n  ${R}\n}\n`, ["1:1 x"]],
  ["an object is no block", `a = {\n  ${R}\n}\n${R}`, ["4:1 resource t a"]],
  ["a header over two lines is none", 'resource "t"\n"a" {}', ["2:1 a"]],
  ["no HCL", '}}}} ]] \u0000 "', []],
  ["a name in another normal form", 'resource "t" "Zu\u0308" {}', ["1:1 resource t Z\u00fc"]],
])("%s", (_what, text, expected) => {
  expect(scan(text)).toEqual(expected);
});

test("where a module comes from stands directly within it, as a plain text", () => {
  const text = `
module "one" { source = "./one" }
module "two" {
  providers = { source = "./no" }
  # source = "./no"
  source    = "../two" # the same line
  version   = "1"
}
module "three" {
  source = "./\${var.x}"
}
terraform {
  source = "./no"
}`;
  expect(scanBlocks(text).map(({ header, source }) => [header.join(" "), source])).toEqual([
    ["module one", "./one"],
    ["module two", "../two"],
    ["module three", undefined],
    ["terraform", undefined],
  ]);
});
