import type { AccessIndex } from "../access/access-index";
import type { DeclaredGrant, DeclaredLevels, GrantedRole } from "../access/declared-access";
import { boundsOf } from "../access/level-bounds";
import { reachedFloors } from "./policy-finding";
import type { LevelFloors } from "./policy-rule";

/** A role that a grant hands out and that reaches a level which a house rule is about. */
export interface ReachingRole {
  readonly grant: DeclaredGrant;
  readonly role: GrantedRole;
  /** The levels that it reaches, as a message shows them. */
  readonly reached: readonly string[];
}

/** The roles on ZIdentity itself that reach any of the floors, over all grants that have not expired. */
export function reachingRoles(index: AccessIndex, floors: LevelFloors): readonly ReachingRole[] {
  const cache = new Map<DeclaredLevels, readonly string[]>();
  const reachedBy = (levels: DeclaredLevels): readonly string[] => {
    const reached = cache.get(levels) ?? reachedFloors(boundsOf([levels]), floors);
    cache.set(levels, reached);
    return reached;
  };
  return index.activeGrants.flatMap((grant) => {
    if (!grant.service.own) return [];
    return grant.roles.flatMap((role) => {
      const levels = index.levelsOf(role);
      const reached = levels === undefined ? [] : reachedBy(levels);
      return reached.length === 0 ? [] : [{ grant, role, reached }];
    });
  });
}
