import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decide, SKIPPED } from "./decide";
import { findProgram } from "./find-program";
import { RUN_FOLDER_VARIABLE } from "./run-folder";

/** Once a jest run: its folder, and the one line that says why the acceptance tests are skipped. */
export default async function globalSetup(): Promise<void> {
  process.env[RUN_FOLDER_VARIABLE] = await mkdtemp(join(tmpdir(), "zidentity-test-"));
  if (decide(findProgram(process.env), process.env["CI"]).kind === "skip") {
    process.stderr.write(`\n${SKIPPED}\n`);
  }
}
