import { CachedList } from "../../../src/client/cached-list";

test("is read once, also by readers at the same time", async () => {
  const list = new CachedList<number>();
  const load = jest.fn(() => Promise.resolve([1]));
  expect(await Promise.all([list.read(load), list.read(load)])).toEqual([[1], [1]]);
  await list.read(load);
  expect(load).toHaveBeenCalledTimes(1);
});

test("a failed read is tried again", async () => {
  const list = new CachedList<number>();
  await expect(list.read(() => Promise.reject(new Error("down")))).rejects.toThrow("down");
  expect(await list.read(() => Promise.resolve([2]))).toEqual([2]);
});

test("shows an update, also one that comes while it is read", async () => {
  const list = new CachedList<number>();
  const reading = list.read(() => Promise.resolve([1]));
  list.update((numbers) => [...numbers, 2]);
  await reading;
  list.update((numbers) => [...numbers, 3]);
  expect(await list.read(() => Promise.reject(new Error("read twice")))).toEqual([1, 2, 3]);
});

test("an update while a read fails does not keep the failure", async () => {
  const list = new CachedList<number>();
  const reading = list.read(() => Promise.reject(new Error("down")));
  list.update((numbers) => [...numbers, 2]);
  await expect(reading).rejects.toThrow("down");
  await new Promise(setImmediate);
  expect(await list.read(() => Promise.resolve([1]))).toEqual([1]);
});

test("an update of what was never read waits for the read", async () => {
  const list = new CachedList<number>();
  list.update(() => [9]);
  expect(await list.read(() => Promise.resolve([1]))).toEqual([1]);
});

test("is read again once it is forgotten", async () => {
  const list = new CachedList<number>();
  await list.read(() => Promise.resolve([1]));
  list.forget();
  expect(await list.read(() => Promise.resolve([2]))).toEqual([2]);
});
