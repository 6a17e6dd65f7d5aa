import { field, list, openTenant } from "./open-tenant";

test("a page holds 100 records unless told otherwise, and the largest 1000", async () => {
  const tenant = await openTenant();
  const first = await tenant.call("GET", "/users");
  expect(first.json).toMatchObject({ pageOffset: 0, pageSize: 100, totalRecord: 200 });
  expect(list(first.json, "records")).toHaveLength(100);
  const all = await tenant.call("GET", "/users?limit=1000");
  expect(all.json).toMatchObject({ pageOffset: 0, pageSize: 1000, totalRecord: 200 });
  expect(list(all.json, "records")).toHaveLength(200);
});

test("pages follow one another without gap or overlap, and past the end there is nothing", async () => {
  const tenant = await openTenant();
  const all = list((await tenant.call("GET", "/users?limit=1000")).json, "records");
  const pages = [];
  for (const offset of [0, 70, 140]) {
    pages.push(
      ...list((await tenant.call("GET", `/users?offset=${offset}&limit=70`)).json, "records"),
    );
  }
  expect(pages).toEqual(all);
  const past = await tenant.call("GET", "/users?offset=200");
  expect(past.json).toMatchObject({ pageOffset: 200, totalRecord: 200, records: [] });
});

test.each([
  ["limit=0", "limit"],
  ["limit=1001", "limit"],
  ["limit=ten", "limit"],
  ["limit=", "limit"],
  ["limit=1.5", "limit"],
  ["offset=-1", "offset"],
  ["offset=1e3", "offset"],
])("%s is refused, with the field", async (query, name) => {
  const reply = await (await openTenant()).call("GET", `/users?${query}`);
  expect(reply.status).toBe(400);
  expect(list(reply.json, "details").map((detail) => field(detail, "field"))).toEqual([name]);
});

test("both faults of a request are told", async () => {
  const reply = await (await openTenant()).call("GET", "/users?limit=x&offset=y");
  expect(list(reply.json, "details")).toHaveLength(2);
});

test("groups have the total under both names, and while there is more a link to elsewhere", async () => {
  const tenant = await openTenant();
  const first = await tenant.call("GET", "/groups?limit=30");
  expect(first.json).toMatchObject({ totalRecord: 40, results_total: 40 });
  const link = new URL(String(field(first.json, "next_link")));
  expect(link.hostname).not.toBe("localhost");
  expect(link.pathname).toBe("/admin/api/v1/groups");
  expect(link.search).toBe("?offset=30&limit=30");
  const last = await tenant.call("GET", "/groups?limit=30&offset=30");
  expect(last.json).not.toHaveProperty("next_link");
});

test("some collections have results_total alone", async () => {
  const reply = await (await openTenant()).call("GET", "/api-clients");
  expect(reply.json).toMatchObject({ results_total: 3 });
  expect(reply.json).not.toHaveProperty("totalRecord");
});
