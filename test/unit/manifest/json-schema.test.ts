import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import { parse } from "yaml";
import { jsonSchema, parseManifest, parseYaml } from "../../../src/manifest";
import { READING_RULES } from "../../../src/rbac";
import { describeRules } from "../../../src/report";

const ajv = new Ajv({ allowUnionTypes: true });
const desiredState = ajv.compile(jsonSchema("desired-state"));
const manifest = ajv.compile(jsonSchema("manifest"));
const root = join(__dirname, "../../..");

/** What a rule explains better than a schema is refused by the schema alone. */
const STRICTER = new Set(["role/unknown-module", "role/level-not-offered"]);

/** What is found while a declaration is read has examples that cannot be read, or that are in another language. */
const reading = new Set(READING_RULES.map(({ id }) => id));

const examples = describeRules()
  .filter(({ id }) => !reading.has(id))
  .map(({ id, example }) => {
    const [declared = ""] = example.split("# in the tenant");
    return [id, declared] as const;
  });

test.each(examples)("the example of %s is YAML that the command reads", (id, text) => {
  const { manifest: read } = parseYaml(text, "example.yaml", "example");
  expect(() => parseManifest(JSON.stringify(read), "zidentity.json")).not.toThrow();
  expect([id, desiredState(parse(text))]).toEqual([id, !STRICTER.has(id)]);
  expect([id, manifest(read)]).toEqual([id, !STRICTER.has(id)]);
});

const documented = [
  ...readFileSync(join(root, "docs/yaml.md"), "utf8").matchAll(/```yaml\n(version.*?)```/gs),
];
test.each([
  [
    "examples/yaml-quickstart",
    readFileSync(join(root, "examples/yaml-quickstart/zidentity.yaml"), "utf8"),
  ],
  ["docs/yaml.md", documented[0]?.[1] ?? ""],
])("%s is as the schema has it", (_where, text) => {
  expect(parseYaml(text, "x.yaml", "x").manifest.resources.length).toBeGreaterThan(3);
  expect(desiredState(parse(text))).toBe(true);
});

test.each([
  "rolez: []",
  "roles: [{ nam: X }]",
  "roles: [{ name: 5 }]",
  "roles: [{ name: X, permissions: { roles: 1 } }]",
  "assignments: [{ group: A }]",
  "assignments: [{ roles: [R] }]",
  "assignments: [{ group: A, role: R, roles: [R] }]",
  "assignments: [{ group: A, role: R, service: { nam: Z } }]",
  "entitlements: [{ group: A }]",
  "entitlements: [{ group: A, service: Z, start: 2026-06-01T00:00:00Z }]",
  "deployer: { permissions: { rolez: full } }",
  "policies: [{ kind: name_pattern }]",
  "accept: [{ rul: x }]",
  "ownership: { mode: all }",
  "guards: { max_removals: { percent: 101 } }",
  "version: 2",
])("both refuse %s", (text) => {
  expect(() => parseYaml(text, "x.yaml", "x")).toThrow();
  expect(desiredState(parse(text))).toBe(false);
});

test.each(["desired-state", "manifest"] as const)(
  "the published %s is that of this version",
  (form) => {
    const published = readFileSync(join(root, `src/generated/${form}.schema.json`), "utf8");
    expect(JSON.parse(published)).toEqual(JSON.parse(JSON.stringify(jsonSchema(form))));
  },
);
