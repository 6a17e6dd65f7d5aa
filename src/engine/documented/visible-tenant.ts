import { missingCapabilities } from "../../lifecycle";
import { RESOURCES } from "../../resources";
import type {
  Capability,
  ShownEntitlements,
  TenantReader,
  UserEntitlementsReader,
  UserRecord,
} from "../../tenant";
import { readMemberships } from "../live-facts";
import { type Directory, keyOfId, readDirectory } from "../live-keys";
import type { LoadedManifest } from "../loaded-manifest";
import { DirectoryReader } from "./directory-reader";
import { type Doubts, doubtsAbout, userNames } from "./doubts";
import { type Expected, expectedOf } from "./expected";
import { infer, type Inference, type Inferred, type Reading } from "./infer";
import { levelsByName } from "./known-levels";
import { type Progress, readShown } from "./shown";
import { shownEntitlements, shownGrants, standInRecords } from "./stand-in-records";

/** A tenant that can be asked for lists, and for one user at a time. */
export interface ReadableTenant {
  readonly reader: TenantReader;
  readonly ofUsers: UserEntitlementsReader;
}

export interface VisibleOptions {
  /** What is needed of the tenant. Default: everything that can be declared. */
  readonly needed?: readonly Capability[] | undefined;
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
  /** What it lacks of what was needed. */
  readonly missing: readonly Capability[];
  readonly usersRead: number;
  /** False where only those were read whom a declaration concerns: nothing is said of the others. */
  readonly allUsers: boolean;
  readonly adminEntitlements: Reading;
  readonly serviceEntitlements: Reading;
}

/** A tenant as far as it can be seen. */
export interface VisibleTenant {
  /** The tenant itself, or with what its users show in the place of lists that it does not offer. */
  readonly reader: TenantReader;
  /** The same with the levels that the desired state declares, where the tenant does not tell what a role permits. */
  readonly withDeclaredLevels: TenantReader;
  /** Absent where the tenant offers everything that is needed. */
  readonly documented?: DocumentedMode;
  /** Declarations of which the tenant does not tell how they stand. */
  readonly doubts: Doubts;
}

const EVERYTHING = RESOURCES.map(({ capability }) => capability);

/**
 * Reads, for what a tenant does not list, what each user shows. What the desired state gives to a group, and its members
 * show, counts as the group's; everything else as the user's own. Reads only.
 */
export async function readVisibleTenant(
  loaded: readonly LoadedManifest[],
  { reader, ofUsers }: ReadableTenant,
  now: Date,
  options: VisibleOptions = {},
): Promise<VisibleTenant> {
  const { needed = EVERYTHING, userEntitlements: assumed = "unknown" } = options;
  const missing = options.documentedOnly
    ? new Set(needed)
    : await missingCapabilities(reader, needed);
  if (missing.size === 0) return { reader, withDeclaredLevels: reader, doubts: new Map() };
  const lists = {
    grants: missing.has("admin_entitlements"),
    entitlements: missing.has("service_entitlements"),
  };
  const directory = await readDirectory(new DirectoryReader(reader, missing));
  const expected = expectedOf(loaded, directory, now);
  const memberships = await membershipsOf(expected, directory, reader);
  const asked = options.onlyDeclared
    ? concernedUsers(expected, memberships, directory.users)
    : directory.users;
  const shown = await readShown(asked, ofUsers, { ...lists, progress: options.progress });
  const { grants, entitlements } = inferAll(expected, shown, lists, {
    memberships,
    disabled: new Set(directory.users.filter(({ status }) => status === false).map(({ id }) => id)),
    assumed,
  });
  const records = standInRecords(shown, grants, entitlements);
  return {
    reader: new DirectoryReader(reader, missing, records),
    withDeclaredLevels: new DirectoryReader(reader, missing, records, levelsByName(loaded)),
    doubts: doubtsOf(directory, grants, entitlements),
    documented: {
      missing: [...missing],
      usersRead: shown.length,
      allUsers: asked.length === directory.users.length,
      adminEntitlements: grants.reading,
      serviceEntitlements: entitlements.reading,
    },
  };
}

/** Of lists that the tenant offers nothing is inferred. */
function inferAll(
  expected: Expected,
  shown: readonly ShownEntitlements[],
  lists: { readonly grants: boolean; readonly entitlements: boolean },
  known: Omit<Inference, "shown">,
): Readonly<Record<"grants" | "entitlements", Inferred>> {
  const { grants, entitlements } = expected;
  return {
    grants: infer(lists.grants ? grants : [], { ...known, shown: shownGrants(shown) }),
    entitlements: infer(lists.entitlements ? entitlements : [], {
      ...known,
      shown: shownEntitlements(shown),
    }),
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
