import { KeyedMutex } from "../../../src/client/keyed-mutex";

function gate(): { opened: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

test("work with one key runs one after another, also after a failure", async () => {
  const mutex = new KeyedMutex();
  const order: string[] = [];
  const first = gate();
  const runs = [
    mutex.run("a", async () => {
      await first.opened;
      order.push("first");
      throw new Error("first failed");
    }),
    mutex.run("a", () => Promise.resolve(order.push("second"))),
    mutex.run("a", () => Promise.resolve(order.push("third"))),
  ];
  await new Promise(setImmediate);
  expect(order).toEqual([]);
  first.open();
  const settled = await Promise.allSettled(runs);
  expect(settled.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "fulfilled"]);
  expect(order).toEqual(["first", "second", "third"]);
});

test("work with another key does not wait", async () => {
  const mutex = new KeyedMutex();
  const first = gate();
  const blocked = mutex.run("a", () => first.opened);
  expect(await mutex.run("b", () => Promise.resolve("done"))).toBe("done");
  first.open();
  await blocked;
});
