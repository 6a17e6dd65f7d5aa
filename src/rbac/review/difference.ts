import type { DeclaredPrincipal, DeclaredService } from "../access/declared-access";
import type { Keyed } from "../access/finding";
import type { LevelPath } from "../effective-access";
import type { FullAdministrator } from "../full-administrator";
import type { Level } from "../levels";
import type { Via } from "../provenance";

/** What two desired states give to whom, one beside the other: what differs, and nothing else. */
export interface AccessDifference {
  /** Whether users are told apart: who is in which group is known. */
  readonly expanded: boolean;
  /** Groups first, then users, each by name. */
  readonly principals: readonly PrincipalDifference[];
  /** The declared roles that are new, gone or changed, by name. */
  readonly roles: readonly RoleDifference[];
}

/**
 * `major`: administers more than before, or longer. `minor`: may use more services. A change whose direction nobody can
 * tell counts as growth: a reviewer is to look at it.
 */
export type Growth = "major" | "minor" | "none";

/** What changes for one user, or for the members of a group. */
export interface PrincipalDifference {
  readonly principal: DeclaredPrincipal;
  /** Of a group, where it is known. */
  readonly members?: number;
  readonly growth: Growth;
  /** ZIdentity first, then by name. */
  readonly services: readonly ServiceDifference[];
  readonly entitlements: readonly EntitlementDifference[];
  /** Present where somebody becomes a full administrator or ceases to be one. */
  readonly fullAdministrator?: {
    readonly change: "gained" | "lost";
    readonly because: FullAdministrator;
  };
}

/** What changes on one service. Roles count by what they do: a rename is none. */
export interface ServiceDifference {
  readonly service: DeclaredService;
  readonly gained: readonly HeldItem[];
  readonly lost: readonly HeldItem[];
  /** Roles that are held before and after, with another end. */
  readonly ends: readonly EndDifference[];
  /** Of ZIdentity itself: the modules on which the effective level changes, or how long it lasts. */
  readonly levels: readonly LevelDifference[];
}

/** A role within a scope, as it is held. */
export interface HeldItem {
  readonly role: Keyed;
  /** Absent on services without scopes. */
  readonly scope?: string;
  /** Every way by which it is held; one on a linked service, where one record decides. */
  readonly via: readonly Via[];
  /** As it is declared. */
  readonly expiresAt?: string;
  /** True where the role alone tells that more is held: its levels are the service's own, or not known. */
  readonly growth: boolean;
}

export interface EndDifference {
  readonly role: Keyed;
  readonly scope?: string;
  readonly via: readonly Via[];
  /** As it is declared; absent for no end. */
  readonly before?: string;
  readonly after?: string;
  readonly change: "later" | "earlier" | "unclear";
  readonly growth: boolean;
}

/** `longer` and `shorter`: the same level, for another time. */
export type LevelMove = "raised" | "lowered" | "unclear" | "longer" | "shorter";

export interface LevelDifference {
  readonly module: string;
  readonly before: LevelSide;
  readonly after: LevelSide;
  readonly change: LevelMove;
  readonly growth: boolean;
}

export interface LevelSide {
  readonly level: Level;
  /** False when in truth it may be more. */
  readonly exact: boolean;
  /** Levels besides that nobody can compare with others. */
  readonly unranked: readonly string[];
  /** The ways that give the level, and those that nobody can compare. */
  readonly paths: readonly LevelPath[];
  /** As it is declared; absent for no end. */
  readonly expiresAt?: string;
}

export interface EntitlementDifference {
  readonly service: DeclaredService;
  readonly change: "gained" | "lost" | "later" | "earlier" | "unclear";
  readonly via: readonly Via[];
  readonly before?: string;
  readonly after?: string;
}

/** A role of ZIdentity whose declaration is new, gone or changed. */
export interface RoleDifference {
  readonly change: "created" | "removed" | "changed";
  readonly name: string;
  /** Where it is renamed. */
  readonly formerName?: string;
  readonly levels: readonly {
    readonly module: string;
    readonly before: string;
    readonly after: string;
  }[];
  /** Users and groups that hold it afterwards by a record of their own; of a removed one, before. */
  readonly holders: number;
}
