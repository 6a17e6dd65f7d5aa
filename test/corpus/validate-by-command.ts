/** The third way: `zidentity validate`, on a manifest or on the JSON of a plan. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Manifest } from "../../src/manifest";
import { runCli } from "../unit/cli/run-cli";
import { NOW } from "./declare-stack";
import type { Said } from "./synthesize";

export async function validateByCommand(text: string): Promise<readonly Said[]> {
  const folder = mkdtempSync(join(tmpdir(), "zidentity-corpus-"));
  try {
    const file = join(folder, "state.json");
    writeFileSync(file, text);
    const args = ["validate", "-m", file, "--format", "json"];
    const { out, err } = await runCli(args, { now: () => new Date(NOW) });
    if (out === "") throw new Error(err);
    const { findings } = JSON.parse(out) as { findings: Finding[] };
    return findings
      .map(({ severity, rule, declared_at: at }) => {
        if (rule === undefined) throw new Error(`A finding without a rule at ${at}`);
        return `${severity} ${rule} at ${at}`;
      })
      .sort();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Finding {
  readonly severity: string;
  readonly rule?: string;
  readonly declared_at: string;
}

/** What a plan tells as well: of the deployer, the services by name are not in the provider's block. */
export function asPlanTells(text: string): string {
  const { deployer, ...manifest } = JSON.parse(withoutHouse(text)) as Manifest;
  if (deployer === undefined) return JSON.stringify(manifest);
  const { permissions, service_admins: services = [{}] } = deployer;
  const told = services.length === 0 ? { permissions, service_admins: [] } : { permissions };
  return JSON.stringify({ ...manifest, deployer: told });
}

/** The same state without what a house adds: a provider and a plan know nothing of it. */
export function withoutHouse(text: string): string {
  const { policies: _policies, accept: _accept, ...manifest } = JSON.parse(text) as Manifest;
  return JSON.stringify(manifest);
}
