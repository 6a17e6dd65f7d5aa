import { Construct, type IConstruct } from "constructs";
import type { Group, User } from "../lookups";
import { readProps, reportProblems } from "../read-props";
import type { AnyRole } from "../role";
import { StackAccess } from "../stack-access";
import { nameOf } from "./names";

/** A finding that somebody answers for. At least one of `principal`, `role` and `at` says which one is meant. */
export interface AcceptedFinding {
  /** The id of the rule, such as `role/nobody-holds`, or of a `PolicyRule`. */
  readonly rule: string;
  /** The user or group that the finding names: as an object, or by login name or group name. */
  readonly principal?: User | Group | string;
  /** The role that the finding names: as an object, or by its name. */
  readonly role?: AnyRole | string;
  /** The construct that the finding is about, or its path. */
  readonly at?: IConstruct | string;
  /** Why it may stay. */
  readonly reason: string;
  /** Who answers for it. */
  readonly owner: string;
  /** The last day, in UTC (`2026-12-31`), or an RFC 3339 time. */
  readonly until: string;
}

/**
 * Accepts a finding of the stack: it becomes information until the entry ends, and an error after that. An entry that
 * meets no finding is a warning. What the provider finds on one resource is not accepted by this: it judges without
 * the stack.
 */
export function accept(scope: IConstruct, asked: AcceptedFinding): void {
  const { props: entry, problems } = readProps(asked);
  const { principal, role, at } = entry;
  const access = StackAccess.of(scope);
  reportProblems(access, scope, problems);
  access.addAccepted(scope, {
    rule: entry.rule,
    principal: principal === undefined ? undefined : nameOf(principal),
    role: role === undefined ? undefined : nameOf(role),
    at: Construct.isConstruct(at) ? at.node.path : at,
    reason: entry.reason,
    owner: entry.owner,
    until: entry.until,
    place: scope.node.path,
  });
}
