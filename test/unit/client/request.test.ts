import nock from "nock";
import { AuthenticationError, InvalidIdError, UnexpectedAnswerError } from "../../../src/client";
import {
  API,
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

const PRINCIPAL = { type: "GROUP", id: "g1" } as const;

test("a 401 is answered with one new token, and the request is sent again", async () => {
  grantsTokens(TOKEN, "second");
  api(TOKEN).get(`${BASE}/users`).query(FIRST_PAGE).reply(401);
  api("second").get(`${BASE}/users`).query(FIRST_PAGE).reply(200, page([]));
  expect(await connect().tenant.users()).toEqual([]);
});

test("also for a POST: a request that was not let in was not carried out", async () => {
  grantsTokens(TOKEN, "second");
  const role = { name: "Helpdesk" };
  api(TOKEN).post(`${BASE}/roles`, role).reply(401);
  api("second")
    .post(`${BASE}/roles`, role)
    .reply(201, { id: "r1", ...role });
  expect(await connect().tenant.createRole(role)).toEqual({ id: "r1", name: "Helpdesk" });
});

test("a second 401 is the end", async () => {
  grantsTokens(TOKEN, "second");
  api(TOKEN).get(/users/).reply(401);
  api("second")
    .get(/users/)
    .reply(401, { code: "UNAUTHORIZED", message: "second" }, { "x-transaction-id": "t-1" });
  const error = await failureOf(connect().tenant.users());
  expect(error).toBeInstanceOf(AuthenticationError);
  expect(error.message).toContain(`GET ${API}${BASE}/users answered 401: UNAUTHORIZED: (redacted)`);
  expect(error.message).toContain("Request id: t-1");
});

test("of parallel requests that are refused together, one renews the token", async () => {
  grantsTokens(TOKEN, "second");
  api(TOKEN)
    .get(/users|groups/)
    .times(2)
    .reply(401);
  api("second")
    .get(/users|groups/)
    .times(2)
    .reply(200, page([]));
  const { tenant } = connect();
  expect(await Promise.all([tenant.users(), tenant.groups()])).toEqual([[], []]);
});

test("an id is encoded into the path", async () => {
  grantsTokens(TOKEN);
  const seen = jest.fn();
  api()
    .delete((uri) => (seen(uri), true))
    .reply(204);
  await connect().tenant.removeEntitlement({ type: "USER", id: "a/b?c#d" }, "s 1");
  expect(seen).toHaveBeenCalledWith(`${BASE}/users/a%2Fb%3Fc%23d/service-entitlements/s%201`);
});

test.each(["", ".", ".."])("the id %j would be another path, and is not sent", async (id) => {
  const error = await failureOf(connect().tenant.deleteRole(id));
  expect(error).toBeInstanceOf(InvalidIdError);
  expect(error.message).toContain(`${JSON.stringify(id)} cannot be the roleId`);
});

test("a redirect does not carry the token to another host", async () => {
  grantsTokens(TOKEN);
  api().get(/users/).reply(302, "", { location: "https://evil.example.net/" });
  const evil = nock("https://evil.example.net").get("/").reply(200, page([]));
  expect(await failureOf(connect().tenant.users())).toMatchObject({ name: "RedirectRefusedError" });
  expect(evil.isDone()).toBe(false);
  nock.cleanAll();
});

test("a page of HTML is no list", async () => {
  grantsTokens(TOKEN);
  api().get(/users/).reply(200, "<html>Blocked</html>", { "content-type": "text/html" });
  const error = await failureOf(connect().tenant.users());
  expect(error).toBeInstanceOf(UnexpectedAnswerError);
  expect(error.message).toContain(`answered 200, but the answer is not JSON (text/html)`);
});

test("a page of HTML with status 200 does not confirm a deletion", async () => {
  grantsTokens(TOKEN);
  api().delete(`${BASE}/roles/r1`).reply(200, "<html>Blocked</html>");
  expect(await failureOf(connect().tenant.deleteRole("r1"))).toBeInstanceOf(UnexpectedAnswerError);
});

test("an operation that answers nothing takes 204, and JSON", async () => {
  grantsTokens(TOKEN);
  api().put(`${BASE}/groups/g1/service-entitlements/s1`).reply(204);
  api().put(`${BASE}/groups/g1/service-entitlements/s2`).reply(200, {});
  const { tenant } = connect();
  await tenant.entitle(PRINCIPAL, "s1");
  await tenant.entitle(PRINCIPAL, "s2");
});

test("an error of the tenant's own form reaches the caller", async () => {
  grantsTokens(TOKEN);
  api().get(/users/).reply(400, sample("error-with-details"));
  expect(await failureOf(connect().tenant.users())).toMatchObject({
    code: "INVALID",
    details: [{ field: "limit", reason: "must be at most 1000" }],
  });
});
