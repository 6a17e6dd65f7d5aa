/** Rebuilds `docs/rules.md`: the catalogue of rules, from the rules themselves and the examples that they carry. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type DescribedRule, describeRules } from "../../src/report";

const FILE = join(__dirname, "..", "..", "docs", "rules.md");

const OPENING = `# Rules

Every rule that judges a role, an assignment or a whole desired state: at synth, in \`terraform validate\` and plan, and in
\`zidentity validate\`, \`plan\` and \`drift\`. An **error** stops the run, a **warning** is shown and goes on, **info** says
what is narrower than it sounds. \`zidentity rules ID\` prints one of them. A provider is asked about one resource at a
time, and Terraform has no word for what is **info**: what several declarations come to, and notes, are told at synth and
by the command, which judges the JSON of a plan as well.

The documents are cited by number: 000, 001 and 002 are the vendor's pages, H is the help page on entitlements, W is
recorded wire traffic, and P marks what no document says and this product adds. Examples are in the manner of YAML, or in
the language in which the mistake is made. What \`declaration\` and \`lookup\` rules find cannot be accepted; findings about
the connection to a tenant, and about files that are none of these, have no rule.
`;

export async function generateRuleDocs(): Promise<void> {
  writeFileSync(FILE, rulesPage(describeRules()));
  return Promise.resolve();
}

/** The page in Markdown. */
export function rulesPage(rules: readonly DescribedRule[]): string {
  const table = [
    "| rule | severity | what |",
    "|---|---|---|",
    ...rules.map(
      ({ id, severity, title }) => `| [\`${id}\`](#${anchorOf(id)}) | ${severity} | ${title} |`,
    ),
  ];
  return [OPENING, `${table.join("\n")}\n`, ...rules.map(section)].join("\n");
}

function section(rule: DescribedRule): string {
  const { id, severity, title, why, fix, source, example, language, says } = rule;
  const said = says.map((text) => `> ${text}\n`);
  const parts = [
    `## ${id}`,
    `**${severity}**: ${title}.`,
    `${why} Source: ${source}.`,
    `Fails:`,
    `\`\`\`${language}\n${example}\n\`\`\``,
    ...(said.length === 0 ? [] : [said.join("\n").trimEnd()]),
    `Fix: ${fix}`,
  ];
  return `${parts.join("\n\n")}\n`;
}

/** As GitHub makes the anchor of a heading: slashes go, letters are lowered. */
function anchorOf(id: string): string {
  return id.toLowerCase().replace(/[^a-z0-9 -]/g, "");
}
