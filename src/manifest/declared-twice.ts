import { attributePath, type Diagnostic, errorDiagnostic, formatLine } from "../diagnostics";
import { declaredTwiceId, type ResourceDefinition, resourceNamed } from "../resources";
import type { Attribute } from "../schema";
import { ZIDENTITY_SERVICE } from "../tenant";
import type { ManifestResource } from "./format";
import { manifestName } from "./names";

/** A finding about a declaration, with the path of that declaration. */
export interface DeclarationProblem {
  readonly path: string;
  readonly diagnostic: Diagnostic;
}

/**
 * Two declarations of one natural identity, where the rules across declarations cannot tell it: roles of one name, and
 * what is held on a service that is known by its id alone. Names are compared, ids are compared, and a name is never
 * compared with an id: which object an id means is known to the tenant alone.
 */
export function declaredTwice(resources: readonly ManifestResource[]): DeclarationProblem[] {
  const first = new Map<string, ManifestResource>();
  return resources.flatMap((resource) => {
    const definition = resourceNamed(resource.type);
    if (definition === undefined || !isOursToTell(definition, resource)) return [];
    const key = JSON.stringify([resource.type, ...identityOf(definition, resource)]);
    const earlier = first.get(key);
    if (earlier !== undefined) return [problem(definition, resource, earlier)];
    first.set(key, resource);
    return [];
  });
}

/** Pairs of a principal and a service by name are `assignment/declared-twice` and `entitlement/declared-twice`. */
function isOursToTell(definition: ResourceDefinition, { declares }: ManifestResource): boolean {
  const { service } = declares;
  if (!definition.identity.includes("service_id")) return true;
  return typeof service === "object" && service !== null && "id" in service;
}

function problem(
  definition: ResourceDefinition,
  { path, declares }: ManifestResource,
  earlier: ManifestResource,
): DeclarationProblem {
  const what = identityAttributes(definition)
    .map(([name, attribute]) => manifestName(name, attribute))
    .filter((name) => name in declares)
    .map((name) => `${name} ${JSON.stringify(declares[name])}`)
    .join(", ");
  const diagnostic = errorDiagnostic(
    `Two declarations of one ${definition.title}`,
    `${placed(earlier)} declares ${what} already, and one would undo the other.`,
    {
      ruleId: declaredTwiceId(definition),
      path: attributePath(definition.identity[0] ?? ""),
      fix: "Merge the two into one declaration.",
    },
  );
  return { path, diagnostic };
}

/** A declaration by its path, and by its line where that is known. */
function placed({ path, source }: ManifestResource): string {
  return source === undefined ? path : `${path} (${formatLine(source)})`;
}

function identityOf(definition: ResourceDefinition, { declares }: ManifestResource): unknown[] {
  return identityAttributes(definition).map(([name, attribute]) =>
    spelledOneWay(attribute, declares[manifestName(name, attribute)]),
  );
}

function identityAttributes(definition: ResourceDefinition): [string, Attribute][] {
  return definition.identity.flatMap((name) => {
    const attribute = definition.attributes[name];
    return attribute === undefined ? [] : [[name, attribute] as [string, Attribute]];
  });
}

/** What means the same gets the same spelling: a default and the value itself, `"ZIA"` and `{name: "ZIA"}`. */
function spelledOneWay({ type, default: whenAbsent }: Attribute, declared: unknown): unknown {
  if (declared === undefined) {
    const isOwn = whenAbsent !== undefined && "lookup" in whenAbsent;
    return isOwn ? [ZIDENTITY_SERVICE] : null;
  }
  if (type.kind !== "reference") return declared;
  // A login name is the same in every case.
  if (typeof declared === "string") return [type.to === "user" ? declared.toLowerCase() : declared];
  if (typeof declared !== "object" || declared === null || !("name" in declared)) return declared;
  const parts: ReadonlyMap<string, unknown> = new Map(Object.entries(declared));
  const where = [parts.get("cloud_name"), parts.get("org_name")];
  return where.every((part) => part === undefined)
    ? [declared.name]
    : [declared.name, ...where.map((part) => part ?? null)];
}
