import {
  apply,
  checkAgainstTenant,
  type Config,
  diff,
  isEnded,
  observe,
  propose,
  validate,
} from "../../../src/lifecycle";
import { inForceAt } from "../../../src/lifecycle/time-bound";
import { resourceNamed, type ResourceDefinition } from "../../../src/resources";
import { groupRoleAssignment } from "../../../src/resources/group-role-assignment";
import { serviceEntitlement } from "../../../src/resources/service-entitlement";
import { UNKNOWN, type Value } from "../../../src/schema";
import { GROUP_HELPDESK, smallTenant } from "../tenant/small-tenant";

const END = "2026-06-01T12:00:00Z";
const BEFORE = new Date("2026-06-01T11:59:59.999Z");
const AFTER = new Date("2026-06-01T12:00:00Z");
const LOOKUPS = { own_service: "s1" };

const CONFIG: Config = {
  group_id: "g1",
  service_id: null,
  role_ids: ["r2"],
  scope_id: null,
  exclusive: null,
  expires_at: END,
};
const STATE = {
  id: "group/g1/s1",
  group_id: "g1",
  service_id: "s1",
  role_ids: ["r2"],
  scope_id: null,
  exclusive: true,
  expires_at: END,
  active: true,
};
const ENDED = { ...STATE, active: false };
const HELD = { principal: GROUP_HELPDESK, serviceId: "s1", roles: [{ id: "r2" }] };

const plan = (prior: typeof STATE | null, now: Date, config = CONFIG) =>
  diff(groupRoleAssignment, prior, propose(groupRoleAssignment, prior, config, LOOKUPS, now));

describe("inForceAt", () => {
  const bound = groupRoleAssignment.timeBound ?? missing();
  test.each<[Value, Date, Value]>([
    [END, BEFORE, true],
    // The moment itself is the end.
    [END, AFTER, false],
    ["2026-06-01T14:00:00+02:00", AFTER, false],
    ["2026-06-01T14:00:01+02:00", AFTER, true],
    [null, AFTER, true],
    [UNKNOWN, AFTER, UNKNOWN],
    // What is no time is refused by validate, and takes nothing away.
    ["tomorrow", AFTER, true],
  ])("%p at %p: %p", (end, now, expected) => {
    expect(inForceAt(bound, { expires_at: end }, now)).toBe(expected);
  });
});

test("roles do not end, assignments and entitlements do", () => {
  expect(resourceNamed("zidentity_role")?.timeBound).toBeUndefined();
  expect(isEnded(groupRoleAssignment, ENDED)).toBe(true);
  expect(isEnded(groupRoleAssignment, STATE)).toBe(false);
  expect(isEnded(groupRoleAssignment, { active: UNKNOWN })).toBe(false);
});

test.each([
  "2026-06-01",
  "2026-06-01T12:00:00",
  "2026-02-31T12:00:00Z",
  "2026-06-01T24:00:00Z",
  "tomorrow",
  "",
])("%p is no time", (expires_at) => {
  expect(validate(groupRoleAssignment, { ...CONFIG, expires_at })).toMatchObject([
    { summary: "expires_at is not a time", path: [{ attribute: "expires_at" }] },
  ]);
});

test("times of RFC 3339, and one that is not known yet, are fine", () => {
  const times: Value[] = [END, "2026-06-01T14:00:00.5+02:00", "2026-06-01t12:00:00z", UNKNOWN];
  for (const expires_at of times)
    expect(validate(groupRoleAssignment, { ...CONFIG, expires_at })).toEqual([]);
});

describe("observing", () => {
  const seen = (grants: (typeof HELD)[], now: Date) =>
    observe(groupRoleAssignment, smallTenant({ grants }), STATE, now);

  test("what is there is in force, whatever the time", async () => {
    expect(await seen([HELD], BEFORE)).toEqual(STATE);
    expect(await seen([HELD], AFTER)).toEqual(STATE);
  });

  test("what is gone is gone before its end, and as it shall be after it", async () => {
    expect(await seen([], BEFORE)).toBeNull();
    expect(await seen([], AFTER)).toEqual(ENDED);
  });

  test("a declaration that has ended is as it shall be, too", async () => {
    const declared = propose(groupRoleAssignment, null, CONFIG, LOOKUPS, AFTER);
    expect(await observe(groupRoleAssignment, smallTenant(), declared, AFTER)).toEqual(ENDED);
  });
});

