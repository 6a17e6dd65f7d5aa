import { isAbsolute, relative } from "node:path";

/** As a person in that folder writes it; with `/` on every system. */
export function nearPath(file: string, cwd: string): string {
  const near = isAbsolute(file) ? relative(cwd, file) : file;
  return (near === "" || near.startsWith("..") ? file : near).replaceAll("\\", "/");
}
