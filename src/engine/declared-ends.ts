import { type AccessKeys, toDeclaredAccess } from "../manifest";
import { keyOfId, keyOfRole, type LiveService } from "./live-keys";
import type { LoadedManifest } from "./loaded-manifest";

/** When the desired state ends a role that a principal holds by a record of his own; undefined where it does not. */
export type DeclaredEnds = (
  principal: { readonly kind: string; readonly id: string },
  service: LiveService,
  roleId: string,
) => string | undefined;

/** A tenant holds no ends: they are declared alone. */
export function declaredEnds(loaded: readonly LoadedManifest[], keys: AccessKeys): DeclaredEnds {
  const { grants } = toDeclaredAccess(
    loaded.map(({ manifest }) => manifest),
    keys,
  );
  const ends = new Map<string, string>();
  for (const { principal, service, roles, expiresAt } of grants) {
    if (expiresAt === undefined || principal.key === undefined) continue;
    for (const role of roles)
      ends.set(JSON.stringify([principal.kind, principal.key, service.key, role.key]), expiresAt);
  }
  return ({ kind, id }, { declared }, roleId) =>
    ends.get(JSON.stringify([kind, keyOfId(id), declared.key, keyOfRole(declared, roleId)]));
}
