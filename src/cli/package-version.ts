import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The version of the installed package, which is that of the command and of the provider. */
export function packageVersion(): string {
  const text = readFileSync(join(__dirname, "..", "..", "package.json"), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
