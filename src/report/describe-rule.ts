import type { Severity } from "../diagnostics";
import {
  type AccessExample,
  ACCESS_RULES,
  checkAccess,
  checkPermissions,
  citeSources,
  EXAMPLE_NOW,
  formatAccess,
  READING_RULES,
  ROLE_RULES,
  type Rule,
  type WrittenExample,
} from "../rbac";

/** A rule of the catalogue in words, with what its example makes it say. */
export interface DescribedRule {
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  /** The documents that it comes from. */
  readonly source: string;
  /** Something that breaks it. */
  readonly example: string;
  /** What the example is written in; YAML stands for a desired state in the manner of YAML. */
  readonly language: "yaml" | WrittenExample["language"];
  /** What it says of the example, a sentence or more for each finding. */
  readonly says: readonly string[];
}

/** The whole catalogue, in its own order. */
export function describeRules(): readonly DescribedRule[] {
  return [
    ...ROLE_RULES.map((rule) => describe(rule, roleExample(rule.example), sayOfRole(rule))),
    ...ACCESS_RULES.map((rule) =>
      describe(rule, accessExample(rule.example), sayOfAccess(rule.id, rule.example)),
    ),
    ...READING_RULES.map((rule) => describe(rule, rule.example.text, [], rule.example.language)),
  ];
}

function describe(
  { id, severity, title, why, fix, sources }: Rule,
  example: string,
  says: readonly string[],
  language: DescribedRule["language"] = "yaml",
): DescribedRule {
  return { id, severity, title, why, fix, source: citeSources(sources), example, language, says };
}

function roleExample(permissions: Readonly<Record<string, string>>): string {
  const role = {
    at: "",
    key: "",
    name: "Example",
    permissions: new Map(Object.entries(permissions)),
  };
  return formatAccess({ roles: [role], grants: [], entitlements: [] });
}

function sayOfRole({ id, example }: (typeof ROLE_RULES)[number]): readonly string[] {
  return checkPermissions(new Map(Object.entries(example)))
    .filter(({ ruleId }) => ruleId === id)
    .map(({ summary, detail }) => `${summary}. ${detail}`);
}

function accessExample({ declared, policies, accept }: AccessExample): string {
  return [
    formatAccess(declared),
    ...listed("policies", policies ?? []),
    ...listed("accept", accept ?? []),
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function listed(name: string, items: readonly object[]): string[] {
  if (items.length === 0) return [];
  return [`${name}:`, ...items.map((item) => `  - ${JSON.stringify(item)}`)];
}

function sayOfAccess(id: string, { declared, policies, accept }: AccessExample): readonly string[] {
  return checkAccess(declared, { now: EXAMPLE_NOW, policies, accept })
    .filter(({ diagnostic }) => diagnostic.ruleId === id)
    .map(({ diagnostic: { summary, detail } }) => `${summary}. ${detail}`);
}
