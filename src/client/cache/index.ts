/**
 * Lists of a tenant kept on disk between commands that only read. Off unless a command asks for it.
 * Holds no secret, and nothing that a write may rely on.
 */
export type { DiskCachePlace } from "./list-files";
export { forgetCachedLists, openCachedReader, withDiskCache } from "./open-cached-reader";
