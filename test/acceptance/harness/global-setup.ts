import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isMissing, SKIPPED as SKIPPED_IN_BROWSER } from "../../browser/harness/decide";
import { decide, SKIPPED } from "./decide";
import { findProgram } from "./find-program";
import { RUN_FOLDER_VARIABLE } from "./run-folder";

/** Once a jest run: its folder, and a line for each kind of test that is skipped. */
export default async function globalSetup(): Promise<void> {
  process.env[RUN_FOLDER_VARIABLE] = await mkdtemp(join(tmpdir(), "zidentity-test-"));
  if (decide(findProgram(process.env), process.env["CI"]).kind === "skip") {
    process.stderr.write(`\n${SKIPPED}\n`);
  }
  if (isMissing(process.env)) process.stderr.write(`\n${SKIPPED_IN_BROWSER}\n`);
}
