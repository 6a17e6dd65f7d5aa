import {
  ApiError,
  ConflictError,
  ForbiddenError,
  NotFoundError,
  PreconditionFailedError,
  UnconfirmedCreateError,
} from "../../../src/client";
import { CapabilityMissingError, type RoleRecord } from "../../../src/tenant";
import {
  api,
  BASE,
  connect,
  failureOf,
  FIRST_PAGE,
  grantsTokens,
  page,
  sample,
  TOKEN,
  useNock,
} from "./nocked-tenant";

useNock();
beforeEach(() => grantsTokens(TOKEN));

const BODY = { name: "Helpdesk", permissions: { USERS_AND_GROUPS: "VIEW_ONLY" } };
const ROLE = { id: "r1", ...BODY };
const PATH = `${BASE}/roles/r1`;
const rename = (role: RoleRecord): RoleRecord => ({ ...role, name: "Renamed" });

function listsRoles(...roles: readonly object[]): void {
  api().get(`${BASE}/roles`).query(FIRST_PAGE).reply(200, page(roles));
}

function reset(): Error {
  return Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });
}

describe("create", () => {
  test("sends the body, and shows in the list that was read before", async () => {
    listsRoles();
    api().post(`${BASE}/roles`, BODY).reply(201, ROLE);
    const { tenant } = connect();
    expect(await tenant.roles()).toEqual([]);
    expect(await tenant.createRole(BODY)).toEqual(ROLE);
    expect(await tenant.roles()).toEqual([ROLE]);
  });

  test("a name that is taken", async () => {
    api().post(`${BASE}/roles`).reply(409, { code: "NAME_TAKEN", message: "Taken" });
    expect(await failureOf(connect().tenant.createRole(BODY))).toBeInstanceOf(ConflictError);
  });

  test("above the caller's own level", async () => {
    api().post(`${BASE}/roles`).reply(403, { code: "ESCALATION", message: "No" });
    expect(await failureOf(connect().tenant.createRole(BODY))).toBeInstanceOf(ForbiddenError);
  });

  test("a tenant that does not offer it", async () => {
    api().post(`${BASE}/roles`).reply(501);
    expect(await failureOf(connect().tenant.createRole(BODY))).toBeInstanceOf(
      CapabilityMissingError,
    );
  });

  test("after a 429 it is sent again", async () => {
    api().post(`${BASE}/roles`).reply(429);
    api().post(`${BASE}/roles`).reply(201, ROLE);
    expect(await connect().tenant.createRole(BODY)).toEqual(ROLE);
  });

  describe.each([
    ["a reset", () => api().post(`${BASE}/roles`).replyWithError(reset())],
    ["a 500", () => api().post(`${BASE}/roles`).reply(500)],
    ["a 502", () => api().post(`${BASE}/roles`).reply(502, "<html>Bad gateway")],
    ["a 504", () => api().post(`${BASE}/roles`).reply(504)],
    ["an answer that cannot be read", () => api().post(`${BASE}/roles`).reply(201, "<html>")],
    ["an answer without an id", () => api().post(`${BASE}/roles`).reply(201, {})],
  ])("after %s the roles are looked at before anything else", (_, fail) => {
    beforeEach(() => void fail());

    test("there, and as it was sent: it was created", async () => {
      const found = {
        ...ROLE,
        description: "",
        permissions: { ...BODY.permissions, ROLES: "NONE" },
      };
      listsRoles({ id: "r0", name: "Other" }, found);
      expect(await connect().tenant.createRole(BODY)).toEqual(found);
    });

    test("there a little later: lists lag behind", async () => {
      listsRoles();
      listsRoles(ROLE);
      expect(await connect().tenant.createRole(BODY)).toEqual(ROLE);
    });

    test("not there, and nothing may be sent again", async () => {
      for (let look = 0; look < 3; look += 1) listsRoles();
      const error = await failureOf(connect({ max_retries: 0 }).tenant.createRole(BODY));
      expect(error).toBeInstanceOf(UnconfirmedCreateError);
      expect(error.message).toContain(`whether the role "Helpdesk" was created`);
      expect(error.message).toContain("The tenant does not list it now.");
      expect(error.cause).toBeInstanceOf(Error);
    });

    test("there, and not as it was sent", async () => {
      listsRoles({ ...ROLE, permissions: { USERS_AND_GROUPS: "FULL" } });
      const error = await failureOf(connect().tenant.createRole(BODY));
      expect(error).toBeInstanceOf(UnconfirmedCreateError);
      expect(error.message).toContain("id r1, which says something else");
    });
  });

  describe("not there after a 504: it is sent again", () => {
    beforeEach(() => {
      api().post(`${BASE}/roles`).reply(504);
      for (let look = 0; look < 3; look += 1) listsRoles();
    });

    test("and created", async () => {
      api().post(`${BASE}/roles`, BODY).reply(201, ROLE);
      expect(await connect().tenant.createRole(BODY)).toEqual(ROLE);
    });

    test("and its name is taken: the first one shows at last", async () => {
      api().post(`${BASE}/roles`).reply(409, { code: "NAME_TAKEN", message: "Taken" });
      for (let look = 0; look < 4; look += 1) listsRoles();
      listsRoles(ROLE);
      expect(await connect().tenant.createRole(BODY)).toEqual(ROLE);
    });

    test("and its name is taken by another", async () => {
      api().post(`${BASE}/roles`).reply(409, { code: "NAME_TAKEN", message: "Taken" });
      listsRoles({ ...ROLE, permissions: {} });
      const error = await failureOf(connect().tenant.createRole(BODY));
      expect(error).toBeInstanceOf(UnconfirmedCreateError);
      expect(error.message).toContain("which says something else");
    });

    test("and refused for another reason", async () => {
      api().post(`${BASE}/roles`).reply(403, { code: "ESCALATION", message: "No" });
      expect(await failureOf(connect().tenant.createRole(BODY))).toBeInstanceOf(ForbiddenError);
    });
  });

  test("a 500 is not sent again", async () => {
    api().post(`${BASE}/roles`).reply(500);
    for (let look = 0; look < 3; look += 1) listsRoles();
    expect(await failureOf(connect().tenant.createRole(BODY))).toBeInstanceOf(
      UnconfirmedCreateError,
    );
  });

  test("is shown by a list that is read later and does not show it yet", async () => {
    api().post(`${BASE}/roles`).reply(201, ROLE);
    listsRoles();
    const { tenant } = connect();
    await tenant.createRole(BODY);
    expect(await tenant.roles()).toEqual([ROLE]);
  });

  test("a role that was there before is not taken for the new one", async () => {
    listsRoles(ROLE);
    api().post(`${BASE}/roles`).reply(504);
    listsRoles(ROLE);
    const { tenant } = connect();
    await tenant.roles();
    const error = await failureOf(tenant.createRole(BODY));
    expect(error).toBeInstanceOf(UnconfirmedCreateError);
    expect(error.message).toContain("id r1, which was there before");
  });

  test("the roles cannot be read either", async () => {
    api().post(`${BASE}/roles`).reply(504);
    api().get(`${BASE}/roles`).query(true).reply(500);
    const error = await failureOf(connect().tenant.createRole(BODY));
    expect(error).toBeInstanceOf(UnconfirmedCreateError);
    expect(error.message).toContain("The roles could not be read: GET");
    expect(error.cause).toBeInstanceOf(ApiError);
  });

  test("the list is read again after a failure", async () => {
    listsRoles();
    api().post(`${BASE}/roles`).reply(409, { code: "NAME_TAKEN", message: "Taken" });
    listsRoles(ROLE);
    const { tenant } = connect();
    await tenant.roles();
    await failureOf(tenant.createRole(BODY));
    expect(await tenant.roles()).toEqual([ROLE]);
  });
});

