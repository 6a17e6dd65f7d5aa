import {
  ACCESS_RULES,
  type AccessFinding,
  applyAccepted,
  checkAccess,
  type DeclaredAccess,
  type Deployer,
  RULES,
  type TenantFacts,
} from "../rbac";
import { type AccessKeys, naturalKeys } from "./access-keys";
import { toDeclaredAccess, toDeployer } from "./declared-access";
import { declaredTwice, type DeclarationProblem } from "./declared-twice";
import type { Manifest } from "./format";

/** What of a manifest the rules across declarations judge. */
export type JudgedManifest = Pick<Manifest, "resources" | "deployer" | "policies" | "accept">;

export interface CheckManifestsOptions {
  /** The moment for which expiries are judged. */
  readonly now: Date;
  /** Findings on single declarations, which `accept` entries may name as well. */
  readonly single?: readonly DeclarationProblem[];
  /** Default: those that the manifests alone give. */
  readonly keys?: AccessKeys;
  /** What is known about the tenant, by those keys. */
  readonly facts?: TenantFacts;
  /** Who applies what no manifest names a deployer for. */
  readonly deployer?: Deployer | undefined;
}

/**
 * Judges desired states as a whole: the rules across declarations, those of the house, and accepted findings. Returns
 * the single findings too, in the form that the accepted ones leave them in.
 */
export function checkManifests(
  manifests: readonly JudgedManifest[],
  options: CheckManifestsOptions,
): readonly DeclarationProblem[] {
  return findingsOfManifests(manifests, options).map(({ at, diagnostic }) => ({
    path: at,
    diagnostic,
  }));
}

/** As `checkManifests`, with whom and which role each finding concerns. */
export function findingsOfManifests(
  manifests: readonly JudgedManifest[],
  { now, single = [], keys = naturalKeys(manifests), facts, deployer }: CheckManifestsOptions,
): readonly AccessFinding[] {
  const declared: DeclaredAccess = { ...toDeclaredAccess(manifests, keys), facts };
  const resources = manifests.flatMap((manifest) => manifest.resources);
  const twice = declaredTwice(resources);
  const policies = distinct(manifests.flatMap((manifest) => manifest.policies ?? []));
  const across = appliers(manifests).flatMap(({ stated, concerns }, index) => {
    const judged = {
      ...declared,
      deployer: stated === undefined ? deployer : toDeployer(stated, keys),
    };
    const found = checkAccess(judged, { now, policies });
    // What concerns no declaration, such as a house rule that is not valid, is the same in every turn.
    return found.filter(({ at }) => concerns(at) ?? index === 0);
  });
  const accept = distinct(manifests.flatMap((manifest) => manifest.accept ?? [])).filter(
    // Without a tenant such an entry has nothing to meet yet.
    ({ rule }) => facts !== undefined || !NEEDS_TENANT.has(rule),
  );
  const alone = asAccessFindings([...single, ...twice], declared);
  return applyAccepted([...notTwice(alone, across), ...across], accept, now);
}

/** The rules that say nothing while nothing is known about the tenant. */
const NEEDS_TENANT: ReadonlySet<string> = new Set([
  ...ACCESS_RULES.filter(({ example }) => example.declared.facts !== undefined).map(({ id }) => id),
  ...RULES.filter(({ needsTenant }) => needsTenant === true).map(({ id }) => id),
]);

interface Applier {
  readonly stated: Manifest["deployer"];
  /** Whether a declaration is one of his; undefined for a place that is no declaration. */
  readonly concerns: (path: string) => boolean | undefined;
}

/** Each deployer with what he applies: stacks may be applied by different ones. Mostly there is one. */
function appliers(manifests: readonly JudgedManifest[]): readonly Applier[] {
  const byText = new Map<string, JudgedManifest[]>();
  for (const manifest of manifests) {
    const text = JSON.stringify(manifest.deployer ?? null);
    byText.set(text, [...(byText.get(text) ?? []), manifest]);
  }
  if (byText.size === 1) return [{ stated: manifests[0]?.deployer, concerns: () => true }];
  const all = pathsOf(manifests);
  return [...byText.values()].map((group) => {
    const paths = pathsOf(group);
    return {
      stated: group[0]?.deployer,
      concerns: (path) => (all.has(path) ? paths.has(path) : undefined),
    };
  });
}

function pathsOf(manifests: readonly JudgedManifest[]): ReadonlySet<string> {
  return new Set(manifests.flatMap(({ resources }) => resources.map(({ path }) => path)));
}

/** What the rules across declarations tell as well, they tell with more in view. */
function notTwice(
  alone: readonly AccessFinding[],
  across: readonly AccessFinding[],
): readonly AccessFinding[] {
  const told = new Set(across.map(keyOf));
  return alone.filter((finding) => !told.has(keyOf(finding)));
}

function keyOf({ at, diagnostic: { ruleId } }: AccessFinding): string {
  return JSON.stringify([at, ruleId]);
}

/** A finding on a role says which one, so that an entry may name it. */
function asAccessFindings(
  problems: readonly DeclarationProblem[],
  { roles }: DeclaredAccess,
): readonly AccessFinding[] {
  if (problems.length === 0) return [];
  const byPath = new Map(roles.map((role) => [role.at, role]));
  return problems.map(({ path, diagnostic }) => {
    const role = byPath.get(path);
    if (role === undefined) return { at: path, diagnostic };
    return { at: path, diagnostic, role: { key: role.key, label: role.name } };
  });
}

/** The same rule stands in every stack of an app. */
function distinct<T>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
