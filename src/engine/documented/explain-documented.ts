import { DiagnosticsError, errorDiagnostic } from "../../diagnostics";
import { missingCapabilities } from "../../lifecycle";
import type { Capability, UserRecord } from "../../tenant";
import { explainAccess, type ExplainedAccess, type ExplainOptions } from "../explain-access";
import { findPrincipal, type FoundPrincipal } from "../find-principal";
import { readDirectory } from "../live-keys";
import type { LoadedManifest } from "../loaded-manifest";
import { DirectoryReader } from "./directory-reader";
import { expectedOf } from "./expected";
import { infer } from "./infer";
import { levelsByName } from "./known-levels";
import type { ReadableTenant } from "./visible-tenant";
import { shownGrants, standInRecords } from "./stand-in-records";

/** As `explainAccess`, by what the vendor documents where the tenant offers no more. Throws DiagnosticsError. */
export async function explainByWhatIsOffered(
  tenant: ReadableTenant,
  who: string,
  now: Date,
  options: ExplainOptions & { readonly documentedOnly?: boolean | undefined } = {},
): Promise<ExplainedAccess> {
  const { reader } = tenant;
  const needed = ["roles", "admin_entitlements"] as const;
  const missing: ReadonlySet<Capability> =
    options.documentedOnly === true ? new Set(needed) : await missingCapabilities(reader, needed);
  if (missing.size === 0) return explainAccess(reader, who, options);
  const { loaded = [] } = options;
  const principal = await findPrincipal(reader, who);
  const hidden = missing.has("admin_entitlements");
  if (hidden && principal.kind === "group") throw groupsAreHidden(principal);
  const user = (await reader.users()).find(({ id }) => id === principal.id);
  const standIn = new DirectoryReader(
    reader,
    missing,
    hidden && user !== undefined ? await recordsOf(tenant, user, loaded, missing, now) : undefined,
    levelsByName(loaded),
  );
  const explained = await explainAccess(standIn, who, { ...options, untold: hidden });
  return { ...explained, documented: { missing: [...missing] } };
}

/** What the user shows; a role that the desired state gives to a group of his as that of the group. */
async function recordsOf(
  { reader, ofUsers }: ReadableTenant,
  user: UserRecord,
  loaded: readonly LoadedManifest[],
  missing: ReadonlySet<Capability>,
  now: Date,
) {
  const directory = await readDirectory(new DirectoryReader(reader, missing));
  const [shown, groups] = await Promise.all([
    ofUsers.shown(user, { grants: true, entitlements: false }),
    reader.groupsOf(user.id),
  ]);
  const users = shown === undefined ? [] : [shown];
  const mine = new Set(groups.map(({ id }) => id));
  const inOrder = directory.groups.map(({ id }) => id).filter((id) => mine.has(id));
  const given = {
    memberships: new Map([[user.id, inOrder]]),
    disabled: new Set<string>(),
    assumed: "unknown" as const,
    shown: shownGrants(users),
  };
  const { grants } = expectedOf(loaded, directory, now);
  return standInRecords(users, infer(grants, given), infer([], { ...given, shown: new Map() }));
}

function groupsAreHidden({ name }: FoundPrincipal): DiagnosticsError {
  return new DiagnosticsError([
    errorDiagnostic(
      `What group ${JSON.stringify(name)} holds cannot be read`,
      "This tenant offers what the vendor documents, and the vendor documents no list of what a group holds.",
      {
        fix: "Explain one of its members, or compare the desired state with `zidentity drift`.",
      },
    ),
  ]);
}
