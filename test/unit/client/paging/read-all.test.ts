import { UnexpectedAnswerError, UnstableListError } from "../../../../src/client";
import {
  api,
  BASE,
  connect,
  failureOf,
  grantsTokens,
  sample,
  TOKEN,
  useNock,
} from "../nocked-tenant";
import { groups, ids, type ListAnswer, type ListRequest, listServer } from "./list-server";

/** A page as the API words it. */
function pageOf(
  all: readonly object[],
  { offset, limit }: ListRequest,
  more: object = {},
): ListAnswer {
  const records = all.slice(offset, offset + limit);
  return { pageOffset: offset, pageSize: limit, totalRecord: all.length, records, ...more };
}

async function read(answer: Parameters<typeof listServer>[0]) {
  const server = listServer(answer);
  const { tenant } = connect({}, { fetch: server.fetch });
  return { found: (await tenant.groups()).map(({ id }) => id), ...server };
}

describe.each([
  // Each page after the first begins with the last record of the one before; a full page may have one behind it.
  [0, 1],
  [1, 1],
  [99, 1],
  [100, 2],
  [101, 1],
  [999, 1],
  [1000, 2],
  [1001, 2],
  [1999, 3],
  [2500, 3],
  [25_000, 26],
])("%d records", (count, requests) => {
  test.each(["totalRecord", "results_total"])("in %s", async (name) => {
    const all = groups(0, count);
    const { found, offsets } = await read((request) => {
      const { totalRecord, ...page } = pageOf(all, request);
      return { ...page, [name]: totalRecord };
    });
    expect(found).toEqual(ids(0, count));
    expect(offsets).toHaveLength(requests);
  });

  test.each([
    ["less", -1],
    ["none at all", -Infinity],
    ["one more", 1],
    ["ten times as many", 9],
  ])("where the total says %s", async (_, by) => {
    const all = groups(0, count);
    const told = Math.max(0, by === 9 ? count * 10 : count + by);
    const { found } = await read((request) => pageOf(all, request, { totalRecord: told }));
    expect(found).toEqual(ids(0, count));
  });

  test("without a total", async () => {
    const { found } = await read((request) => {
      const { totalRecord: _, ...page } = pageOf(groups(0, count), request);
      return page;
    });
    expect(found).toEqual(ids(0, count));
  });

  test("from a server that cuts pages to 100", async () => {
    const { found } = await read((request) =>
      pageOf(groups(0, count), { ...request, limit: 100 }, { pageSize: 100 }),
    );
    expect(found).toEqual(ids(0, count));
  });
});

test("a total that is far too large asks for few pages in vain", async () => {
  const { found, offsets } = await read((request) =>
    pageOf(groups(0, 1500), request, { totalRecord: 1_000_000_000 }),
  );
  expect(found).toEqual(ids(0, 1500));
  expect(offsets.length).toBeLessThan(100);
});

test("pages after the first are asked for at once", async () => {
  let waiting = 0;
  let most = 0;
  const server = listServer((request) => pageOf(groups(0, 5000), request));
  const slow: typeof fetch = async (...call) => {
    most = Math.max(most, (waiting += 1));
    await new Promise((resolve) => setImmediate(resolve));
    waiting -= 1;
    return server.fetch(...call);
  };
  await connect({}, { fetch: slow }).tenant.groups();
  expect(most).toBe(5);
});

test("pages of changing length leave no gap", async () => {
  const all = groups(0, 3000);
  const { found } = await read((request) =>
    pageOf(all, { ...request, limit: request.offset === 0 ? 1000 : 300 + (request.nth % 3) * 100 }),
  );
  expect(found).toEqual(ids(0, 3000));
});

