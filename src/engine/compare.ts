import { type Diagnostic, DiagnosticsError } from "../diagnostics";
import {
  type Change,
  checkAgainstTenant,
  diff,
  lookUpDefaults,
  observe,
  type Planned,
  propose,
  validate,
} from "../lifecycle";
import type { DeclarationProblem } from "../manifest";
import type { TenantReader } from "../tenant";
import { withoutPending } from "./pending";
import { type Labels, readLabels } from "./labels";
import type { LoadedManifest } from "./load";
import { proposed } from "./identity";
import { type Desired, resolveManifests } from "./resolve";
import { resolvedTwice } from "./resolved-twice";
import { findUnmanaged, type Unmanaged } from "./unmanaged";

/** One declaration beside what the tenant holds. */
export interface Compared {
  readonly resource: string;
  readonly title: string;
  /** Where it is declared. */
  readonly path: string;
  readonly file: string;
  readonly change: Change;
}

export interface Comparison {
  readonly compared: readonly Compared[];
  readonly unmanaged: readonly Unmanaged[];
  /** Findings on declarations: errors mean that the declaration was not compared. */
  readonly problems: readonly DeclarationProblem[];
  readonly labels: Labels;
}

/** Compares everything that is declared with everything that is there. Reads only. */
export async function compareWithTenant(
  loaded: readonly LoadedManifest[],
  reader: TenantReader,
): Promise<Comparison> {
  const resolution = await resolveManifests(loaded, reader);
  const { desired, problems } = resolution;
  const findings: DeclarationProblem[] = [...problems, ...(await resolvedTwice(desired, reader))];
  const compared: Compared[] = [];
  for (const declaration of desired) {
    const { change, diagnostics } = await compareOne(declaration, reader);
    const { definition, path, file } = declaration;
    findings.push(...diagnostics.map((diagnostic) => ({ path, diagnostic })));
    compared.push({ resource: definition.name, title: definition.title, path, file, change });
  }
  return {
    compared,
    unmanaged: await findUnmanaged(resolution, reader),
    problems: findings,
    labels: await readLabels(reader),
  };
}

async function compareOne(
  { definition, config }: Desired,
  reader: TenantReader,
): Promise<{ change: Change; diagnostics: readonly Diagnostic[] }> {
  const prior = await observe(definition, reader, await proposed(definition, config, reader));
  const change = diff(
    definition,
    prior,
    propose(definition, prior, config, await lookUpDefaults(definition, reader, config)),
  );
  const diagnostics = [
    ...validate(definition, config),
    ...(await findingsOf(() => checkAgainstTenant(definition, reader, checkable(change)))),
    ...(prior === null ? [] : ((await definition.notice?.(reader, config, prior)) ?? [])),
  ];
  return { change, diagnostics };
}

/** The change as far as a tenant can judge it. */
function checkable(change: Change): Change {
  if (!("planned" in change)) return change;
  const entries = Object.entries(change.planned).map(([name, value]) => [
    name,
    withoutPending(value),
  ]);
  return { ...change, planned: Object.fromEntries(entries) as Planned };
}

async function findingsOf(
  check: () => Promise<readonly Diagnostic[]>,
): Promise<readonly Diagnostic[]> {
  try {
    return await check();
  } catch (error) {
    if (error instanceof DiagnosticsError) return error.diagnostics;
    throw error;
  }
}
