import { isAbsolute, relative } from "node:path";

/** As a person would write it: relative to the folder that the command runs in, where it lies within. */
export function shownFile(file: string, from: string | undefined): string {
  const near = from === undefined || !isAbsolute(file) ? file : relative(from, file);
  return (near.startsWith("..") ? file : near).replaceAll("\\", "/");
}
