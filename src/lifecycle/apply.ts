import { errorDiagnostic, formatPath, type Diagnostic } from "../diagnostics";
import type { ResourceDefinition, Tell } from "../resources";
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
  /** What was undone of somebody else's, and differences between what was planned and what the tenant confirmed. */
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
    case "delete": {
      const told: Diagnostic[] = [];
      await remove(definition, port, change.prior, told);
      return { state: null, diagnostics: told };
    }
    case "create":
      return make(definition, port, { prior: null, ...change }, now);
    case "update":
      return make(definition, port, change, now);
    case "replace":
      return make(definition, port, { ...change, replaced: change.prior, prior: null }, now);
  }
}

/** What is to be made, in place of `prior`, or anew after `replaced` has gone. */
interface Making {
  readonly prior: State | null;
  readonly planned: Planned;
  readonly replaced?: State;
}

/** What has ended is gone from the tenant; what is there under its id now is somebody else's. */
async function remove(
  definition: ResourceDefinition,
  port: TenantPort,
  prior: State,
  told: Diagnostic[],
): Promise<void> {
  if (isEnded(definition, prior)) return;
  await definition.operations.delete(port, prior, (finding) => told.push(finding));
}

async function make(
  definition: ResourceDefinition,
  port: TenantPort,
  { prior, planned, replaced }: Making,
  now: Date,
): Promise<Applied> {
  const { operations, timeBound } = definition;
  const wanted = known(definition, planned, now);
  const told: Diagnostic[] = [];
  const tell: Tell = (finding) => void told.push(finding);
  if (replaced !== undefined) await remove(definition, port, replaced, told);
  if (timeBound !== undefined && isEnded(definition, wanted)) {
    if (prior !== null) await remove(definition, port, prior, told);
    return confirmed(definition, planned, endedState(definition, timeBound, wanted), told);
  }
  const held = prior === null || isEnded(definition, prior) ? null : prior;
  const answered =
    held === null
      ? await operations.create(port, wanted, tell)
      : await operations.update(port, held, wanted, tell);
  return confirmed(definition, planned, answered, told);
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

function confirmed(
  definition: ResourceDefinition,
  planned: Planned,
  answered: State,
  told: readonly Diagnostic[],
): Applied {
  const state = spelled(definition, planned, answered);
  const expected = fillUnknown(planned, state);
  const { attributes } = diff(definition, state, expected);
  const differences = attributes.map(({ path, before, after }) =>
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
  return { state, diagnostics: [...told, ...differences] };
}

/** The plan with what the tenant decided in the place of what was left to it. */
export function fillUnknown(planned: Planned, state: State): Planned {
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
