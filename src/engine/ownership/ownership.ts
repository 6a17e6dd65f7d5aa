import { type Diagnostic, errorDiagnostic, warningDiagnostic } from "../../diagnostics";
import type { DeclarationProblem, Manifest, ManifestIgnore, ManifestScope } from "../../manifest";
import type { KnownObject } from "../../schema";
import { roleIdsOf } from "../../resources";
import type { LoadedManifest } from "../loaded-manifest";
import { placedAt } from "../placed-at";
import type { Unmanaged } from "../unmanaged";
import { entriesInForce, hasEnded } from "./ignore-entries";
import type { TenantParts } from "./tenant-part";

/** An object, or the part of one, that an entry of the desired state spares. */
export interface Ignored extends Unmanaged {
  readonly by: ManifestIgnore;
}

/** Objects that nobody declares, told apart by what shall become of them. */
export interface Undeclared {
  /** Within what the desired state owns: to be removed. Of some, the part that lies within. */
  readonly toRemove: readonly Unmanaged[];
  /** Somebody else's, by an entry of the desired state. */
  readonly ignored: readonly Ignored[];
  /** All others. */
  readonly left: readonly Unmanaged[];
}

type Owning = Pick<Manifest, "ownership" | "ignore">;

/**
 * An entry that has ended counts no more. `sparedOfDeclared`: what stays of records that a declaration covers as a whole.
 */
export function sortUndeclared(
  unmanaged: readonly Unmanaged[],
  sparedOfDeclared: readonly Unmanaged[],
  manifests: readonly Owning[],
  parts: TenantParts,
  now: Date,
): Undeclared {
  const ignores = entriesInForce(manifests, now);
  const owned = ownedParts(manifests);
  const toRemove: Unmanaged[] = [];
  const ignored = sparedOfDeclared.flatMap((one) => spare(one, ignores, parts).spared);
  const left: Unmanaged[] = [];
  for (const one of unmanaged) {
    const { spared, rest } = spare(one, ignores, parts);
    ignored.push(...spared);
    if (rest === undefined) continue;
    const mine = partWithin({ ...one, state: rest }, owned, parts);
    if (mine !== undefined) toRemove.push({ ...one, state: mine });
    const others = without(rest, mine);
    if (others !== undefined) left.push({ ...one, state: others });
  }
  return { toRemove, ignored, left };
}

/** The first entry that covers a part answers for it. */
function spare(
  one: Unmanaged,
  ignores: readonly ManifestIgnore[],
  parts: TenantParts,
): { readonly spared: readonly Ignored[]; readonly rest: KnownObject | undefined } {
  const spared: Ignored[] = [];
  let rest: KnownObject | undefined = one.state;
  for (const by of ignores) {
    if (rest === undefined) break;
    const part = partWithin({ ...one, state: rest }, [by], parts);
    if (part === undefined) continue;
    spared.push({ ...one, state: part, by });
    rest = without(rest, part);
  }
  return { spared, rest };
}

function ownedParts(manifests: readonly Owning[]): readonly ManifestScope[] {
  return manifests.flatMap(({ ownership }) =>
    ownership?.mode === "authoritative" ? ownership.over : [],
  );
}

/** What is wrong with the ownership of a desired state, whatever the tenant holds. */
export function checkOwnership(
  loaded: readonly LoadedManifest[],
  now: Date,
): readonly DeclarationProblem[] {
  const manifests = loaded.map(({ manifest }) => manifest);
  const isEmpty = manifests.every(({ resources }) => resources.length === 0);
  const emptied =
    isEmpty && ownedParts(manifests).length > 0
      ? [{ path: loaded[0]?.file ?? "", diagnostic: placedAt(EMPTY, "ownership", loaded) }]
      : [];
  const ended = loaded.flatMap((one) =>
    (one.manifest.ignore ?? []).flatMap((entry, index) =>
      hasEnded(entry, now)
        ? [
            {
              path: one.file,
              diagnostic: placedAt(endedEntry(entry), `ignore[${index}]`, [one]),
            },
          ]
        : [],
    ),
  );
  return [...emptied, ...ended];
}

const EMPTY = errorDiagnostic(
  "An empty desired state that owns a part of the tenant",
  "It declares nothing, and its ownership is authoritative: everybody within would lose every access.",
  {
    ruleId: "ownership/empty-desired-state",
    fix: "Declare what shall stay, or set the ownership to additive. To take everything away, do it by hand.",
  },
);

function endedEntry({ reason, owner, until }: ManifestIgnore): Diagnostic {
  return warningDiagnostic(
    `An entry of what is ignored has ended`,
    `It was to end on ${until} (reason: ${reason}; owner: ${owner}). What it spared counts as unmanaged again.`,
    { ruleId: "ownership/ignore-ended", fix: "Remove the entry, or give it a later until." },
  );
}

/** All that any of the scopes covers of an object. */
function partWithin(
  { definition, state }: Unmanaged,
  scopes: readonly ManifestScope[],
  parts: TenantParts,
): KnownObject | undefined {
  const found = scopes
    .map((scope) => parts.within(scope, definition, state))
    .filter((part) => part !== undefined);
  const [first] = found;
  if (first === undefined || found.includes(state)) return first === undefined ? undefined : state;
  const ids = new Set(found.flatMap(roleIdsOf));
  return { ...first, role_ids: roleIdsOf(state).filter((id) => ids.has(id)) };
}

/** What remains of an object when a part of it is taken out. */
function without(state: KnownObject, part: KnownObject | undefined): KnownObject | undefined {
  if (part === undefined) return state;
  const gone = new Set(roleIdsOf(part));
  const rest = roleIdsOf(state).filter((id) => !gone.has(id));
  return rest.length === 0 ? undefined : { ...state, role_ids: rest };
}
