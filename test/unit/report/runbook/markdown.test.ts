import { name, prose } from "../../../../src/report/runbook/markdown";

/** Expected by CommonMark: a code span ends at a run of backticks as long as the one that opened it. */
test.each([
  ["Helpdesk", "`Helpdesk`"],
  ["a`b", "``a`b``"],
  ["`quoted`", "`` `quoted` ``"],
  ["a``b`c", "```a``b`c```"],
  [" padded ", "`  padded  `"],
  ["", "(empty)"],
  ["**bold** <img src=x>", "`**bold** <img src=x>`"],
  ["line\n- [x] done", "`line\\u{a}- [x] done`"],
  ["\u001b[2J\u202eevil", "`\\u{1b}[2J\\u{202e}evil`"],
])("a name %j is typed as %j", (text, expected) => {
  expect(name(text)).toBe(expected);
});

test("foreign text in a sentence is no markup, no HTML and no link", () => {
  expect(prose("[x](http://evil) <b>*a*</b> `c` www.evil.com\n# h")).toBe(
    "\\[x\\](http\\://evil) \\<b\\>\\*a\\*\\</b\\> \\`c\\` www\\.evil.com\\\\u{a}\\# h",
  );
});
