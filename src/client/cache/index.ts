/**
 * Lists of a tenant kept on disk between commands that only read. Off unless a command asks for it.
 * Holds no secret, and nothing that a write may rely on.
 */
export { CachedReader } from "./cached-reader";
export { type DiskCachePlace, ListFiles } from "./list-files";
export { openCachedReader, withDiskCache } from "./open-cached-reader";
