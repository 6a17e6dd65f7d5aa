import { toDeclaredAccess } from "../../manifest";
import {
  type DeclaredGrant,
  type DeclaredService,
  parseInstant,
  type PrincipalKind,
} from "../../rbac";
import { type Directory, keyOfId, keyOfRole, liveKeys } from "../live-keys";
import type { LoadedManifest } from "../loaded-manifest";

/** What a declaration gives a user or group on a service, by ids of the tenant. */
export interface ExpectedRecord {
  /** Where it is declared. */
  readonly at: string;
  readonly kind: PrincipalKind;
  readonly principalId: string;
  readonly serviceId: string;
  /** Roles add up on ZIdentity itself; on linked services one record decides. */
  readonly own: boolean;
  /** Of an entitlement none. */
  readonly roleIds: readonly string[];
  /** True where it gives a role that the tenant does not have yet: then nobody can hold it. */
  readonly givesNewRole: boolean;
  /** Its end has come: it counts as not declared. */
  readonly ended: boolean;
}

export interface Expected {
  readonly grants: readonly ExpectedRecord[];
  readonly entitlements: readonly ExpectedRecord[];
}

/** What the manifests declare, as far as principals and services are there. */
export function expectedOf(
  loaded: readonly LoadedManifest[],
  directory: Directory,
  now: Date,
): Expected {
  const ids = idsByKey(directory);
  const manifests = loaded.map(({ manifest }) => manifest);
  const { grants, entitlements } = toDeclaredAccess(manifests, liveKeys(directory));
  const record = (
    one: Pick<DeclaredGrant, "at" | "principal" | "service" | "expiresAt">,
    roleKeys: readonly (string | undefined)[],
  ): ExpectedRecord[] => {
    const principalId = ids.get(one.principal.key ?? "");
    const serviceId = serviceIdOf(ids, one.service);
    if (principalId === undefined || serviceId === undefined) return [];
    const roleIds = roleKeys.map((key) => ids.get(key ?? ""));
    const known = roleIds.filter((id) => id !== undefined);
    const end = one.expiresAt === undefined ? undefined : parseInstant(one.expiresAt);
    return [
      {
        at: one.at,
        kind: one.principal.kind,
        principalId,
        serviceId,
        own: one.service.own,
        roleIds: known,
        givesNewRole: known.length < roleIds.length,
        ended: end !== undefined && end <= now.getTime(),
      },
    ];
  };
  return {
    grants: grants.flatMap((grant) =>
      record(
        grant,
        grant.roles.map(({ key }) => key),
      ),
    ),
    entitlements: entitlements.flatMap((one) => record(one, [])),
  };
}

function serviceIdOf(
  ids: ReadonlyMap<string, string>,
  { key = "" }: DeclaredService,
): string | undefined {
  return ids.get(key);
}

/** The ids behind the keys of `liveKeys`; a key that is not here means nothing of the tenant. */
function idsByKey({ users, groups, services }: Directory): ReadonlyMap<string, string> {
  return new Map([
    ...[...users, ...groups].map(({ id }) => [keyOfId(id), id] as const),
    ...services.flatMap(({ entry, declared, roles }) => [
      [keyOfId(entry.service.id), entry.service.id] as const,
      ...roles.map(({ id }) => [keyOfRole(declared, id), id] as const),
    ]),
  ]);
}
