import { inspect } from "node:util";
import { seedTenant, TenantStore } from "../../../src/emulator";

test("a store gives back the document that it was made from", () => {
  const document = seedTenant("a");
  expect(new TenantStore(document).toDocument()).toEqual(document);
});

test("no secret shows when a store, or a part of it, is printed or serialized", () => {
  const store = new TenantStore(seedTenant("a"));
  const shown = [
    inspect(store, { depth: 10 }),
    inspect(Object.entries(store), { depth: 10, maxArrayLength: null }),
    inspect(store.secrets, { depth: 10, showHidden: true }),
    JSON.stringify([...store.secrets.values()]),
  ];
  for (const text of shown) expect(text).not.toContain("demo-secret");
});
