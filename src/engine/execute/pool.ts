/** Runs the work for every item, so many at once, in the order of the items; stops taking items when told to. */
export async function runPool<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
  goesOn: () => boolean = () => true,
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length && goesOn()) {
      const item = items[next];
      next += 1;
      if (item !== undefined) await work(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
}
