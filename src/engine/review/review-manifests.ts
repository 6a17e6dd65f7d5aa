import {
  type AccessKeys,
  findingsOfManifests,
  naturalKeys,
  toDeclaredAccess,
} from "../../manifest";
import { type AccessDifference, besideDeclared, compareAccess, type TenantFacts } from "../../rbac";
import type { TenantReader } from "../../tenant";
import { readLiveAccess } from "../live-access";
import type { LoadedManifest } from "../loaded-manifest";
import { diagnosticsPlacedBy } from "../place-findings";
import { judgeEach } from "../validate-manifests";
import { compareFindings, type FindingsDifference } from "./compare-findings";
import { compareGuardrails, type GuardrailChange } from "./compare-guardrails";

export interface ReviewOptions {
  /** The moment for which ends are judged, in both states. */
  readonly now: Date;
  /** The tenant, which tells who is in which group and what undeclared roles permit. */
  readonly reader?: TenantReader | undefined;
}

/** What changes from one desired state to another. */
export interface Review {
  readonly access: AccessDifference;
  readonly findings: FindingsDifference;
  readonly guardrails: readonly GuardrailChange[];
}

/** Compares two desired states; reads of the tenant, if at all, and writes nothing. */
export async function reviewManifests(
  base: readonly LoadedManifest[],
  head: readonly LoadedManifest[],
  { now, reader }: ReviewOptions,
): Promise<Review> {
  const [before, after] = [manifestsOf(base), manifestsOf(head)];
  const known = await whatIsKnown([...before, ...after], reader);
  const { keys, facts } = known;
  const moves = after.flatMap(({ moved = [] }) => moved);
  const states = [toDeclaredAccess(before, keys), toDeclaredAccess(after, keys)] as const;
  // What one of the states declares and the other does not is nobody's but its own.
  const beside = facts && besideDeclared(facts, states);
  const judge = (loaded: readonly LoadedManifest[]) => {
    const placed = diagnosticsPlacedBy(loaded);
    const options = { now, single: judgeEach(loaded), keys };
    return findingsOfManifests(manifestsOf(loaded), {
      ...options,
      ...(beside === undefined ? {} : { facts: beside }),
    }).map(({ diagnostic, ...rest }) => ({
      ...rest,
      diagnostic: placed(rest.at, diagnostic),
    }));
  };
  return {
    access: compareAccess(...states, { now, moves, facts }),
    findings: compareFindings(judge(base), judge(head)),
    guardrails: compareGuardrails(before, after),
  };
}

interface Known {
  readonly keys: AccessKeys;
  readonly facts?: TenantFacts;
}

/** One set of keys for both states: what they name alike is the same thing. */
async function whatIsKnown(
  manifests: Parameters<typeof readLiveAccess>[0],
  reader: TenantReader | undefined,
): Promise<Known> {
  if (reader === undefined) return { keys: naturalKeys(manifests) };
  return readLiveAccess(manifests, reader, { everyUser: true });
}

function manifestsOf(loaded: readonly LoadedManifest[]) {
  return loaded.map(({ manifest }) => manifest);
}
