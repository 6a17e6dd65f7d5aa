/** What people call the system's refusals of a file. */
const WORDS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  ENOENT: "there is no such file or folder",
  ENOTDIR: "a part of the path is not a folder",
  EISDIR: "it is a folder",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the quota of the disk is used up",
  EFBIG: "the file would be larger than is allowed",
  EBUSY: "it is in use, or mounted by itself",
  ENAMETOOLONG: "the name is too long",
  ELOOP: "its links lead nowhere",
  EMFILE: "too many files are open",
};

/** Why the system refused, without the names of passing files that its own message holds. */
export function systemReason(error: unknown): string {
  const code = refusalOf(error);
  if (code !== undefined) return `${WORDS[code]} (${code})`;
  return error instanceof Error ? error.message : String(error);
}

/** The code of a refusal that has words of its own; undefined of another error. */
export function refusalOf(error: unknown): string | undefined {
  const code: unknown = Reflect.get(Object(error), "code");
  return typeof code === "string" && Object.hasOwn(WORDS, code) ? code : undefined;
}
