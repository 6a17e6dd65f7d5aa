import { build } from "esbuild";
import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { freshFolder } from "../harness/run-folder";
import { type Ended, runProgram } from "../harness/run-program";

const ROOT = join(__dirname, "../../..");

/** One file of the whole command, which starts in a tenth of the time of its sources. */
async function bundle(): Promise<string> {
  const folder = await freshFolder("program");
  await copyFile(join(ROOT, "package.json"), join(folder, "package.json"));
  const program = join(folder, "dist", "cli", "main.js");
  const entryPoints = [join(ROOT, "src/cli/main.ts")];
  await build({ entryPoints, bundle: true, platform: "node", outfile: program });
  return program;
}

let bundled: Promise<string> | undefined;

const PRELUDE = `zidentity() { "$NODE" "$PROGRAM" "$@"; }\n`;

/** Runs lines of bash in which `zidentity` is the command, as a process of its own. */
export async function shell(
  script: string,
  { cwd, env = {} }: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
): Promise<Ended> {
  const own = { NODE: process.execPath, PROGRAM: await (bundled ??= bundle()) };
  const base = { PATH: process.env["PATH"], HOME: cwd };
  return runProgram("bash", ["-c", PRELUDE + script], { cwd, env: { ...base, ...env, ...own } });
}
