/** Every finding about a declaration links to the catalogue. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import ts from "typescript";
import { READING_RULES, ruleById } from "../../src/rbac";

const SOURCE = join(__dirname, "..", "..", "src");

/** Where declarations are read and judged. Elsewhere findings are about files, connections and the protocol. */
const JUDGES = ["constructs", "lifecycle", "manifest", "rbac", "resources"];

/**
 * Findings that are about no declaration: the file as a whole, and what a person types to import an object or to ask for
 * one. By file, and by the beginning of the summary.
 */
const ABOUT_NO_DECLARATION: readonly (readonly [file: string, summary: RegExp])[] = [
  ["manifest/parse.ts", /is not JSON/],
  ["manifest/parse.ts", /has version/],
  ["manifest/yaml/parse-yaml.ts", /^summary$/],
  ["resources/assignment-id.ts", /is not an import id/],
  ["resources/role.ts", /No role with the id or name/],
  ["resources/role.ts", /is predefined/],
];

interface Found {
  readonly place: string;
  readonly file: string;
  readonly text: string;
}

interface SourceFacts {
  readonly ids: readonly Found[];
  /** The findings that are made without a rule. */
  readonly withoutRule: readonly Found[];
}

function readSource(): SourceFacts {
  const ids: Found[] = [];
  const withoutRule: Found[] = [];
  for (const entry of readdirSync(SOURCE, { recursive: true, encoding: "utf8" })) {
    const file = entry.split(sep).join("/");
    if (!file.endsWith(".ts") || file.startsWith("generated/")) continue;
    const path = join(SOURCE, entry);
    const tree = ts.createSourceFile(
      path,
      readFileSync(path, "utf8"),
      ts.ScriptTarget.Latest,
      true,
    );
    visit(tree, (node) => {
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree));
      const place = `src/${relative(SOURCE, path)}:${line + 1}`;
      for (const text of idsIn(node)) ids.push({ place, file, text });
      if (ts.isCallExpression(node) && makesFinding(node) && !hasRule(node))
        withoutRule.push({ place, file, text: node.arguments[0]?.getText(tree) ?? "" });
    });
  }
  return { ids, withoutRule };
}

function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  ts.forEachChild(node, (child) => {
    visit(child, see);
  });
}

/** The texts in `ruleId: …`, whatever stands between. */
function idsIn(node: ts.Node): readonly string[] {
  if (!ts.isPropertyAssignment(node) || node.name.getText() !== "ruleId") return [];
  const texts: string[] = [];
  visit(node.initializer, (inner) => {
    if (ts.isStringLiteral(inner)) texts.push(inner.text);
    // An id that is put together is one that nobody finds.
    if (ts.isTemplateExpression(inner)) texts.push(inner.getText());
  });
  return texts;
}

function makesFinding({ expression }: ts.CallExpression): boolean {
  return ["errorDiagnostic", "warningDiagnostic"].includes(expression.getText());
}

function hasRule({ arguments: [, , more] }: ts.CallExpression): boolean {
  return more !== undefined && more.getText().includes("ruleId");
}

/** A rule of the house is named by the house, and SARIF has a rule for each kind of difference. */
const NAMES_ITS_OWN = ["constructs/house/policy-rule.ts", "report/sarif/report-sarif.ts"];

const facts = readSource();

it("reads the findings of the whole source", () => {
  expect(facts.ids.length).toBeGreaterThan(30);
  expect(facts.withoutRule.length).toBeGreaterThan(10);
});

it("cites no rule that the catalogue does not have", () => {
  const strangers = facts.ids.filter(
    ({ text, file }) => ruleById(text) === undefined && !NAMES_ITS_OWN.includes(file),
  );
  expect(strangers).toEqual([]);
});

it("gives a rule to every finding about a declaration", () => {
  const bare = facts.withoutRule.filter(
    ({ file, text }) =>
      JUDGES.some((folder) => file.startsWith(`${folder}/`)) &&
      !ABOUT_NO_DECLARATION.some(([where, summary]) => where === file && summary.test(text)),
  );
  expect(bare).toEqual([]);
});

it("has no rule in the catalogue that nothing can find", () => {
  const text = readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.startsWith("generated"))
    .filter((file) => !file.split(sep).join("/").startsWith("rbac/rules/"))
    .map((file) => readFileSync(join(SOURCE, file), "utf8"))
    .join("\n");
  expect(READING_RULES.filter(({ id }) => !text.includes(`"${id}"`))).toEqual([]);
});
