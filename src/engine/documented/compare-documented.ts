import { missingCapabilities } from "../../lifecycle";
import { RESOURCES } from "../../resources";
import type { Capability, TenantReader, UserEntitlementsReader, UserRecord } from "../../tenant";
import { type Compared, compareWithTenant, type CompareOptions, type Comparison } from "../compare";
import { readMemberships } from "../live-facts";
import { type Directory, keyOfId, readDirectory } from "../live-keys";
import type { LoadedManifest } from "../loaded-manifest";
import { DirectoryReader } from "./directory-reader";
import { type Doubts, doubtsAbout, userNames } from "./doubts";
import { type Expected, expectedOf } from "./expected";
import { infer, type Inference, type Inferred, type Reading } from "./infer";
import { type Progress, readShown } from "./shown";
import { shownEntitlements, shownGrants, standInRecords } from "./stand-in-records";

/** A tenant that can be asked for lists, and for one user at a time. */
export interface ReadableTenant {
  readonly reader: TenantReader;
  readonly ofUsers: UserEntitlementsReader;
}

export interface DocumentedOptions extends CompareOptions {
  /** True: only users whom a declaration concerns are asked for. Default: all, so that what nobody declares is found. */
  readonly onlyDeclared?: boolean | undefined;
  /** What is known of how the tenant answers for a user. Default: unknown, and told from what shows where it can be. */
  readonly userEntitlements?: Reading | undefined;
  /** True: as if the tenant offered what the vendor documents and nothing else. */
  readonly documentedOnly?: boolean | undefined;
  readonly progress?: Progress | undefined;
}

/** How a tenant was read that does not offer everything. */
export interface DocumentedMode {
  /** What it lacks. */
  readonly missing: readonly Capability[];
  readonly usersRead: number;
  /** False where only those were read whom a declaration concerns: nothing is said of the others. */
  readonly allUsers: boolean;
  readonly adminEntitlements: Reading;
  readonly serviceEntitlements: Reading;
}

export interface ReadComparison extends Comparison {
  /** Absent where the tenant offers everything. */
  readonly documented?: DocumentedMode;
}

/** As `compareWithTenant`, by what the vendor documents where the tenant offers no more. Reads only. */
export async function compareByWhatIsOffered(
  loaded: readonly LoadedManifest[],
  { reader, ofUsers }: ReadableTenant,
  now: Date,
  options: DocumentedOptions = {},
): Promise<ReadComparison> {
  const needed = RESOURCES.map(({ capability }) => capability);
  const missing = options.documentedOnly
    ? new Set(needed)
    : await missingCapabilities(reader, needed);
  if (missing.size === 0) return compareWithTenant(loaded, reader, now, options);
  const lists = {
    grants: missing.has("admin_entitlements"),
    entitlements: missing.has("service_entitlements"),
  };
  const directory = await readDirectory(new DirectoryReader(reader, missing));
  const expected = expectedOf(loaded, directory, now);
  const memberships = await membershipsOf(expected, directory, reader);
  const concerned = concernedUsers(expected, memberships, directory.users);
  const asked = options.onlyDeclared === true ? concerned : directory.users;
  const shown = await readShown(asked, ofUsers, { ...lists, progress: options.progress });
  const known: Omit<Inference, "shown"> = {
    memberships,
    disabled: new Set(directory.users.filter(({ status }) => status === false).map(({ id }) => id)),
    assumed: options.userEntitlements ?? "unknown",
  };
  const grants = infer(lists.grants ? expected.grants : [], {
    ...known,
    shown: shownGrants(shown),
  });
  const entitlements = infer(lists.entitlements ? expected.entitlements : [], {
    ...known,
    shown: shownEntitlements(shown),
  });
  const standIn = new DirectoryReader(reader, missing, standInRecords(shown, grants, entitlements));
  const comparison = await compareWithTenant(loaded, standIn, now, options);
  return {
    ...comparison,
    compared: withDoubts(comparison.compared, missing, doubtsOf(directory, grants, entitlements)),
    documented: {
      missing: [...missing],
      usersRead: shown.length,
      allUsers: asked.length === directory.users.length,
      adminEntitlements: grants.reading,
      serviceEntitlements: entitlements.reading,
    },
  };
}

async function membershipsOf(
  { grants, entitlements }: Expected,
  { groups }: Directory,
  reader: TenantReader,
): Promise<Inference["memberships"]> {
  const declared = new Set(
    [...grants, ...entitlements]
      .filter(({ kind }) => kind === "group")
      .map(({ principalId }) => principalId),
  );
  const ids = groups.map(({ id }) => id).filter((id) => declared.has(id));
  const idOfKey = new Map(ids.map((id) => [keyOfId(id), id]));
  const byKey = await readMemberships(ids, reader);
  return new Map(
    (await reader.users()).flatMap(({ id }) => {
      const of = byKey.get(keyOfId(id));
      return of === undefined ? [] : [[id, of.map((key) => idOfKey.get(key) ?? key)] as const];
    }),
  );
}

function concernedUsers(
  { grants, entitlements }: Expected,
  memberships: Inference["memberships"],
  users: readonly UserRecord[],
): readonly UserRecord[] {
  const declared = new Set(
    [...grants, ...entitlements]
      .filter(({ kind }) => kind === "user")
      .map(({ principalId }) => principalId),
  );
  return users.filter(({ id }) => declared.has(id) || memberships.has(id));
}

function doubtsOf(directory: Directory, ...kinds: readonly Inferred[]): Doubts {
  const names = userNames(directory);
  return new Map(kinds.flatMap((inferred) => [...doubtsAbout(inferred, names)]));
}

const LEVELS_UNREAD = "a role of this name is there; its levels cannot be read here";

/** Declarations of which the tenant does not tell how they stand say so. */
function withDoubts(
  compared: readonly Compared[],
  missing: ReadonlySet<Capability>,
  doubts: Doubts,
): readonly Compared[] {
  return compared.map((one) => {
    const unread =
      one.change.action === "update" && one.capability === "roles" && missing.has("roles");
    const doubt = unread ? LEVELS_UNREAD : doubts.get(one.path);
    return doubt === undefined ? one : { ...one, doubt };
  });
}
