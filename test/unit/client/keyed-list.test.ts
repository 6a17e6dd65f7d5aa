import { KeyedList, LAG_MS } from "../../../src/client/keyed-list";

interface Item {
  readonly id: string;
  readonly text?: string;
}

function listOf() {
  const time = { now: 0 };
  return {
    time,
    list: new KeyedList<Item>(
      ({ id }) => id,
      () => time.now,
    ),
  };
}

const a = { id: "a" };
const b = { id: "b" };

test("is read once, also by readers at the same time", async () => {
  const { list } = listOf();
  const load = jest.fn(async () => [a]);
  expect(await Promise.all([list.read(load), list.read(load)])).toEqual([[a], [a]]);
  await list.read(load);
  expect(load).toHaveBeenCalledTimes(1);
});

test("a failed read is not kept", async () => {
  const { list } = listOf();
  await expect(list.read(() => Promise.reject(new Error("down")))).rejects.toThrow("down");
  expect(await list.read(async () => [a])).toEqual([a]);
});

test("what was handed out does not change", async () => {
  const { list } = listOf();
  const before = await list.read(async () => [a]);
  list.put(b);
  expect(before).toEqual([a]);
  expect(await list.read(async () => [])).toEqual([a, b]);
});

test("a write while the list is being read shows, whatever the answer holds", async () => {
  const { list } = listOf();
  let answer: (items: Item[]) => void = () => undefined;
  const reading = list.read(() => new Promise((resolve) => (answer = resolve)));
  list.put({ id: "a", text: "new" });
  list.remove("b");
  answer([a, b]);
  expect(await reading).toEqual([{ id: "a", text: "new" }]);
});

test("a write shows in an answer that lags behind it, until the bound", async () => {
  const { list, time } = listOf();
  list.put(b);
  list.remove("a");
  time.now = LAG_MS;
  expect(await list.read(async () => [a])).toEqual([b]);
  list.forget();
  time.now = LAG_MS + 1;
  expect(await list.read(async () => [a])).toEqual([a]);
});

test("the last of several writes of one record counts", async () => {
  const { list } = listOf();
  list.put({ id: "a", text: "1" });
  list.remove("a");
  expect(await list.read(async () => [a])).toEqual([]);
  list.put({ id: "a", text: "2" });
  list.forget();
  expect(await list.read(async () => [a])).toEqual([{ id: "a", text: "2" }]);
});
