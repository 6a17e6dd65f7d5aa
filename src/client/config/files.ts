import { closeSync, fstatSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isObject } from "../is-object";
import type { Environment } from "./settings";

export interface ReadText {
  readonly text: string;
  /** Somebody besides its owner may read or write it; false where the system has no such permissions. */
  readonly open: boolean;
}

/** The files that a configuration may name, so that a test can stand in for them. */
export interface ConfigFiles {
  /** Throws the system's error for a file that cannot be read. */
  read(path: string): ReadText;
}

const OTHERS = 0o077;

export const systemFiles: ConfigFiles = {
  read: (path) => {
    const file = openSync(path, "r");
    try {
      // Asked of the file that is open: the name may stand for another one a moment later.
      const open = process.platform !== "win32" && (fstatSync(file).mode & OTHERS) !== 0;
      return { text: readFileSync(file, "utf8"), open };
    } finally {
      closeSync(file);
    }
  },
};

/** `ENOENT` and the like; the message itself may hold more than is to be shown. */
export function failureCode(error: unknown): string {
  const code = isObject(error) ? error["code"] : undefined;
  return typeof code === "string" ? code : "unreadable";
}

/** `~/x` in the home folder that the environment names. */
export function homePath(path: string, env: Environment): string {
  const home = homeOf(env);
  return home !== undefined && /^~[/\\]/.test(path) ? join(home, path.slice(2)) : path;
}

export function homeOf(env: Environment): string | undefined {
  return env["HOME"] ?? env["USERPROFILE"];
}
