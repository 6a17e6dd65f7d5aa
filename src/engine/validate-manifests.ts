import { validate } from "../lifecycle";
import {
  type DeclarationProblem,
  declaredTwice,
  judgedConfig,
  type ManifestResource,
} from "../manifest";
import { resourceNamed } from "../resources";
import type { LoadedManifest } from "./load";

/** Everything that can be said of a desired state without a tenant. References count as not known yet. */
export function validateManifests(
  loaded: readonly LoadedManifest[],
): readonly DeclarationProblem[] {
  const resources = loaded.flatMap(({ manifest }) => manifest.resources);
  return [...resources.flatMap(judgeOne), ...declaredTwice(resources)];
}

function judgeOne(resource: ManifestResource): DeclarationProblem[] {
  const definition = resourceNamed(resource.type);
  if (definition === undefined) return [];
  return validate(definition, judgedConfig(definition, resource)).map((diagnostic) => ({
    path: resource.path,
    diagnostic,
  }));
}
