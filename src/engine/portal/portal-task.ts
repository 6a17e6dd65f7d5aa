import type { PrincipalKind } from "../../rbac";

/** A service as the portal and as people call it. */
export interface PortalService {
  readonly id: string;
  /** `Zscaler Internet Access` */
  readonly title: string;
  /** `ZIA (zscalerthree.net, Acme West)` */
  readonly label: string;
  /** `ZIA` */
  readonly product: string;
  readonly own: boolean;
}

/** One thing that somebody does by hand in the admin portal, by natural names. */
export type PortalTask = RoleTask | HoldingTask;

interface OfDeclaration {
  /** Where it is declared: findings on it belong here. */
  readonly path: string;
  /** Set where it may be done already, because the tenant does not tell: why. */
  readonly doubt?: string | undefined;
}

export interface RoleTask extends OfDeclaration {
  readonly kind: "role";
  /** `compare`: a role of the name is there, and its levels could not be read. */
  readonly action: "add" | "edit" | "compare" | "delete";
  /** As it is called now. */
  readonly name: string;
  /** What it is to be called, where that differs. */
  readonly newName?: string;
  readonly description: string | null;
  /** Module to level, of the modules that are not `none`. */
  readonly levels: ReadonlyMap<string, string>;
  /** What an edit changes: module to level as it is now. */
  readonly before?: ReadonlyMap<string, string>;
}

export interface HoldingTask extends OfDeclaration {
  readonly kind: "roles" | "service";
  /** `change`: a record is there, and is to hold `roles` as well. `remove`: `roles` go. */
  readonly action: "assign" | "change" | "remove";
  readonly principal: { readonly kind: PrincipalKind; readonly name: string };
  readonly service: PortalService;
  /** Names, in order; of a service entitlement none. */
  readonly roles: readonly string[];
  /** Of a change or a removal: what stays of the record. */
  readonly keeps: readonly string[];
  /** The name of the scope in which the roles are to be held; undefined where there is none. */
  readonly scope?: string | undefined;
  /** The record is to be held in another scope than it is. */
  readonly changesScope?: boolean;
  /** When it is declared to end: the portal ends nothing by itself. */
  readonly until?: string | undefined;
}

/** What tasks are made from besides a comparison. */
export interface TaskContext {
  /** What an id is called; a role that is to be made, by its declared name. */
  readonly nameOf: (id: string) => string;
  /** One that the tenant does not list is called by its id. */
  readonly service: (id: string) => PortalService;
}
