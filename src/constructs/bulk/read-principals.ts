import { Construct } from "constructs";
import { attributePath, type Diagnostic, type Path } from "../../diagnostics";
import { wrongProp } from "../read-props";
import { hasFields } from "../resource-options";
import type { AnyRole } from "../role";

/** One role or several. */
export type RolesOf = AnyRole | readonly AnyRole[];

/** A list of those who get the same roles, or each with his own. */
type Principals<P> =
  | readonly (P | string)[]
  | Readonly<Record<string, RolesOf>>
  | ReadonlyMap<P | string, RolesOf>
  | undefined;

export type PrincipalRoles<P> = readonly [principal: P | string, roles: readonly AnyRole[]];

interface ReadPrincipals<P> {
  readonly entries: readonly PrincipalRoles<P>[];
  readonly problems: readonly Diagnostic[];
}

/** Who gets which roles. What JavaScript gives in the place of a principal or a role is a finding, and is passed over. */
export function readPrincipals<P extends object>(
  prop: "groups" | "users",
  principals: Principals<P>,
  role: RolesOf | undefined,
): ReadPrincipals<P> {
  const at = attributePath(prop);
  const problems: Diagnostic[] = [];
  const entries = entriesOf(at, principals, role, problems).flatMap(
    ([named, given, place]): PrincipalRoles<P>[] => {
      if (typeof named !== "string" && !Construct.isConstruct(named)) {
        problems.push(wrongProp(place, named, "A name, or an object", FIXES[prop]));
        return [];
      }
      const where = given === role ? attributePath("role") : place;
      return [[named, rolesOf(where, given, problems)]];
    },
  );
  return { entries, problems };
}

const FIXES = {
  groups: "Give its name, or Group.byName(scope, name).",
  users: "Give the login name, or User.byLogin(scope, login).",
} as const;

type Entry<P> = readonly [principal: P | string, roles: RolesOf | undefined, place: Path];

function entriesOf<P>(
  at: Path,
  principals: Principals<P>,
  role: RolesOf | undefined,
  problems: Diagnostic[],
): readonly Entry<P>[] {
  if (principals === undefined) return [];
  if (isList(principals))
    return principals.map((principal, index) => [principal, role, [...at, { index }]]);
  if (principals instanceof Map)
    return [...(principals as ReadonlyMap<P | string, RolesOf>)].map(([principal, roles]) => [
      principal,
      roles,
      at,
    ]);
  if (hasFields(principals))
    return Object.entries(principals).map(([name, roles]) => [name, roles, [...at, { key: name }]]);
  problems.push(wrongProp(at, principals, "A list, or a map to roles"));
  return [];
}

/** `Array.isArray` does not tell a readonly list from what is none. */
function isList<P>(principals: NonNullable<Principals<P>>): principals is readonly (P | string)[] {
  return Array.isArray(principals);
}

/** None for what is no role: that nobody would get any is a finding too. */
function rolesOf(
  place: Path,
  given: RolesOf | undefined,
  problems: Diagnostic[],
): readonly AnyRole[] {
  const list: readonly unknown[] = Array.isArray(given)
    ? given
    : given === undefined
      ? []
      : [given];
  return list.filter((role): role is AnyRole => {
    if (Construct.isConstruct(role)) return true;
    problems.push(wrongProp(place, role, "A role", "Give a Role, or Role.named(scope, name)."));
    return false;
  });
}
