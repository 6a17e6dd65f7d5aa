import { type Diagnostic, DiagnosticsError, type SourcePlace } from "../diagnostics";
import {
  type Change,
  checkAgainstTenant,
  diff,
  isEnded,
  lookUpDefaults,
  observe,
  type Planned,
  propose,
  type State,
  validate,
} from "../lifecycle";
import { checkManifests, type DeclarationProblem } from "../manifest";
import { callerDeployer, type ResourceDefinition } from "../resources";
import { knownString, property } from "../schema";
import type { Capability, RoleRecord, TenantReader } from "../tenant";
import { type Coverage, readCoverage } from "./coverage";
import { readDirectory } from "./live-keys";
import { type MovedRoles, readMovedRoles } from "./moved-roles";
import { withoutPending } from "./pending";
import { type EmptiedScope, emptiedScopes } from "./ownership/emptied-scopes";
import { entriesInForce } from "./ownership/ignore-entries";
import { checkOwnedServices } from "./ownership/owned-services";
import { checkOwnership, type Ignored, sortUndeclared } from "./ownership/ownership";
import { saidBy, sparedBeside, sparedOfDeclared } from "./ownership/read-spared";
import { type Beside, besideSpared } from "./ownership/spared-scope";
import { TenantParts } from "./ownership/tenant-part";
import { readerWithoutSpared } from "./ownership/tenant-without-spared";
import { type Labels, readLabels } from "./labels";
import { readLiveAccess } from "./live-access";
import type { LoadedManifest } from "./loaded-manifest";
import { placeFindings } from "./place-findings";
import { type Desired, resolveManifests } from "./resolve";
import { inTenantSpelling } from "./tenant-spelling";
import { findUnmanaged, type Unmanaged } from "./unmanaged";

/** One declaration beside what the tenant holds. */
export interface Compared {
  readonly definition: ResourceDefinition;
  /** Where it is declared. */
  readonly path: string;
  readonly file: string;
  readonly source?: SourcePlace;
  readonly change: Change;
  readonly capability: Capability;
  /** The roles of its record that an entry of `ignore` spares: they are no part of the change. */
  readonly spares?: readonly string[];
  /** Set where the tenant does not tell how the declaration stands: why. The change is then what may be needed. */
  readonly doubt?: string;
}

export interface Comparison {
  readonly compared: readonly Compared[];
  /** What the tenant holds and nobody declares, without what is ignored. */
  readonly unmanaged: readonly Unmanaged[];
  /** Of `unmanaged`, what the desired state owns, so that a plan removes it. */
  readonly owned: readonly Unmanaged[];
  /** What nobody declares and the desired state passes over. */
  readonly ignored: readonly Ignored[];
  /** Scopes of what is owned in which something would go and nothing is declared. */
  readonly emptied: readonly EmptiedScope[];
  /** How much of what is granted is declared. Absent where nobody looked for what is not declared. */
  readonly coverage?: Coverage;
  /** Findings on declarations: errors mean that the declaration was not compared. */
  readonly problems: readonly DeclarationProblem[];
  readonly labels: Labels;
}

export interface CompareOptions {
  /** Judge by the levels of the API client that reads the tenant what no manifest names a deployer for. Default: false. */
  readonly callerDeploys?: boolean;
  /**
   * Whether to look for what nobody declares, which takes a list of everything that is held. Without it nothing is
   * unmanaged, owned or ignored, and no coverage is known. Default: true.
   */
  readonly undeclared?: boolean;
}

/**
 * Compares everything that is declared with everything that is there, and judges it with what the tenant tells. What has
 * ended by `now` counts as not declared: where the tenant still holds it, the change is its removal. Reads only.
 */