describe("replace", () => {
  test("reads afresh, keeps what it does not know, and sends the ETag", async () => {
    const raw = sample("role-with-unknown-module");
    api().get(PATH).reply(200, raw, { etag: `"v1"` });
    api()
      .put(PATH, { ...raw, name: "Renamed" })
      .matchHeader("if-match", `"v1"`)
      .reply(200, { ...raw, name: "Renamed" });
    const { tenant } = connect();
    expect(await tenant.replaceRole("r1", rename)).toEqual({ ...raw, name: "Renamed" });
  });

  test("sends unknown fields, modules and levels back as they came", async () => {
    const raw = {
      ...ROLE,
      permissions: { ...BODY.permissions, NEW_MODULE: "NEW_LEVEL" },
      newField: { deep: [null, 1] },
    };
    api().get(PATH).reply(200, raw);
    const sent = jest.fn();
    api()
      .put(PATH, (body) => (sent(body), true))
      .reply(200, { ...raw, name: "Renamed" });
    await connect().tenant.replaceRole("r1", rename);
    expect(sent).toHaveBeenCalledWith({ ...raw, name: "Renamed" });
  });

  test("sends no If-Match where the tenant sends no ETag", async () => {
    api().get(PATH).reply(200, ROLE);
    const seen = jest.fn();
    api()
      .put(PATH)
      .reply(function () {
        seen(this.req.headers["if-match"]);
        return [200, ROLE];
      });
    await connect().tenant.replaceRole("r1", rename);
    expect(seen).toHaveBeenCalledWith(undefined);
  });

  test("writes nothing where nothing changes", async () => {
    api().get(PATH).reply(200, ROLE);
    expect(await connect().tenant.replaceRole("r1", (role) => ({ ...role }))).toEqual(ROLE);
  });

  test.each([412, 409])(
    "a change by somebody else (%d) is kept, and ours applied to it",
    async (status) => {
      const theirs = { ...ROLE, description: "theirs" };
      api().get(PATH).reply(200, ROLE, { etag: `"v1"` });
      api().put(PATH).matchHeader("if-match", `"v1"`).reply(status, { code: "X", message: "y" });
      api().get(PATH).reply(200, theirs, { etag: `"v2"` });
      api()
        .put(PATH, { ...theirs, name: "Renamed" })
        .matchHeader("if-match", `"v2"`)
        .reply(200, { ...theirs, name: "Renamed" });
      const replaced = await connect().tenant.replaceRole("r1", rename);
      expect(replaced).toEqual({ ...theirs, name: "Renamed" });
    },
  );

  test("a name that is taken is said at once: nobody changed the role", async () => {
    api().get(PATH).times(2).reply(200, ROLE);
    api().put(PATH).reply(409, { code: "NAME_TAKEN", message: "Taken" });
    const error = await failureOf(connect().tenant.replaceRole("r1", rename));
    expect(error).toBeInstanceOf(ConflictError);
    expect(error).toMatchObject({ code: "NAME_TAKEN" });
  });

  test("gives up when it is changed again and again", async () => {
    for (let version = 0; version < 4; version += 1) {
      api()
        .get(PATH)
        .reply(200, { ...ROLE, description: `v${version}` });
      api().put(PATH).reply(412, { code: "X", message: "y" });
    }
    const error = await failureOf(connect().tenant.replaceRole("r1", rename));
    expect(error).toBeInstanceOf(PreconditionFailedError);
  });

  test("a first write whose answer was lost is found done", async () => {
    const done = { ...ROLE, name: "Renamed" };
    api().get(PATH).reply(200, ROLE, { etag: `"v1"` });
    api().put(PATH).reply(504);
    api().put(PATH).reply(412, { code: "X", message: "y" });
    api().get(PATH).reply(200, done, { etag: `"v2"` });
    expect(await connect().tenant.replaceRole("r1", rename)).toEqual(done);
  });

  test("without an ETag an open outcome is looked at, and not sent again over somebody else's change", async () => {
    const theirs = { ...ROLE, name: "Renamed", description: "theirs" };
    api().get(PATH).reply(200, ROLE);
    api().put(PATH).reply(504);
    api().get(PATH).reply(200, theirs);
    expect(await connect().tenant.replaceRole("r1", rename)).toEqual(theirs);
  });

  test("a role that was just created, and is not there to read yet, is waited for", async () => {
    api().post(`${BASE}/roles`).reply(201, ROLE);
    api().get(PATH).twice().reply(404, sample("error-not-found"));
    api().get(PATH).reply(200, ROLE);
    api()
      .put(PATH)
      .reply(200, { ...ROLE, name: "Renamed" });
    const { tenant, waits } = connect();
    await tenant.createRole(BODY);
    expect(await tenant.replaceRole("r1", rename)).toMatchObject({ name: "Renamed" });
    expect(waits).toEqual([250, 500]);
  });

  test("a reading from before the last write is not taken for somebody else's change", async () => {
    api().get(PATH).twice().reply(200, ROLE);
    api()
      .put(PATH, { ...ROLE, description: "a" })
      .reply(200, { ...ROLE, description: "a" });
    const { tenant } = connect();
    const append = (letter: string) => (role: RoleRecord) => ({
      ...role,
      description: (role.description ?? "") + letter,
    });
    await tenant.replaceRole("r1", append("a"));
    api()
      .get(PATH)
      .reply(200, { ...ROLE, description: "a" });
    api()
      .put(PATH, { ...ROLE, description: "ab" })
      .reply(200, { ...ROLE, description: "ab" });
    await tenant.replaceRole("r1", append("b"));
  });

  test("a role that is gone", async () => {
    api().get(PATH).reply(404, sample("error-not-found"));
    expect(await failureOf(connect().tenant.replaceRole("r1", rename))).toBeInstanceOf(
      NotFoundError,
    );
  });

  test("shows in the list that was read before", async () => {
    listsRoles(ROLE);
    api().get(PATH).reply(200, ROLE);
    api()
      .put(PATH)
      .reply(200, { ...ROLE, name: "Renamed" });
    const { tenant } = connect();
    await tenant.roles();
    await tenant.replaceRole("r1", rename);
    expect(await tenant.roles()).toEqual([{ ...ROLE, name: "Renamed" }]);
  });

  test("two changes of one role run one after another", async () => {
    api().get(PATH).reply(200, ROLE);
    api()
      .put(PATH, { ...ROLE, description: "a" })
      .reply(200, { ...ROLE, description: "a" });
    api()
      .get(PATH)
      .reply(200, { ...ROLE, description: "a" });
    api()
      .put(PATH, { ...ROLE, description: "ab" })
      .reply(200, { ...ROLE, description: "ab" });
    const { tenant } = connect();
    const append = (letter: string) => (role: RoleRecord) => ({
      ...role,
      description: (role.description ?? "") + letter,
    });
    const [, second] = await Promise.all([
      tenant.replaceRole("r1", append("a")),
      tenant.replaceRole("r1", append("b")),
    ]);
    expect(second.description).toBe("ab");
  });
});

