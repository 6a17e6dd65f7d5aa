import { UnexpectedAnswerError } from "../../../src/client";
import {
  api,
  BASE,
  connect,
  failureOf,
  grantsTokens,
  sample,
  TOKEN,
  useNock,
} from "./nocked-tenant";

useNock();
beforeEach(() => grantsTokens(TOKEN));

function groups(from: number, to: number): { id: string; name: string }[] {
  return Array.from({ length: to - from }, (_, at) => ({
    id: `g${from + at}`,
    name: `G${from + at}`,
  }));
}

/** One answer of the API: what it holds beside the records is the test's to say. */
function serve(offset: number, records: readonly object[], more: object = {}): void {
  api()
    .get(`${BASE}/groups`)
    .query({ offset: String(offset), limit: "1000" })
    .reply(200, { ...more, records: [...records] });
}

async function readIds(): Promise<string[]> {
  return (await connect().tenant.groups()).map(({ id }) => id);
}

const ids = (count: number): string[] => groups(0, count).map(({ id }) => id);

describe.each(["totalRecord", "results_total"])("with the total as %s", (name) => {
  test.each([
    [0, 1],
    [1, 1],
    [999, 1],
    [1000, 1],
    [1001, 2],
    [2500, 3],
  ])("%d records in %d requests", async (total, requests) => {
    for (let page = 0; page < requests; page += 1)
      serve(page * 1000, groups(page * 1000, Math.min(total, page * 1000 + 1000)), {
        [name]: total,
      });
    expect(await readIds()).toEqual(ids(total));
  });
});

test("of two totals the larger counts", async () => {
  serve(0, groups(0, 1000), { totalRecord: 1000, results_total: 1001 });
  serve(1000, groups(1000, 1001), { totalRecord: 1000, results_total: 1001 });
  expect(await readIds()).toHaveLength(1001);
});

test("a server that cuts pages to 100 is read to its end", async () => {
  for (const from of [0, 100, 200])
    serve(from, groups(from, Math.min(250, from + 100)), { totalRecord: 250, pageSize: 100 });
  expect(await readIds()).toEqual(ids(250));
});

test("a next_link to another host is not followed", async () => {
  const next_link = "https://other.example.com/admin/api/v1/groups?offset=1000&limit=1000";
  serve(0, groups(0, 1000), { totalRecord: 1001, next_link });
  serve(1000, groups(1000, 1001), { totalRecord: 1001, next_link });
  expect(await readIds()).toEqual(ids(1001));
});

test("the sample with a foreign next_link is read by offset", async () => {
  api().get(`${BASE}/groups?offset=0&limit=1000`).reply(200, sample("group-page-foreign-next"));
  serve(1, [{ id: "last", name: "Last" }], { totalRecord: 2 });
  expect(await readIds()).toEqual(["iadkfk65g0g01", "last"]);
});

test("an empty page ends the list before its total", async () => {
  serve(0, groups(0, 1000), { totalRecord: 1500 });
  serve(1000, [], { totalRecord: 1500 });
  expect(await readIds()).toHaveLength(1000);
});

test("a record that moved between two pages is there once", async () => {
  serve(0, groups(0, 1000), { totalRecord: 1500 });
  serve(1000, groups(999, 1499), { totalRecord: 1500 });
  expect(await readIds()).toEqual(ids(1499));
});

test("a server that ignores the offset is found out", async () => {
  serve(0, groups(0, 100), { totalRecord: 1500 });
  serve(100, groups(0, 100), { totalRecord: 1500 });
  const error = await failureOf(readIds());
  expect(error).toBeInstanceOf(UnexpectedAnswerError);
  expect(error.message).toContain("a page repeats the one before");
});

describe("without a total", () => {
  test("goes on until a page shorter than the server's own size", async () => {
    serve(0, groups(0, 100), { pageSize: 100 });
    serve(100, groups(100, 140), { pageSize: 100 });
    expect(await readIds()).toEqual(ids(140));
  });

  test("goes on until nothing new comes where the size is unknown too", async () => {
    serve(0, groups(0, 100));
    serve(100, groups(100, 140));
    serve(140, []);
    expect(await readIds()).toEqual(ids(140));
  });

  test("a plain list that is always the same is read once", async () => {
    api().get(`${BASE}/groups?offset=0&limit=1000`).reply(200, groups(0, 3));
    api().get(`${BASE}/groups?offset=3&limit=1000`).reply(200, groups(0, 3));
    expect(await readIds()).toEqual(ids(3));
  });
});

describe("an answer of another form", () => {
  test.each([
    [{ offset: 0 }, `it holds no "records"`],
    ["text", `it holds no "records"`],
    [{ records: [{ name: "x" }] }, `record 1 cannot be read: a group has no "id".`],
    [
      { records: [{ id: "", name: "x" }] },
      `record 1 cannot be read: a group has a "id" that is not`,
    ],
    [
      { records: [{ id: "1", name: "x" }, 7] },
      `record 2 cannot be read: a group is not an object.`,
    ],
    [{ records: [{ id: "1", name: "x", dynamicGroup: "no" }] }, `"dynamicGroup" that is not`],
  ])("%j", async (body, problem) => {
    api().get(`${BASE}/groups`).query(true).reply(200, JSON.stringify(body));
    const error = await failureOf(readIds());
    expect(error).toBeInstanceOf(UnexpectedAnswerError);
    expect(error.message).toContain(problem);
    expect(error.message).toContain("(operation listGroups)");
  });
});
