import { readFile } from "node:fs/promises";
import { DiagnosticsError, errorDiagnostic } from "../../diagnostics";
import type { Manifest } from "../../manifest";
import { placeDeclarations, refuseWithoutFiles } from "../hcl-source";
import type { LoadOptions } from "../load";
import type { LoadedManifest } from "../loaded-manifest";
import { manifestsOfPlan } from "../plan-json";

/** Both sides of a plan: what is there when it is made, and what it wants to be there. */
export interface PlanSides {
  readonly base: readonly LoadedManifest[];
  readonly head: readonly LoadedManifest[];
}

/** Reads the JSON of a Terraform plan, with the lines of its HCL as for a desired state. Throws DiagnosticsError. */
export async function loadPlanSides(file: string, options: LoadOptions = {}): Promise<PlanSides> {
  const { source } = options;
  if (source !== undefined) await refuseWithoutFiles(source);
  const { before, after } = manifestsOfPlan(await readJson(file), file);
  const loaded = async (manifest: Manifest) => [
    { file, form: "hcl" as const, manifest: await placeDeclarations(manifest, file, options) },
  ];
  return { base: await loaded(before), head: await loaded(after) };
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DiagnosticsError([
      errorDiagnostic(`${file} cannot be read as a plan`, `${reason}.`, {
        fix: "Write it with: terraform plan -out p && terraform show -json p > plan.json",
      }),
    ]);
  }
}