describe("planning", () => {
  test("the end is an update of active alone, and then nothing", () => {
    expect(plan(STATE, BEFORE).action).toBe("none");
    expect(plan(STATE, AFTER)).toMatchObject({
      action: "update",
      attributes: [{ path: [{ attribute: "active" }], before: true, after: false }],
    });
    expect(plan(ENDED, AFTER).action).toBe("none");
    expect(plan(ENDED, BEFORE).action).toBe("update");
  });

  test("an end that is not known leaves open whether it is in force", () => {
    const change = plan(null, AFTER, { ...CONFIG, expires_at: UNKNOWN });
    expect(change).toMatchObject({ planned: { active: UNKNOWN } });
  });
});

test("what has ended is not checked: a user or group that left since is in nobody's way", async () => {
  const gone = { ...CONFIG, group_id: "left" };
  const findings = (now: Date) =>
    checkAgainstTenant(groupRoleAssignment, smallTenant(), plan(null, now, gone));
  expect(await findings(BEFORE)).toMatchObject([{ severity: "error" }]);
  expect(await findings(AFTER)).toEqual([]);
});

describe("applying", () => {
  const run = async (
    change: Parameters<typeof apply>[2],
    grants = [HELD],
    now = AFTER,
    definition: ResourceDefinition = groupRoleAssignment,
  ) => {
    const tenant = smallTenant({ grants });
    const { state, diagnostics } = await apply(definition, tenant, change, now);
    return { state, diagnostics, grants: tenant.contents.grants };
  };

  test("the end takes the record away and keeps the state", async () => {
    expect(await run(plan(STATE, AFTER))).toEqual({ state: ENDED, diagnostics: [], grants: [] });
  });

  test("of an assignment that is not exclusive, others' roles stay", async () => {
    const shared = { ...STATE, exclusive: false };
    const more = { ...HELD, roles: [{ id: "r1" }, { id: "r2" }] };
    const change = plan(shared, AFTER, { ...CONFIG, exclusive: false });
    expect((await run(change, [more])).grants).toMatchObject([{ roles: [{ id: "r1" }] }]);
  });

  test("a create that has ended makes nothing and takes nothing", async () => {
    expect(await run(plan(null, AFTER), [])).toEqual({ state: ENDED, diagnostics: [], grants: [] });
  });

  test("a later end grants again, as anew", async () => {
    const later = plan(ENDED, AFTER, { ...CONFIG, expires_at: "2026-07-01T00:00:00Z" });
    const { state, grants } = await run(later, []);
    expect(state).toMatchObject({ active: true, expires_at: "2026-07-01T00:00:00Z" });
    expect(grants).toMatchObject([{ roles: [{ id: "r2" }] }]);
  });

  test("a delete of what has ended leaves alone what others granted since", async () => {
    const change = diff(groupRoleAssignment, ENDED, null);
    expect(await run(change)).toEqual({ state: null, diagnostics: [], grants: [HELD] });
  });

  test("a replacement of what has ended makes the new object alone", async () => {
    const other = { ...CONFIG, group_id: "g2", expires_at: null };
    const { grants } = await run(plan(ENDED, AFTER, other));
    expect(grants.map(({ principal }) => principal.id)).toEqual(["g1", "g2"]);
  });

  test("the plan counts, not the moment of the apply; an end that it did not know is judged then", async () => {
    const planned = plan(null, BEFORE);
    expect((await run(planned, [], AFTER)).state).toEqual(STATE);
    const open = plan(null, BEFORE, { ...CONFIG, expires_at: UNKNOWN });
    if (open.action !== "create") throw new Error("It is no create.");
    const known = { ...open, planned: { ...open.planned, expires_at: END } };
    expect((await run(known, [], AFTER)).state).toEqual(ENDED);
    expect((await run(known, [], BEFORE)).state).toEqual(STATE);
  });

  test("an entitlement ends in the same way", async () => {
    const config = { group_id: "g1", user_id: null, service_id: "s4", expires_at: END };
    const entitlements = [{ principal: GROUP_HELPDESK, serviceId: "s4" }];
    const tenant = smallTenant({ entitlements });
    const prior = await observe(serviceEntitlement, tenant, config, AFTER);
    expect(prior).toMatchObject({ active: true });
    const planned = propose(serviceEntitlement, prior, config, LOOKUPS, AFTER);
    const { state } = await apply(
      serviceEntitlement,
      tenant,
      diff(serviceEntitlement, prior, planned),
      AFTER,
    );
    expect(state).toMatchObject({ id: "group/g1/s4", active: false });
    expect(tenant.contents.entitlements).toEqual([]);
  });
});

function missing(): never {
  throw new Error("It has no end.");
}
