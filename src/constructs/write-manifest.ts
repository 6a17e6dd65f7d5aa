import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ISynthesisSession, TerraformStack } from "cdktf";
import { type JudgedManifest, type Manifest, MANIFEST_FILE, MANIFEST_VERSION } from "../manifest";

/** Writes the desired state of a stack by natural names beside its `cdk.tf.json`; the same bytes for the same stack. */
export function writeManifest(
  stack: TerraformStack,
  session: ISynthesisSession,
  judged: JudgedManifest,
): void {
  const { name, workingDirectory } = session.manifest.forStack(stack);
  const folder = join(session.outdir, workingDirectory);
  const manifest: Manifest = { version: MANIFEST_VERSION, stack: name, ...judged };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, undefined, 2)}\n`);
}
