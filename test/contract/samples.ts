import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A sample by the name of its file, without `.json`. */
export function sample(name: string): unknown {
  return JSON.parse(readFileSync(join(__dirname, "samples", `${name}.json`), "utf8"));
}
