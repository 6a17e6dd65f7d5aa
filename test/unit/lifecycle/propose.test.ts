import { needsLookup, NO_LOOKUPS, propose, type State } from "../../../src/lifecycle";
import { UNKNOWN } from "../../../src/schema";
import { FULL_GADGET, GADGET } from "../schema/gadget";

const definition = { attributes: GADGET };
const LOOKUPS = { own_service: "s1" };
const PRIOR: State = { ...FULL_GADGET, service_id: "s9" };

const NOW = new Date("2026-06-01T00:00:00Z");

test("a new object: what is set stays, a default fills in, the tenant decides the rest", () => {
  const planned = propose(definition, null, { name: "One", owner: UNKNOWN }, LOOKUPS, NOW);
  expect(planned).toEqual({
    id: UNKNOWN,
    name: "One",
    note: null,
    secret: null,
    active: true,
    size: null,
    levels: null,
    other_levels: UNKNOWN,
    owner: UNKNOWN,
    service_id: "s1",
    role_ids: null,
  });
});

test("an object that is there: computed values stay, what is no longer set is unset", () => {
  expect(propose(definition, PRIOR, { name: "Two", owner: "u1" }, LOOKUPS, NOW)).toEqual({
    ...PRIOR,
    name: "Two",
    note: null,
    size: null,
    levels: null,
    active: true,
    service_id: "s1",
    role_ids: null,
  });
});

test("what is set is planned as it is written, an empty or needless value too", () => {
  const written = { note: "", levels: { roles: "none" }, other_levels: {}, role_ids: ["b", "a"] };
  expect(propose(definition, PRIOR, written, LOOKUPS, NOW)).toMatchObject(written);
});

test("what the tenant sets cannot be configured", () => {
  expect(propose(definition, PRIOR, { id: "mine" }, LOOKUPS, NOW)).toMatchObject({ id: "g1" });
});

test("without a tenant the default is not known, and what is there is the best guess", () => {
  expect(propose(definition, null, {}, NO_LOOKUPS, NOW)).toMatchObject({ service_id: UNKNOWN });
  expect(propose(definition, PRIOR, {}, NO_LOOKUPS, NOW)).toMatchObject({ service_id: "s9" });
});

test("a look-up is needed where the default stands", () => {
  expect(needsLookup(definition, {})).toBe(true);
  expect(needsLookup(definition, { service_id: null })).toBe(true);
  expect(needsLookup(definition, { service_id: "s1" })).toBe(false);
  expect(needsLookup(definition, { service_id: UNKNOWN })).toBe(false);
});
