import { type EffectiveAccess, effectiveAccess, type HeldRole } from "./effective-access";
import {
  type HeldByGroup,
  type LinkedServiceAccess,
  linkedServiceAccess,
} from "./linked-service-access";
import type { Named, Via } from "./provenance";

/** A record of a tenant that counts for a principal on one service: his own, or that of a group he is in. */
export interface CountingRecord {
  readonly via: Via;
  /** The place of the group in the tenant's list; the tenant tells no time of creation. Of no use for own records. */
  readonly rank: number;
  readonly roles: readonly Named[];
  /** Absent on services without scopes. */
  readonly scope?: Named;
}

/** Module to level, in lower case; undefined when the tenant does not say what the role permits. */
export type PermissionsOf = (roleId: string) => Readonly<Record<string, string>> | undefined;

/** What the records give on ZIdentity itself. */
export function zidentityAccess(
  records: readonly CountingRecord[],
  permissionsOf: PermissionsOf,
): EffectiveAccess {
  return effectiveAccess(
    records.flatMap(({ via, roles }) =>
      roles.map((role): HeldRole => ({ role, via, permissions: permissionsOf(role.id) })),
    ),
  );
}

/** What the records give on a linked service. */
export function linkedAccess(records: readonly CountingRecord[]): LinkedServiceAccess {
  const own = records.find(({ via }) => via.kind !== "group");
  const groups = records.flatMap(({ via, rank, ...held }): HeldByGroup[] =>
    via.kind === "group" ? [{ ...held, group: via.group, creationRank: rank }] : [],
  );
  const access = linkedServiceAccess({ ...(own === undefined ? {} : { own }), groups });
  if (own?.via.kind !== "untold" || access.deciding === undefined) return access;
  return { ...access, reason: "shown", deciding: { ...access.deciding, via: own.via } };
}
