import { errorDiagnostic, formatPath, type Diagnostic } from "../diagnostics";
import type { ResourceDefinition } from "../resources";
import { isComputed, isWhollyKnown, property, type Value } from "../schema";
import type { TenantPort } from "../tenant";
import type { Change } from "./change";
import { diff } from "./diff";
import { spelled } from "./observe";
import { endedState, inForceAt, isEnded } from "./time-bound";
import { type Planned, resolved, type State } from "./values";

export interface Applied {
  /** Null after a delete. */
  readonly state: State | null;
  /** Differences between what was planned and what the tenant confirmed. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Carries a change out and answers what is there afterwards. Throws what the port throws; nothing is retried here.
 * `now` decides only over an end that the plan did not know.
 */
export async function apply(
  definition: ResourceDefinition,
  port: TenantPort,
  change: Change,
  now: Date,
): Promise<Applied> {
  switch (change.action) {
    case "none":
      return { state: change.prior, diagnostics: [] };
    case "delete":
      await remove(definition, port, change.prior);
      return { state: null, diagnostics: [] };
    case "create":
      return make(definition, port, null, known(definition, change.planned, now), change.planned);
    case "update":
      return make(
        definition,
        port,
        change.prior,
        known(definition, change.planned, now),
        change.planned,
      );
    case "replace": {
      const wanted = known(definition, change.planned, now);
      await remove(definition, port, change.prior);
      return make(definition, port, null, wanted, change.planned);
    }
  }
}

/** What has ended is gone from the tenant; what is there under its id now is somebody else's. */
async function remove(
  definition: ResourceDefinition,
  port: TenantPort,
  prior: State,
): Promise<void> {
  if (!isEnded(definition, prior)) await definition.operations.delete(port, prior);
}

async function make(
  definition: ResourceDefinition,
  port: TenantPort,
  prior: State | null,
  wanted: State,
  planned: Planned,
): Promise<Applied> {
  const { operations, timeBound } = definition;
  if (timeBound !== undefined && isEnded(definition, wanted)) {
    if (prior !== null) await remove(definition, port, prior);
    return confirmed(definition, planned, endedState(definition, timeBound, wanted));
  }
  const held = prior === null || isEnded(definition, prior) ? null : prior;
  const answered =
    held === null
      ? await operations.create(port, wanted)
      : await operations.update(port, held, wanted);
  return confirmed(definition, planned, answered);
}

/** The plan without unknowns: what the tenant computes is null, and an end that is known now has come or has not. */
function known(definition: ResourceDefinition, planned: Planned, now: Date): State {
  const { attributes, timeBound } = definition;
  const computed = Object.entries(attributes)
    .filter(([, attribute]) => isComputed(attribute))
    .map(([name]) => name);
  const wanted = resolved(planned, computed);
  if (timeBound === undefined || property(wanted, timeBound.active) !== null) return wanted;
  return { ...wanted, [timeBound.active]: inForceAt(timeBound, wanted, now) !== false };
}

function confirmed(definition: ResourceDefinition, planned: Planned, answered: State): Applied {
  const state = spelled(definition, planned, answered);
  const expected = fillUnknown(planned, state);
  const { attributes } = diff(definition, state, expected);
  const diagnostics = attributes.map(({ path, before, after }) =>
    errorDiagnostic(
      `The tenant confirmed something else than was asked for`,
      `${formatPath(path)} was to become ${show(after)}, and the tenant answered ${show(before)}. The state holds what the tenant answered.`,
      {
        path,
        ruleId: "apply/not-as-planned",
        fix: "Plan again and look at the difference.",
      },
    ),
  );
  return { state, diagnostics };
}

function fillUnknown(planned: Planned, state: State): Planned {
  return Object.fromEntries(
    Object.entries(planned).map(([name, value]) => [
      name,
      isWhollyKnown(value) ? value : property(state, name),
    ]),
  );
}

function show(value: Value): string {
  return value === null ? "unset" : JSON.stringify(value);
}