describe("delete", () => {
  test("takes it from the list that was read before", async () => {
    listsRoles(ROLE);
    api().delete(PATH).reply(204);
    const { tenant } = connect();
    await tenant.roles();
    await tenant.deleteRole("r1");
    expect(await tenant.roles()).toEqual([]);
  });

  test("one that this process deleted, and that still shows, is neither shown nor deleted again", async () => {
    api().delete(PATH).reply(204);
    listsRoles(ROLE);
    const { tenant } = connect();
    await tenant.deleteRole("r1");
    expect(await tenant.roles()).toEqual([]);
    await tenant.deleteRole("r1");
  });

  test("one that is already gone is deleted", async () => {
    api().delete(PATH).reply(404, sample("error-not-found"));
    await connect().tenant.deleteRole("r1");
  });

  test("a first deletion whose answer was lost is found done", async () => {
    api().delete(PATH).reply(504);
    api().delete(PATH).reply(404, sample("error-not-found"));
    await connect().tenant.deleteRole("r1");
  });

  test("an address that the tenant does not know is no deletion", async () => {
    api().delete(PATH).reply(404);
    expect(await failureOf(connect().tenant.deleteRole("r1"))).toBeInstanceOf(
      CapabilityMissingError,
    );
  });

  test("nor is another object that is missing", async () => {
    api().delete(PATH).reply(404, { code: "TENANT_NOT_FOUND", message: "No such tenant" });
    expect(await failureOf(connect().tenant.deleteRole("r1"))).toBeInstanceOf(NotFoundError);
  });

  test("a role that is assigned", async () => {
    api().delete(PATH).reply(409, { code: "ROLE_IN_USE", message: "In use" });
    expect(await failureOf(connect().tenant.deleteRole("r1"))).toBeInstanceOf(ConflictError);
  });
});
