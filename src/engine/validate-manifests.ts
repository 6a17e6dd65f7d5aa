import { validate } from "../lifecycle";
import {
  checkManifests,
  type DeclarationProblem,
  judgedConfig,
  type ManifestResource,
} from "../manifest";
import { resourceNamed } from "../resources";
import type { LoadedManifest } from "./loaded-manifest";
import { checkOwnership } from "./ownership/ownership";
import { placeFindings } from "./place-findings";

/**
 * Everything that can be said of a desired state without a tenant: of each declaration, then of all together.
 * References count as not known yet. Expiries are judged for `now`.
 */
export function validateManifests(
  loaded: readonly LoadedManifest[],
  now: Date,
): readonly DeclarationProblem[] {
  const manifests = loaded.map(({ manifest }) => manifest);
  const single = [...judgeEach(loaded), ...checkOwnership(loaded, now)];
  return placeFindings(checkManifests(manifests, { now, single }), loaded);
}

/** What can be said of each declaration by itself. */
export function judgeEach(loaded: readonly LoadedManifest[]): readonly DeclarationProblem[] {
  return loaded.flatMap(({ manifest: { resources } }) => resources.flatMap(judgeOne));
}

function judgeOne(resource: ManifestResource): DeclarationProblem[] {
  const definition = resourceNamed(resource.type);
  if (definition === undefined) return [];
  return validate(definition, judgedConfig(definition, resource)).map((diagnostic) => ({
    path: resource.path,
    diagnostic,
  }));
}
