import { errorDiagnostic, formatPath, type Diagnostic } from "../diagnostics";
import type { ResourceDefinition } from "../resources";
import { isComputed, isWhollyKnown, property, type Value } from "../schema";
import type { TenantPort } from "../tenant";
import type { Change } from "./change";
import { diff } from "./diff";
import { spelled } from "./observe";
import { type Planned, resolved, type State } from "./values";

export interface Applied {
  /** Null after a delete. */
  readonly state: State | null;
  /** Differences between what was planned and what the tenant confirmed. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Carries a change out and answers what is there afterwards. Throws what the port throws; nothing is retried here. */
export async function apply(
  definition: ResourceDefinition,
  port: TenantPort,
  change: Change,
): Promise<Applied> {
  const { operations } = definition;
  switch (change.action) {
    case "none":
      return { state: change.prior, diagnostics: [] };
    case "delete":
      await operations.delete(port, change.prior);
      return { state: null, diagnostics: [] };
    case "create":
      return confirmed(
        definition,
        change.planned,
        await operations.create(port, known(definition, change.planned)),
      );
    case "update":
      return confirmed(
        definition,
        change.planned,
        await operations.update(port, change.prior, known(definition, change.planned)),
      );
    case "replace":
      await operations.delete(port, change.prior);
      return confirmed(
        definition,
        change.planned,
        await operations.create(port, known(definition, change.planned)),
      );
  }
}

function known(definition: ResourceDefinition, planned: Planned): State {
  const computed = Object.entries(definition.attributes)
    .filter(([, attribute]) => isComputed(attribute))
    .map(([name]) => name);
  return resolved(planned, computed);
}

function confirmed(definition: ResourceDefinition, planned: Planned, answered: State): Applied {
  const state = spelled(definition, planned, answered);
  const expected = fillUnknown(planned, state);
  const { attributes } = diff(definition, state, expected);
  const diagnostics = attributes.map(({ path, before, after }) =>
    errorDiagnostic(
      `The tenant confirmed something else than was asked for`,
      `${formatPath(path)} was to become ${show(after)}, and the tenant answered ${show(before)}. The state holds what the tenant answered.`,
      { path, fix: "Plan again and look at the difference." },
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
