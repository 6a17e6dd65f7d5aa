import type { SourcePlace } from "../../diagnostics";
import { isEnded } from "../../lifecycle";
import { labelOf, type ManifestScope } from "../../manifest";
import { grantsIn } from "../all-grants";
import type { LoadedManifest } from "../loaded-manifest";
import type { Unmanaged } from "../unmanaged";
import type { Said } from "./read-spared";
import type { TenantParts } from "./tenant-part";

/** A part of the tenant that is owned, in which something is to go and nothing is declared to stay. */
export interface EmptiedScope {
  readonly file: string;
  /** `ownership.over[0]` */
  readonly at: string;
  readonly place?: SourcePlace;
  /** What it owns, in words. */
  readonly owns: string;
  /** How many grants would go. A grant is a role that somebody holds on a service, or the entitlement to one. */
  readonly grants: number;
  /** How many roles would be deleted. */
  readonly roles: number;
}

/**
 * A scope that is misspelled, or whose declarations are in another file, looks like one that is to be cleared. Where
 * grants would go, a grant must be declared within; where roles alone would, anything. What has ended is not declared.
 */
export function emptiedScopes(
  loaded: readonly LoadedManifest[],
  said: readonly Said[],
  toRemove: readonly Unmanaged[],
  parts: TenantParts,
): readonly EmptiedScope[] {
  if (toRemove.length === 0) return [];
  const declared = said.filter(({ definition, object }) => !isEnded(definition, object));
  return ownedScopes(loaded).flatMap(({ scope, ...where }): EmptiedScope[] => {
    const gone = toRemove
      .map(({ definition, state }) => parts.within(scope, definition, state))
      .filter((part) => part !== undefined);
    const grants = gone.flatMap(grantsIn).length;
    const roles = gone.filter((state) => grantsIn(state).length === 0).length;
    const stays = declared.some(
      ({ definition, object }) =>
        (grants === 0 || isGrant(definition)) &&
        parts.within(scope, definition, object) !== undefined,
    );
    if (gone.length === 0 || stays) return [];
    return [{ ...where, owns: wordsOf(scope), grants, roles }];
  });
}

function isGrant({ attributes }: Said["definition"]): boolean {
  return "service_id" in attributes;
}

interface OwnedScope extends Pick<EmptiedScope, "file" | "at" | "place"> {
  readonly scope: ManifestScope;
}

/** Files that are one desired state all say what one of them says: it counts once, where it is written. */
function ownedScopes(loaded: readonly LoadedManifest[]): readonly OwnedScope[] {
  const scopes = new Map<string, OwnedScope>();
  for (const { file, manifest, places } of loaded) {
    const { ownership } = manifest;
    if (ownership?.mode !== "authoritative") continue;
    for (const [index, scope] of ownership.over.entries()) {
      const at = `ownership.over[${index}]`;
      const place = places?.find(at);
      const key = JSON.stringify(scope);
      if (scopes.has(key) && place === undefined) continue;
      scopes.set(key, { file, at, scope, ...(place === undefined ? {} : { place }) });
    }
  }
  return [...scopes.values()];
}

function wordsOf({ services, roles, users, groups }: ManifestScope): string {
  const criteria = { services: services?.map(labelOf), roles, users, groups };
  return Object.entries(criteria)
    .flatMap(([name, values]) => (values === undefined ? [] : [`${name} ${values.join(", ")}`]))
    .join("; ");
}
