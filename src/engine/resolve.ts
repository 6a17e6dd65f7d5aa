import {
  attributePath,
  type Diagnostic,
  DiagnosticsError,
  errorDiagnostic,
  type SourcePlace,
} from "../diagnostics";
import {
  type DeclarationProblem,
  findExpression,
  isOfAnother,
  isReference,
  manifestName,
  type ManifestResource,
  type NaturalReference,
  type NaturalRole,
} from "../manifest";
import {
  findGroup,
  findOwnService,
  findRole,
  findService,
  findUser,
  type ResourceDefinition,
  resourceNamed,
} from "../resources";
import { type Attribute, isConfigurable, type ReferenceTarget, type Value } from "../schema";
import {
  allNamed,
  describeService,
  scopesOfService,
  type ServiceWithScopes,
  type TenantReader,
} from "../tenant";
import type { Config } from "../lifecycle";
import { namesOfDeclaredRoles } from "./declared-roles";
import type { LoadedManifest } from "./loaded-manifest";
import { NO_MOVES, type MovedRoles } from "./moved-roles";
import { pendingId } from "./pending";

/** A declaration with ids in the place of names. */
export interface Desired {
  readonly definition: ResourceDefinition;
  /** Where it is declared. */
  readonly path: string;
  readonly file: string;
  readonly source?: SourcePlace | undefined;
  readonly config: Config;
}

/** A declaration of which a part has no id: it cannot be compared, and its object is still declared. */
export type Unresolved = Pick<Desired, "definition" | "path"> & {
  /** The attributes that were found. */
  readonly config: Config;
};

export interface Resolution {
  readonly desired: readonly Desired[];
  readonly unresolved: readonly Unresolved[];
  /** What could not be resolved, each finding with the declaration that it concerns. */
  readonly problems: readonly DeclarationProblem[];
}

/** Finds the ids behind every name of the manifests. A role that is declared and does not exist yet gets a pending id. */
export async function resolveManifests(
  loaded: readonly LoadedManifest[],
  reader: TenantReader,
  { former }: Pick<MovedRoles, "former"> = NO_MOVES,
): Promise<Resolution> {
  const declaredRoles = namesOfDeclaredRoles(loaded);
  const desired: Desired[] = [];
  const unresolved: Unresolved[] = [];
  const problems: DeclarationProblem[] = [];
  for (const { file, manifest } of loaded) {
    for (const resource of manifest.resources) {
      const definition = resourceNamed(resource.type);
      if (definition === undefined) continue;
      const { path, source } = resource;
      const { config, findings } = await resolveResource(definition, resource, {
        reader,
        declaredRoles,
        former,
      });
      if (findings.length === 0) desired.push({ definition, path, file, source, config });
      else unresolved.push({ definition, path, config });
      problems.push(...findings.map((diagnostic) => ({ path, diagnostic })));
    }
  }
  return { desired, unresolved, problems };
}

interface Surroundings {
  readonly reader: TenantReader;
  readonly declaredRoles: ReadonlySet<string>;
  readonly former: MovedRoles["former"];
}

interface Scope extends Surroundings {
  /** The service of the declaration, within which its roles and scopes are named. */
  readonly service: () => Promise<ServiceWithScopes>;
}

async function resolveResource(
  definition: ResourceDefinition,
  { declares }: ManifestResource,
  surroundings: Surroundings,
): Promise<{ config: Config; findings: readonly Diagnostic[] }> {
  const serviceReference = declares["service"] as NaturalReference | undefined;
  const { reader } = surroundings;
  const scope: Scope = {
    ...surroundings,
    service: () =>
      serviceReference === undefined
        ? findOwnService(reader)
        : resolveService(reader, serviceReference),
  };
  const entries: [string, Value][] = [];
  const findings: Diagnostic[] = [];
  for (const [name, attribute] of Object.entries(definition.attributes)) {
    if (!isConfigurable(attribute)) continue;
    try {
      const declared = declares[manifestName(name, attribute)];
      entries.push([name, await resolveValue(attribute, declared, scope)]);
    } catch (error) {
      if (!(error instanceof DiagnosticsError)) throw error;
      findings.push(...error.diagnostics.map((found) => ({ ...found, path: attributePath(name) })));
    }
  }
  return { config: Object.fromEntries(entries), findings };
}

