import type { ManifestGuards } from "../../../manifest";
import type { LoadedManifest } from "../../loaded-manifest";
import type { EnginePlan } from "../make-plan";
import { sha256 } from "./sha256";

/** Raised when a reader of the former form would misunderstand it. */
export const PLAN_VERSION = 2;

/** A plan that was saved, bound to what it was made from. */
export interface SavedPlan extends EnginePlan {
  readonly tenant: PlannedTenant;
  readonly desired: DesiredHash;
  /** What no run may do, as the desired state says it. */
  readonly guards: readonly ManifestGuards[];
  /** It gives somebody more than its deployer has: whoever carries it out answers for that, too. */
  readonly escalates: boolean;
  /** What is owned and cleared, because nothing is declared within: in words. Whoever carries it out names the guard again. */
  readonly empties: readonly string[];
}

/** The tenant that a plan was made for. All tenants of a cloud have one API: where tokens come from tells them apart. */
export interface PlannedTenant {
  readonly api_url: string;
  readonly token_url: string;
}

export interface DesiredHash {
  /** SHA-256 of the desired state, without where it stands. */
  readonly sha256: string;
  /** The files that it was read from. */
  readonly files: readonly string[];
  /** Where it lies, from the folder that the command ran in; all of what lies there is the desired state. */
  readonly path?: string | undefined;
}

export function hashDesired(loaded: readonly LoadedManifest[], path?: string): DesiredHash {
  const manifests = loaded.map(({ manifest: { policies, accept, ...manifest } }) => ({
    ...manifest,
    policies: policies?.map(({ place: _place, ...policy }) => policy),
    accept: accept?.map(({ place: _place, ...entry }) => entry),
    resources: manifest.resources.map(({ source: _source, ...resource }) => resource),
  }));
  return { sha256: sha256(manifests), files: loaded.map(({ file }) => file), path };
}
