import { isReference, manifestName } from "../../../src/manifest";
import { RESOURCES } from "../../../src/resources";
import { isConfigurable } from "../../../src/schema";

test("references are called by what they point to, everything else by its own name", () => {
  const names = RESOURCES.map(({ attributes }) =>
    Object.entries(attributes)
      .filter(([, attribute]) => isConfigurable(attribute))
      .map(([name, attribute]) => manifestName(name, attribute)),
  );
  expect(names).toEqual([
    ["name", "description", "permissions", "other_permissions"],
    ["group", "service", "roles", "scope", "exclusive", "expires_at"],
    ["user", "service", "roles", "scope", "exclusive", "expires_at"],
    ["service", "group", "user", "expires_at"],
  ]);
});

test("a text that ends like an id is no reference", () => {
  const attribute = {
    type: { kind: "string" },
    mode: "optional",
    doc: { text: "A test's." },
  } as const;
  expect(isReference(attribute)).toBe(false);
  expect(manifestName("external_id", attribute)).toBe("external_id");
});