describe("while somebody else changes the list", () => {
  /** The list is `before` for the first requests, and `after` from then on. */
  const turning = (before: readonly object[], after: readonly object[], from: number) =>
    read((request) => pageOf(request.nth < from ? before : after, request));

  test.each([2, 3, 4])("a record in front is removed before request %d", async (from) => {
    const { found } = await turning(groups(0, 3500), groups(1, 3500), from);
    expect(found).toEqual(ids(1, 3500));
  });

  test.each([2, 3, 4])("a record is added in front before request %d", async (from) => {
    const { found } = await turning(groups(1, 3500), groups(0, 3500), from);
    expect(found).toEqual(ids(0, 3500));
  });

  test("one is removed and another added, so that the total stays", async () => {
    const { found } = await turning(groups(0, 2500), groups(1, 2501), 2);
    expect(found).toEqual(ids(1, 2501));
  });

  test("the list shrinks to less than what came", async () => {
    const { found } = await turning(groups(0, 1500), groups(0, 10), 2);
    expect(found).toEqual(ids(0, 10));
  });

  test("it grows behind what came", async () => {
    const { found } = await turning(groups(0, 1000), groups(0, 1001), 2);
    expect(found).toEqual(ids(0, 1001));
  });

  test("for ever: an error after five readings", async () => {
    let shift = 0;
    const server = listServer((request) => pageOf(groups((shift += 1), shift + 1500), request));
    const error = await failureOf(connect({}, { fetch: server.fetch }).tenant.groups());
    expect(error).toBeInstanceOf(UnstableListError);
    expect(error.message).toContain("5 times in a row");
    expect(server.offsets.filter((offset) => offset === 0)).toHaveLength(5);
  });
});

test("a total that wavers is no change when the records are the same twice", async () => {
  const { found } = await read((request) =>
    pageOf(groups(0, 1500), request, { totalRecord: 1500 + request.nth }),
  );
  expect(found).toEqual(ids(0, 1500));
});

test("a server that cuts offsets to whole pages is read all the same", async () => {
  const { found } = await read((request) =>
    pageOf(groups(0, 2500), { ...request, offset: request.offset - (request.offset % 1000) }),
  );
  expect(found).toEqual(ids(0, 2500));
});

test("a server that ignores the offset is found out", async () => {
  const failed = read((request) => pageOf(groups(0, 1500), { ...request, offset: 0 }));
  const error = await failureOf(failed);
  expect(error).toBeInstanceOf(UnexpectedAnswerError);
  expect(error.message).toContain("a page repeats the first");
});

test("of two totals the larger counts", async () => {
  const { found } = await read((request) =>
    pageOf(groups(0, 2500), request, { totalRecord: 1000, results_total: 2500 }),
  );
  expect(found).toEqual(ids(0, 2500));
});

test.each([
  ["elsewhere", "https://other.example.com/admin/api/v1/groups?offset=1000"],
  ["to itself", "https://api.zsapi.net/ziam/admin/api/v1/groups?offset=0"],
])("a next_link that points %s is not followed", async (_, next_link) => {
  const { found, urls } = await read((request) => pageOf(groups(0, 1500), request, { next_link }));
  expect(found).toEqual(ids(0, 1500));
  expect(new Set(urls.map((url) => new URL(url).host))).toEqual(
    new Set(["acme.zslogin.net", "api.zsapi.net"]),
  );
  expect(urls).toHaveLength(3);
});

describe("a plain list", () => {
  test("that is always the same is read once", async () => {
    expect((await read(() => groups(0, 3))).found).toEqual(ids(0, 3));
  });

  test("that heeds the offset is read to its end", async () => {
    const all = groups(0, 140);
    const { found } = await read(({ offset }) => all.slice(offset, offset + 100));
    expect(found).toEqual(ids(0, 140));
  });
});

test("a record that is twice on one page is there once", async () => {
  const twice = [...groups(0, 3), ...groups(1, 2)];
  const { found, offsets } = await read((request) => pageOf(twice, request));
  expect(found).toEqual(ids(0, 3));
  expect(offsets).toEqual([0]);
});

describe("over the wire", () => {
  useNock();
  beforeEach(() => grantsTokens(TOKEN));

  test("the sample with a foreign next_link is read by offset", async () => {
    api().get(`${BASE}/groups?offset=0&limit=1000`).reply(200, sample("group-page-foreign-next"));
    api()
      .get(`${BASE}/groups?offset=1&limit=1000`)
      .reply(200, { totalRecord: 2, records: [{ id: "last", name: "Last" }] });
    const found = (await connect().tenant.groups()).map(({ id }) => id);
    expect(found).toEqual(["iadkfk65g0g01", "last"]);
  });

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
  ])("an answer of another form: %j", async (body, problem) => {
    api().get(`${BASE}/groups`).query(true).reply(200, JSON.stringify(body));
    const error = await failureOf(connect().tenant.groups());
    expect(error).toBeInstanceOf(UnexpectedAnswerError);
    expect(error.message).toContain(problem);
    expect(error.message).toContain("(operation listGroups)");
  });
});
