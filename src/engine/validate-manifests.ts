import { attributePath, errorDiagnostic } from "../diagnostics";
import { type Config, validate } from "../lifecycle";
import { isReference, manifestName, type ManifestResource } from "../manifest";
import { type ResourceDefinition, resourceNamed } from "../resources";
import { isConfigurable, UNKNOWN, type Value } from "../schema";
import type { LoadedManifest } from "./load";
import type { DeclarationProblem } from "./resolve";

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
  return validate(definition, configWithoutIds(definition, resource)).map((diagnostic) => ({
    path: resource.path,
    diagnostic,
  }));
}

function configWithoutIds(definition: ResourceDefinition, { declares }: ManifestResource): Config {
  const entries = Object.entries(definition.attributes)
    .filter(([, attribute]) => isConfigurable(attribute))
    .map(([name, attribute]): [string, Value] => {
      const declared = declares[manifestName(name, attribute)];
      if (declared === undefined) return [name, null];
      return [name, isReference(attribute) ? unknownIds(declared) : (declared as Value)];
    });
  return Object.fromEntries(entries);
}

function unknownIds(declared: unknown): Value {
  return Array.isArray(declared) ? declared.map(() => UNKNOWN) : UNKNOWN;
}

/** Two declarations of one natural identity: the second would undo the first. */
export function declaredTwice(resources: readonly ManifestResource[]): DeclarationProblem[] {
  const first = new Map<string, string>();
  return resources.flatMap((resource) => {
    const definition = resourceNamed(resource.type);
    if (definition === undefined) return [];
    const key = JSON.stringify([resource.type, naturalIdentity(definition, resource)]);
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, resource.path);
      return [];
    }
    const what = definition.identity
      .map((name) => manifestNameOf(definition, name))
      .filter((name) => name in resource.declares)
      .map((name) => `${name} ${JSON.stringify(resource.declares[name])}`)
      .join(", ");
    const diagnostic = errorDiagnostic(
      `Two declarations of one ${definition.title}`,
      `${earlier} declares ${what} already, and one would undo the other.`,
      {
        ruleId: `${definition.name.replace(/^zidentity_/, "").replaceAll("_", "-")}/declared-twice`,
        path: attributePath(definition.identity[0] ?? ""),
        fix: "Merge the two into one declaration.",
      },
    );
    return [{ path: resource.path, diagnostic }];
  });
}

function naturalIdentity(
  definition: ResourceDefinition,
  { declares }: ManifestResource,
): unknown[] {
  return definition.identity.map((name) => declares[manifestNameOf(definition, name)] ?? null);
}

function manifestNameOf(definition: ResourceDefinition, name: string): string {
  const attribute = definition.attributes[name];
  return attribute === undefined ? name : manifestName(name, attribute);
}
