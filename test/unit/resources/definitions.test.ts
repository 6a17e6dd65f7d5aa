/** What every definition promises to whoever projects it. */
import {
  DATA_SOURCES,
  dataSourceNamed,
  type Definition,
  PROVIDER_DEFINITION,
  resourceNamed,
  RESOURCES,
} from "../../../src/resources";
import { type Attribute, type Attributes } from "../../../src/schema";

const ALL: readonly Definition[] = [...RESOURCES, ...DATA_SOURCES, PROVIDER_DEFINITION];

function flattened(attributes: Attributes): [string, Attribute][] {
  return Object.entries(attributes).flatMap(([name, attribute]) => [
    [name, attribute] as [string, Attribute],
    ...(attribute.type.kind === "object" ? flattened(attribute.type.attributes) : []),
  ]);
}

test("the issue's resources and data sources, by name", () => {
  expect(RESOURCES.map(({ name }) => name)).toEqual([
    "zidentity_role",
    "zidentity_group_role_assignment",
    "zidentity_user_role_assignment",
    "zidentity_service_entitlement",
  ]);
  expect(DATA_SOURCES.map(({ name }) => name).sort()).toEqual([
    "zidentity_effective_permissions",
    "zidentity_group",
    "zidentity_role",
    "zidentity_service",
    "zidentity_user",
  ]);
  expect(resourceNamed("zidentity_role")).toBe(RESOURCES[0]);
  expect(dataSourceNamed("zidentity_role")?.name).toBe("zidentity_role");
  expect(resourceNamed("zidentity_group")).toBeUndefined();
});

describe.each(ALL)("$name", ({ doc, attributes, constraints = [] }) => {
  test("is told what it is, as is each attribute", () => {
    for (const { text } of [doc, ...flattened(attributes).map(([, attribute]) => attribute.doc)]) {
      expect(text).toMatch(/^[A-Z`].*[.]$/s);
    }
  });

  test("has names that Terraform takes", () => {
    for (const [name] of flattened(attributes)) expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
  });

  test("has no default and no replacement on what nobody may set", () => {
    for (const [, { mode, default: fallback, onChange }] of flattened(attributes)) {
      if (mode === "computed") expect([fallback, onChange]).toEqual([undefined, undefined]);
      if (fallback !== undefined) expect(mode).toBe("optional_computed");
    }
  });

  test("constrains attributes that it has", () => {
    const names = Object.keys(attributes);
    for (const constraint of constraints)
      expect(names).toEqual(expect.arrayContaining([...constraint.attributes]));
  });
});

describe.each(RESOURCES)("$name", ({ attributes, identity }) => {
  test("has an id that the tenant sets, and an identity that the user sets", () => {
    expect(attributes["id"]).toMatchObject({ type: { kind: "string" }, mode: "computed" });
    expect(identity.length).toBeGreaterThan(0);
    for (const name of identity) expect(attributes[name]?.mode).not.toBe("computed");
  });
});

test("a role is renamed, described and changed in place; a pair is replaced", () => {
  const replacing = RESOURCES.map(({ attributes }) =>
    Object.keys(attributes).filter((name) => attributes[name]?.onChange === "replace"),
  );
  expect(replacing).toEqual([
    [],
    ["group_id", "service_id"],
    ["user_id", "service_id"],
    ["service_id", "group_id", "user_id"],
  ]);
});

test("secrets are sensitive", () => {
  const sensitive = flattened(PROVIDER_DEFINITION.attributes)
    .filter(([, { type }]) => type.kind === "string" && type.sensitive === true)
    .map(([name]) => name);
  expect(sensitive).toEqual(["client_secret", "private_key"]);
});
