import {
  type AccessKeys,
  asReference,
  type JudgedManifest,
  type NaturalReference,
  toDeclaredAccess,
} from "../manifest";
import type { ServiceFacts, TenantFacts } from "../rbac";
import type { TenantReader } from "../tenant";
import { readFacts, readMemberships } from "./live-facts";
import { keyOfId, keyOfMissing, liveKeys, readDirectory } from "./live-keys";
import type { SparedGrants } from "./ownership/spared-grants";

export interface LiveAccess {
  readonly keys: AccessKeys;
  readonly facts: TenantFacts;
}

export interface LiveAccessOptions {
  /** Whether users are to be told apart in any case. Default: only where a user or a house rule is concerned. */
  readonly everyUser?: boolean;
  /** What stays of records that are declared. Default: nothing. */
  readonly spared?: Pick<SparedGrants, "rolesOf"> | undefined;
}

/**
 * What the rules across declarations may know of the tenant that the manifests are meant for. Who is in which group is
 * read of the groups that hold something, or are to use a service.
 */
export async function readLiveAccess(
  manifests: readonly JudgedManifest[],
  reader: TenantReader,
  { everyUser = false, spared }: LiveAccessOptions = {},
): Promise<LiveAccess> {
  const directory = await readDirectory(reader);
  const keys = liveKeys(directory);
  const known = await readFacts(directory, reader, spared);
  const facts = { ...known, services: withMissing(manifests, keys, known) };
  if (!everyUser && !needsMemberships(manifests)) return { keys, facts };
  const { grants, entitlements } = toDeclaredAccess(manifests, keys);
  const holding = new Set(
    [...grants, ...(everyUser ? entitlements : []), ...(known.liveGrants ?? [])]
      .map(({ principal }) => principal)
      .filter(({ kind }) => kind === "group")
      .map(({ key }) => key),
  );
  const ids = directory.groups.map(({ id }) => id).filter((id) => holding.has(keyOfId(id)));
  return { keys, facts: { ...facts, memberships: await readMemberships(ids, reader) } };
}

function needsMemberships(manifests: readonly JudgedManifest[]): boolean {
  return manifests.some(
    ({ policies = [], resources }) =>
      policies.length > 0 || resources.some(({ declares }) => "user" in declares),
  );
}

/** The services of the tenant, and those that are declared and that it does not list. */
function withMissing(
  manifests: readonly JudgedManifest[],
  keys: AccessKeys,
  { services }: TenantFacts,
): ReadonlyMap<string, ServiceFacts> {
  const all = new Map(services);
  for (const reference of manifests.flatMap(servicesWithin)) {
    const { key } = keys.service(reference);
    if (key === keyOfMissing(reference)) all.set(key, { linked: false });
  }
  return all;
}

function servicesWithin({ resources }: JudgedManifest): NaturalReference[] {
  return resources
    .map(({ declares }) => asReference(declares["service"]))
    .filter((reference) => reference !== undefined);
}
