import { createHash } from "node:crypto";
import { type Random, randomText } from "../random";

/** Where a seed's chance and ids come from. */
export interface SeedSource {
  readonly random: Random;
  /**
   * The id of the thing with this key: made from seed and key alone, so that it stays when the directory around it
   * changes.
   */
  readonly idOf: (key: string) => string;
  readonly pick: <Item>(items: readonly Item[]) => Item;
}

export function seedSource(seed: string): SeedSource {
  const random = generator(`${seed}\n`);
  return {
    random,
    idOf: (key) => `i${randomText(generator(`${seed}\n${key}`), 12)}`,
    pick: (items) => {
      const item = items[Math.floor(random() * items.length)];
      if (item === undefined) throw new RangeError("Nothing to pick from");
      return item;
    },
  };
}

/** Numbers from a chain of SHA-256 digests: slow enough not to matter, the same on every machine. */
function generator(key: string): Random {
  let block = Buffer.alloc(0);
  let offset = 0;
  let count = 0;
  return () => {
    if (offset === block.length) {
      block = createHash("sha256").update(`${key}\n${count}`).digest();
      offset = 0;
      count += 1;
    }
    offset += 4;
    return block.readUInt32BE(offset - 4) / 2 ** 32;
  };
}
