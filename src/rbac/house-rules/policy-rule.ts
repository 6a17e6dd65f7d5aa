import type { Severity } from "../../diagnostics";

/** Module to the least level that a house rule is about: `{ roles: "full" }`. */
export type LevelFloors = Readonly<Record<string, string>>;

interface PolicyBase {
  /** Kebab-case, parts divided by `/`; not the id of a rule of the catalogue. */
  readonly id: string;
  /** Default: error. */
  readonly severity?: Severity | undefined;
  /** What is wrong, in one line without a full stop. Default: made from the rule. */
  readonly title?: string | undefined;
  /** The house's reason, as a sentence. */
  readonly why?: string | undefined;
  /** Where the rule is written, for findings about the rule itself. Default: `policies[<index>]`. */
  readonly place?: string | undefined;
}

/** No principal may reach all of these levels at once, over all its roles on ZIdentity. */
export interface ForbiddenCombination extends PolicyBase {
  readonly kind: "forbidden_combination";
  readonly modules: LevelFloors;
}

/** A role that reaches any of these levels may be granted to groups alone, never to a user. */
export interface GroupsOnly extends PolicyBase {
  readonly kind: "groups_only";
  readonly modules: LevelFloors;
}

/**
 * At most `max` principals hold the role, or reach the level on the module. Users count, those in groups included, where
 * the memberships are known; where they are not, each group counts as one.
 */
export interface MaxHolders extends PolicyBase {
  readonly kind: "max_holders";
  readonly max: number;
  /** A role's name. Either this, or `module` and `level`. */
  readonly role?: string | undefined;
  /** The service of the role, by key or label. Default: ZIdentity itself. */
  readonly service?: string | undefined;
  readonly module?: string | undefined;
  readonly level?: string | undefined;
}

/** An assignment of a role that reaches any of these levels must have an expiry. */
export interface RequireExpiry extends PolicyBase {
  readonly kind: "require_expiry";
  readonly modules: LevelFloors;
}

/** The name of every declared role must match. */
export interface NamePattern extends PolicyBase {
  readonly kind: "name_pattern";
  /** The source of a regular expression, as in `new RegExp(pattern, "u")`; `^` and `$` bind it to the whole name. */
  readonly pattern: string;
}

/** A rule of the house: inert data, so that it can stand in TypeScript and in YAML alike. */
export type PolicyRule =
  ForbiddenCombination | GroupsOnly | MaxHolders | RequireExpiry | NamePattern;

export type PolicyKind = PolicyRule["kind"];
