import { attributePath, type Diagnostic, errorDiagnostic } from "../../diagnostics";
import {
  type Change,
  checkAgainstTenant,
  diff,
  lookUpDefaults,
  NO_LOOKUPS,
  propose,
} from "../../lifecycle";
import { declaredTwiceId, type ResourceDefinition } from "../../resources";
import { isWhollyKnown, type KnownObject, type ObjectValue, property } from "../../schema";
import type { TenantPort } from "../../tenant";
import { type RpcRequests, type RpcResponses, toAttributePath } from "../wire";
import { accessFindings } from "./access-findings";
import { findingsOf, shown } from "./answer";
import { knownState } from "./known-state";
import { decodeObject, encodeObject, objectType, resourceOf } from "./object-type";
import { idOf, type ProviderSession } from "./session";

/** What shall be, which differences need a new object, and everything that the tenant would refuse. Writes nothing. */
export async function planResourceChange(
  session: ProviderSession,
  request: RpcRequests["planResourceChange"],
): Promise<RpcResponses["planResourceChange"]> {
  const definition = resourceOf(request.typeName);
  const prior = knownState(decodeObject(definition, request.priorState));
  const config = decodeObject(definition, request.config);
  const { proposedNewState, priorPrivate: plannedPrivate } = request;
  try {
    if (decodeObject(definition, proposedNewState) === null || config === null) {
      const diagnostics = shown(await refusalOnce(session, definition));
      return { plannedState: encodeObject(definition, null), plannedPrivate, diagnostics };
    }
    const { planned, change, diagnostics } = await plan(session, definition, prior, config);
    return {
      plannedState: encodeObject(definition, planned),
      plannedPrivate,
      requiresReplace: replacingPaths(definition, change),
      diagnostics: shown(diagnostics),
    };
  } catch (error) {
    return { diagnostics: shown(findingsOf(session, error)) };
  }
}

async function plan(
  session: ProviderSession,
  definition: ResourceDefinition,
  prior: KnownObject | null,
  config: ObjectValue,
) {
  const tenant = session.tryTenant();
  const lookups =
    tenant === undefined ? NO_LOOKUPS : await lookUpDefaults(definition, tenant, config);
  const planned = propose(definition, prior, config, lookups, session.dependencies.now());
  const change = diff(definition, prior, planned);
  const id = prior === null ? undefined : idOf(prior);
  if (id !== undefined) session.manages(id);
  if (tenant === undefined) return { planned, change, diagnostics: [] };
  // Nothing of it can be written: what else there is to say would bury that.
  if ((await session.refusal(definition)) !== undefined)
    return { planned, change, diagnostics: await refusalOnce(session, definition) };
  const diagnostics = [
    ...(await checkAgainstTenant(definition, tenant, change)).map((finding) =>
      softened(session, finding),
    ),
    ...(await accessFindings(session, definition, change)),
    ...plannedTwice(session, definition, prior, planned),
    ...(prior === null ? [] : session.firstTime(await noticed(definition, tenant, config, prior))),
  ];
  return { planned, change, diagnostics };
}

/** A tenant that lacks what resources need is one error a run, whatever the number of resources: one ends the plan. */
async function refusalOnce(
  session: ProviderSession,
  definition: ResourceDefinition,
): Promise<readonly Diagnostic[]> {
  const refusal = await session.refusal(definition);
  return refusal === undefined ? [] : session.firstTime([refusal]);
}

async function noticed(
  definition: ResourceDefinition,
  tenant: TenantPort,
  config: ObjectValue,
  prior: KnownObject,
): Promise<readonly Diagnostic[]> {
  return (await definition.notice?.(tenant, config, prior)) ?? [];
}

/**
 * What stands in the way is managed by this configuration, and may be about to go: Terraform replaces it, or renames it
 * first. The provider is asked about one resource at a time and cannot know, so that it warns.
 */
function softened(session: ProviderSession, finding: Diagnostic): Diagnostic {
  const { conflictsWith, detail } = finding;
  if (conflictsWith === undefined || !session.isManaged(conflictsWith)) return finding;
  return {
    ...finding,
    severity: "warning",
    detail: `${detail} This configuration manages it: the apply works only if it is replaced or renamed before.`,
    fix: "Nothing, if it is replaced. To give its name to another, rename it in a first apply.",
  };
}

/** Two declarations of one thing: each would undo the other at every apply. */
function plannedTwice(
  session: ProviderSession,
  definition: ResourceDefinition,
  prior: KnownObject | null,
  planned: ObjectValue,
): readonly Diagnostic[] {
  if (prior !== null) return [];
  const identity = definition.identity.map((name) => property(planned, name));
  if (!identity.every(isWhollyKnown)) return [];
  if (!session.isPlannedTwice(definition.name, identity)) return [];
  const what = definition.identity
    .filter((name) => property(planned, name) !== null)
    .map((name) => `${name} = ${JSON.stringify(property(planned, name))}`)
    .join(", ");
  return [
    errorDiagnostic(
      `Two declarations of one ${definition.title}`,
      `This configuration declares the ${definition.title} with ${what} twice, and one would undo the other.`,
      {
        path: attributePath(definition.identity[0] ?? ""),
        ruleId: declaredTwiceId(definition),
        fix: "Merge the two into one resource.",
      },
    ),
  ];
}

function replacingPaths(definition: ResourceDefinition, change: Change) {
  return change.attributes
    .filter(({ forcesReplacement }) => forcesReplacement && change.action === "replace")
    .map(({ path }) => toAttributePath(path, objectType(definition)))
    .filter((path) => path !== undefined);
}