export async function compareWithTenant(
  given: readonly LoadedManifest[],
  reader: TenantReader,
  now: Date,
  { callerDeploys = false, undeclared = true }: CompareOptions = {},
): Promise<Comparison> {
  const loaded = await inTenantSpelling(given, reader);
  const moved = await readMovedRoles(loaded, reader);
  const resolution = await resolveManifests(loaded, reader, moved);
  const { desired, problems } = resolution;
  const manifests = loaded.map(({ manifest }) => manifest);
  const entries = entriesInForce(manifests, now);
  // Of use beside entries that spare something, and in what is owned.
  const said =
    entries.length > 0 || manifests.some(({ ownership }) => ownership?.mode === "authoritative")
      ? await saidBy(desired, reader, now)
      : [];
  const spared = await sparedBeside(said, entries, reader);
  const rest = readerWithoutSpared(reader, spared);
  const compared: Compared[] = [];
  const single: DeclarationProblem[] = [...moved.problems, ...problems];
  for (const declaration of desired) {
    const { change, diagnostics } = await compareOne(declaration, rest, now, moved);
    const beside = await besideSpared(change, reader, spared);
    compared.push({ ...asCompared(declaration, change), ...sparing(beside) });
    for (const diagnostic of [...diagnostics, ...beside.diagnostics])
      single.push({ path: declaration.path, diagnostic });
  }
  const live = await readLiveAccess(manifests, reader, { spared });
  const deployer = callerDeploys ? await callerDeployer(reader) : undefined;
  const labels = await readLabels(reader);
  const { services } = await readDirectory(reader);
  const parts = new TenantParts(labels, services);
  const { toRemove, ignored, left } = sortUndeclared(
    undeclared ? await findUnmanaged(resolution, reader, now, moved) : [],
    await sparedOfDeclared(said, spared, reader),
    manifests,
    parts,
    now,
  );
  single.push(...checkOwnership(loaded, now), ...checkOwnedServices(loaded, services));
  return {
    compared,
    unmanaged: [...toRemove, ...left],
    owned: toRemove,
    ignored,
    emptied: emptiedScopes(loaded, said, toRemove, parts),
    ...(undeclared ? { coverage: await readCoverage(reader, compared, ignored) } : {}),
    problems: placeFindings(checkManifests(manifests, { now, single, ...live, deployer }), loaded),
    labels,
  };
}

function asCompared({ definition, path, file, source }: Desired, change: Change): Compared {
  const { capability } = definition;
  return {
    definition,
    path,
    file,
    ...(source === undefined ? {} : { source }),
    change,
    capability,
  };
}

function sparing({ spares }: Beside): Pick<Compared, "spares"> {
  return spares === undefined ? {} : { spares };
}

async function compareOne(
  { definition, config }: Desired,
  reader: TenantReader,
  now: Date,
  { former }: MovedRoles,
): Promise<{ change: Change; diagnostics: readonly Diagnostic[] }> {
  const lookups = await lookUpDefaults(definition, reader, config);
  const planned = propose(definition, null, config, lookups, now);
  const before = formerOf(definition, planned, former);
  const prior = await observe(
    definition,
    reader,
    before === undefined ? planned : { ...planned, id: before.id },
    now,
  );
  const wanted = propose(definition, prior, config, lookups, now);
  const change = changeBetween(definition, prior, wanted);
  const diagnostics = [
    ...validate(definition, config),
    ...(await findingsOf(() => checkAgainstTenant(definition, reader, checkable(change)))).filter(
      ({ conflictsWith }) => conflictsWith === undefined || !isMoved(conflictsWith, former),
    ),
    ...(prior === null ? [] : ((await definition.notice?.(reader, config, prior)) ?? [])),
  ];
  return { change, diagnostics };
}

/** The record that goes by another name in the tenant; only what is known by its name alone can. */
function formerOf(
  { identity }: ResourceDefinition,
  planned: Planned,
  former: MovedRoles["former"],
): RoleRecord | undefined {
  const name = identity.join() === "name" ? knownString(property(planned, "name")) : undefined;
  return name === undefined ? undefined : former.get(name);
}

/** The role gives its name free in this run. */
function isMoved(roleId: string, former: MovedRoles["former"]): boolean {
  return [...former.values()].some(({ id }) => id === roleId);
}

/** What has ended shall not be there; where it is not, nothing is to be done. */
function changeBetween(
  definition: ResourceDefinition,
  prior: State | null,
  wanted: Planned,
): Change {
  if (!isEnded(definition, wanted)) return diff(definition, prior, wanted);
  return prior === null || isEnded(definition, prior)
    ? { action: "none", prior, attributes: [] }
    : diff(definition, prior, null);
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
