import { grantBody, remainingGrant } from "../../../src/resources/assignment-grant";
import { assignmentState, undeclared } from "../../../src/resources/assignment-state";
import { GROUP } from "../../../src/resources/principal-kind";
import type { KnownObject } from "../../../src/schema";
import type { GrantRecord } from "../../../src/tenant";
import { GROUP_HELPDESK } from "../tenant/small-tenant";

function record(ids: readonly string[], scope?: string): GrantRecord {
  const roles = ids.map((id) => ({ id, name: `Role ${id}` }));
  const base = { principal: GROUP_HELPDESK, serviceId: "s1", roles };
  return scope === undefined ? base : { ...base, scope: { id: scope, name: "A scope" } };
}

function assignment(ids: readonly string[], more: KnownObject = {}): KnownObject {
  return {
    group_id: "g1",
    service_id: "s1",
    role_ids: [...ids],
    scope_id: null,
    exclusive: true,
    ...more,
  };
}

const shared = (ids: readonly string[], more: KnownObject = {}) =>
  assignment(ids, { exclusive: false, ...more });

const roles = (...ids: string[]) => ids.map((id) => ({ id }));

describe("what a record shall hold", () => {
  test.each<[string, GrantRecord | undefined, KnownObject | null, KnownObject, object]>([
    ["exclusive, none there", undefined, null, assignment(["a"]), { roles: roles("a") }],
    ["exclusive, others there", record(["x"]), null, assignment(["a"]), { roles: roles("a") }],
    ["shared, none there", undefined, null, shared(["a"]), { roles: roles("a") }],
    ["shared, others there", record(["x"]), null, shared(["a"]), { roles: roles("a", "x") }],
    [
      "shared, ours among them",
      record(["a", "x"]),
      null,
      shared(["a"]),
      { roles: roles("a", "x") },
    ],
    [
      "shared, one of ours goes",
      record(["a", "b", "x"]),
      shared(["a", "b"]),
      shared(["b"]),
      { roles: roles("b", "x") },
    ],
    [
      "exclusive before, shared now: nobody knows whose the others are",
      record(["a", "x"]),
      assignment(["a", "x"]),
      shared(["a"]),
      { roles: roles("a", "x") },
    ],
    [
      "shared, its own scope goes",
      record(["a"], "9"),
      shared(["a"], { scope_id: "9" }),
      shared(["a"]),
      { roles: roles("a") },
    ],
    [
      "shared before, exclusive now",
      record(["a", "x"]),
      shared(["a"]),
      assignment(["a"]),
      { roles: roles("a") },
    ],
    [
      "exclusive, with a scope",
      undefined,
      null,
      assignment(["a"], { scope_id: "9" }),
      { roles: roles("a"), scope: { id: "9" } },
    ],
    [
      "exclusive, the scope goes",
      record(["a"], "9"),
      null,
      assignment(["a"]),
      { roles: roles("a") },
    ],
    [
      "shared, the scope of others stays",
      record(["x"], "9"),
      null,
      shared(["a"]),
      { roles: roles("a", "x"), scope: { id: "9" } },
    ],
    [
      "shared, with a scope of its own",
      record(["x"], "9"),
      null,
      shared(["a"], { scope_id: "0" }),
      { roles: roles("a", "x"), scope: { id: "0" } },
    ],
  ])("%s", (_what, current, prior, planned, body) => {
    expect(grantBody(current, prior, planned)).toEqual(body);
  });
});

describe("what stays when an assignment goes", () => {
  test.each<[string, GrantRecord | undefined, KnownObject, object | undefined]>([
    ["exclusive: nothing", record(["a", "x"]), assignment(["a"]), undefined],
    [
      "shared: what others granted",
      record(["a", "x"], "9"),
      shared(["a"]),
      { roles: roles("x"), scope: { id: "9" } },
    ],
    ["shared: nothing but ours", record(["a"]), shared(["a"]), undefined],
    ["already gone", undefined, shared(["a"]), undefined],
  ])("%s", (_what, current, prior, body) => {
    expect(remainingGrant(current, prior)).toEqual(body);
  });
});

describe("what a record is as a state", () => {
  test("exclusive: all of it", () => {
    expect(assignmentState(GROUP, record(["a", "x"], "9"), assignment(["a"]))).toEqual({
      id: "group/g1/s1",
      group_id: "g1",
      service_id: "s1",
      role_ids: ["a", "x"],
      scope_id: "9",
      exclusive: true,
      expires_at: null,
      active: true,
    });
  });

  test("shared: the part that is declared", () => {
    expect(assignmentState(GROUP, record(["a", "x"], "9"), shared(["a", "b"]))).toMatchObject({
      role_ids: ["a"],
      // A scope that the declaration does not speak of is not its affair.
      scope_id: null,
      exclusive: false,
    });
    expect(
      assignmentState(GROUP, record(["a"], "9"), shared(["a"], { scope_id: "0" })),
    ).toMatchObject({
      scope_id: "9",
    });
    expect(assignmentState(GROUP, record(["x"]), shared(["a"]))).toBeUndefined();
  });
});

describe("what a declaration leaves to others", () => {
  const state = assignment(["a", "b", "x"], { id: "group/g1/s1" });

  test("exclusive: nothing", () => {
    expect(undeclared(state, assignment(["a"]))).toBeUndefined();
    expect(undeclared(state, { role_ids: ["a"] })).toBeUndefined();
  });

  test("shared: just the roles beyond its own", () => {
    expect(undeclared(state, shared(["a", "b"]))).toEqual({ ...state, role_ids: ["x"] });
    expect(undeclared(state, shared(["x", "b", "a"]))).toBeUndefined();
  });
});
