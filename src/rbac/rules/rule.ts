import type { Severity } from "../../diagnostics";
import type { DeclaredAccess } from "../access/declared-access";
import type { AcceptEntry } from "../house-rules/accept-entry";
import type { PolicyRule } from "../house-rules/policy-rule";
import type { ModuleKey, OfferedLevel, Permissions } from "../modules";
import type { SourceId } from "../sources";

/** What every rule tells about itself: the findings and the rule catalogue in the docs are made from it. */
export interface Rule<Example = unknown> {
  /** Stable: people suppress and search for it. */
  readonly id: string;
  readonly severity: Severity;
  /** What is wrong, in one line without a full stop. */
  readonly title: string;
  /** One sentence: what the vendor's documents say. */
  readonly why: string;
  /** What to do, as an instruction that names module and level wherever the rule fixes them. */
  readonly fix: string;
  readonly sources: readonly SourceId[];
  /** It may take a tenant to break it: without one, an `accept` entry for it is not called unused. */
  readonly needsTenant?: true;
  /** Something that breaks the rule. */
  readonly example: Example;
}

/** A rule about one role; the example is the permissions of a role, module to level. */
export type RoleRule = Rule<Readonly<Record<string, string>>>;

/** A rule across declarations. */
export type AccessRule = Rule<AccessExample>;

/** A desired state that breaks a rule at the time `EXAMPLE_NOW`. */
export interface AccessExample {
  readonly declared: DeclaredAccess;
  readonly policies?: readonly PolicyRule[];
  readonly accept?: readonly AcceptEntry[];
}

/** That a module is at one of some levels; only levels that the module offers compile. */
export type Requirement = {
  readonly [M in ModuleKey]: { readonly module: M; readonly levels: readonly OfferedLevel<M>[] };
}[ModuleKey];

/**
 * A rule about one role: when all of `when` holds, all of `needs` must hold as well.
 * An error means that the grant is dead, a warning that a part of it is, and information that the level is
 * narrower than it sounds.
 */
export interface RoleCondition extends Rule<Permissions> {
  readonly id: `role/${string}`;
  /** Ends the sentence "This role cannot …". */
  readonly cannot: string;
  /** The finding is placed on the module of the first one. */
  readonly when: readonly [Requirement, ...Requirement[]];
  /** The levels of each are weakest first, so that the first one is the least that mends the role. */
  readonly needs: readonly Requirement[];
}
