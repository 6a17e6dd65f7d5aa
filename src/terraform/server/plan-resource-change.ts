import { attributePath, type Diagnostic, errorDiagnostic } from "../../diagnostics";
import {
  type Change,
  checkAgainstTenant,
  diff,
  lookUpDefaults,
  NO_LOOKUPS,
  propose,
} from "../../lifecycle";
import type { ResourceDefinition } from "../../resources";
import { isWhollyKnown, type KnownObject, type ObjectValue, property } from "../../schema";
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
  if (decodeObject(definition, proposedNewState) === null || config === null) {
    return { plannedState: encodeObject(definition, null), plannedPrivate };
  }
  try {
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
  const findings = tenant === undefined ? [] : await checkAgainstTenant(definition, tenant, change);
  const diagnostics = [
    ...findings.filter((finding) => !concernsManaged(session, finding)),
    ...(await accessFindings(session, definition, change)),
    ...plannedTwice(session, definition, prior, planned),
  ];
  return { planned, change, diagnostics };
}

/** A name that is taken by an object of this configuration is about to be free: a replacement, or a swap of names. */
function concernsManaged(session: ProviderSession, { conflictsWith }: Diagnostic): boolean {
  return conflictsWith !== undefined && session.isManaged(conflictsWith);
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