async function resolveValue(attribute: Attribute, declared: unknown, scope: Scope): Promise<Value> {
  if (declared === undefined) return null;
  if (!isReference(attribute)) return knownValue(declared);
  const { type } = attribute;
  if (type.kind === "set" && type.of.kind === "reference") {
    const { to } = type.of;
    return Promise.all(
      (declared as NaturalReference[]).map((item) => resolveReference(to, item, scope)),
    );
  }
  if (type.kind === "reference")
    return resolveReference(type.to, declared as NaturalReference, scope);
  return null;
}

/** A value that is no reference: taken as it is, once it is all known. */
function knownValue(declared: unknown): Value {
  const found = findExpression(declared);
  if (found !== undefined) throw needsTerraform(found.expression);
  return declared as Value;
}

async function resolveReference(
  to: ReferenceTarget,
  reference: NaturalReference,
  scope: Scope,
): Promise<string> {
  if (typeof reference === "object" && "id" in reference) return reference.id;
  if (typeof reference === "object" && "expression" in reference)
    throw needsTerraform(reference.expression);
  if (to === "service") return (await resolveService(scope.reader, reference)).service.id;
  if (isOfAnother(reference)) await refuseStranger(reference, scope);
  const name = typeof reference === "string" ? reference : reference.name;
  switch (to) {
    case "user":
      return (await findUser(scope.reader, { loginName: name })).id;
    case "group":
      return (await findGroup(scope.reader, { name })).id;
    case "role":
      return resolveRole(name, scope);
    case "scope":
      return resolveScope(name, await scope.service());
  }
}

async function resolveService(
  reader: TenantReader,
  reference: NaturalReference,
): Promise<ServiceWithScopes> {
  if (typeof reference === "string") return findService(reader, { name: reference });
  if ("expression" in reference) throw needsTerraform(reference.expression);
  if ("id" in reference) return findService(reader, { id: reference.id });
  if (isOfAnother(reference)) return findService(reader, { name: reference.name });
  const { name, cloud_name: cloudName = null, org_name: orgName = null } = reference;
  return findService(reader, { name, cloudName, orgName });
}

/** A role that is named together with its service must be one of the service that it is assigned on. */
async function refuseStranger(role: NaturalRole, { reader, service }: Scope): Promise<void> {
  const [owner, on] = [await resolveService(reader, role.service), await service()];
  if (owner.service.id === on.service.id) return;
  const name = JSON.stringify(role.name);
  throw new DiagnosticsError([
    errorDiagnostic(
      `${name} is not a role of ${describeService(on.service)}`,
      `${name} is a role of ${describeService(owner.service)}, and is held on that service alone.`,
      {
        ruleId: "assignment/role-of-another-service",
        fix: "Assign a role of the service, or name the service that the role belongs to.",
      },
    ),
  ]);
}

async function resolveRole(
  name: string,
  { reader, declaredRoles, former, service }: Scope,
): Promise<string> {
  const ofService = await service();
  const own = await findOwnService(reader);
  if (ofService.service.id === own.service.id && declaredRoles.has(name)) {
    const [existing] = allNamed(await reader.roles(), name);
    return former.get(name)?.id ?? existing?.id ?? pendingId(name);
  }
  return (await findRole(reader, ofService, { name })).id;
}

function resolveScope(name: string, service: ServiceWithScopes): string {
  const found = scopesOfService(service).find((scope) => scope.name === name);
  if (found !== undefined) return found.id;
  throw new DiagnosticsError([
    errorDiagnostic(
      `No scope with name ${JSON.stringify(name)}`,
      `The scopes of the service are: ${
        scopesOfService(service)
          .map((scope) => scope.name)
          .join(", ") || "none"
      }.`,
      { ruleId: "lookup/not-found", fix: "Correct the scope, or leave it out." },
    ),
  ]);
}

function needsTerraform(expression: string): DiagnosticsError {
  return new DiagnosticsError([
    errorDiagnostic(
      "A value that only Terraform can evaluate",
      `The declaration refers to ${expression}, which the manifest cannot name.`,
      {
        ruleId: "declaration/only-terraform-knows",
        fix: "Use a lookup (Group.byName, User.byLogin, Service.named, Role.named) or an id.",
      },
    ),
  ]);
}
