import { field, list, textOf } from "../open-tenant";
import { type RunningTenant, runTenant, stopAll } from "./running-tenant";

afterEach(stopAll);

async function page({ call }: RunningTenant, path: string): Promise<unknown> {
  return (await call("GET", path)).json();
}

function idsOf(body: unknown): string[] {
  return list(body, "records").map((record) => textOf(record, "id"));
}

test("the server may cut pages shorter than asked", async () => {
  const tenant = await runTenant([{ fault: "small_pages", size: 7 }]);
  const body = await page(tenant, "/groups?offset=7&limit=1000");
  expect(idsOf(body)).toEqual([...tenant.emulator.store.groups.keys()].slice(7, 14));
  expect(body).toMatchObject({ pageOffset: 7, pageSize: 7, totalRecord: 40 });
  expect(idsOf(await page(tenant, "/groups?limit=3"))).toHaveLength(3);
});

test("inserted: from the second page on, all that follows has moved by one", async () => {
  const tenant = await runTenant([{ fault: "changing_pages", change: "inserted" }]);
  const groups = [...tenant.emulator.store.groups.keys()];
  const first = await page(tenant, "/groups?limit=10");
  const second = await page(tenant, "/groups?limit=10&offset=10");
  expect(idsOf(first)).toEqual(groups.slice(0, 10));
  expect(idsOf(second)).toEqual(groups.slice(9, 19));
  expect(second).toMatchObject({
    pageOffset: 10,
    pageSize: 10,
    totalRecord: 41,
    results_total: 41,
  });
  expect(field(second, "next_link")).toMatch(/\?offset=20&limit=10$/);
});

test("removed: what was first on the first page is gone, so that the second begins one later", async () => {
  const tenant = await runTenant([{ fault: "changing_pages", change: "removed", count: 2 }]);
  const groups = [...tenant.emulator.store.groups.keys()];
  const first = await page(tenant, "/groups?limit=10");
  expect(idsOf(first).slice(2)).toEqual(groups.slice(0, 8));
  expect(groups).not.toEqual(expect.arrayContaining(idsOf(first).slice(0, 2)));
  expect(new Set(idsOf(first)).size).toBe(10);
  expect(first).toMatchObject({ totalRecord: 42 });
  const second = await page(tenant, "/groups?limit=10&offset=10");
  expect(idsOf(second)).toEqual(groups.slice(10, 20));
  expect(second).toMatchObject({ totalRecord: 40 });
});

test.each([1, 2, 3, 50])("pages of %i with 3 records before the list's own", async (limit) => {
  const tenant = await runTenant([
    { fault: "changing_pages", change: "inserted", count: 3 },
    { fault: "changing_pages", change: "removed", count: 3 },
  ]);
  const ids: string[] = [];
  for (let offset = 0; offset < 43; offset += limit) {
    ids.push(...idsOf(await page(tenant, `/groups?limit=${limit}&offset=${offset}`)));
  }
  expect(ids.slice(3)).toEqual([...tenant.emulator.store.groups.keys()]);
  expect(new Set(ids).size).toBe(43);
});

test("who administers a service changes between pages as well", async () => {
  const tenant = await runTenant([{ fault: "changing_pages", change: "removed" }]);
  const { store } = tenant.emulator;
  const records = list(
    await page(tenant, `/services/${store.zidentity.id}/admin-entitlements`),
    "records",
  );
  expect(records).toHaveLength(2);
  const ids = records.map((record) => textOf(record, "principal", "id"));
  expect(store.users.has(ids[0] ?? "")).toBe(false);
  expect(store.users.has(ids[1] ?? "")).toBe(true);
});

test("a next_link leads to the page itself, to the first page, or to another host, on the last page too", async () => {
  const tenant = await runTenant();
  const { emulator } = tenant;
  const here = `${emulator.url}/ziam/admin/api/v1/groups`;
  const cases = [
    ["itself", `${here}?offset=10&limit=30`],
    ["first", `${here}?offset=0&limit=30`],
    ["foreign", "http://127.0.0.1:9/api/groups?offset=40&limit=30"],
  ] as const;
  for (const [to, link] of cases) {
    emulator.faults.set({ faults: [{ fault: "next_link", to, base: "http://127.0.0.1:9/api" }] });
    expect(field(await page(tenant, "/groups?offset=10&limit=30"), "next_link")).toBe(link);
  }
});

test.each([
  [3, { totalRecord: 43, results_total: 43 }],
  [-50, { totalRecord: 0, results_total: 0 }],
] as const)("a total that is wrong by %i", async (by, totals) => {
  const tenant = await runTenant([{ fault: "wrong_total", by }]);
  expect(await page(tenant, "/groups")).toMatchObject(totals);
});

test("a total that is absent, under both names", async () => {
  const tenant = await runTenant([{ fault: "wrong_total", by: "absent" }]);
  expect(Object.keys((await page(tenant, "/groups")) as object)).toEqual([
    "pageOffset",
    "pageSize",
    "records",
  ]);
});

test("a page that the tenant refuses is refused as ever", async () => {
  const tenant = await runTenant([
    { fault: "small_pages", size: 5 },
    { fault: "changing_pages", change: "removed" },
    { fault: "next_link", to: "itself" },
  ]);
  expect((await tenant.call("GET", "/groups?limit=-1")).status).toBe(400);
});
