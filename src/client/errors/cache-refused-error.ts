/** A file of the cache is open to others: what is in it may have been read, or written, by anybody. */
export class CacheRefusedError extends Error {
  override readonly name = "CacheRefusedError";

  constructor(readonly path: string) {
    super(
      `${path}: others than its owner may read or write this file of the cache, so it is not used. ` +
        `Delete it; if your umask or a tool made it so, run chmod 600 on the files of its folder.`,
    );
  }
}
