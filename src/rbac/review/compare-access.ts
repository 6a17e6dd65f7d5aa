import type { DeclaredAccess, DeclaredPrincipal, TenantFacts } from "../access";
import { type AccessIndex, buildAccessIndex } from "../access/access-index";
import { principalId } from "../access/holders";
import { userLabel } from "../access/holdings";
import { fullAdministrator, type FullAdministrator } from "../full-administrator";
import { compareText } from "../provenance";
import { besideDeclared, comparable, compareKeyed, knownKey } from "./comparable";
import { compareRoles } from "./compare-roles";
import { compareEntitlements, compareServices } from "./compare-services";
import type {
  AccessDifference,
  Growth,
  PrincipalDifference,
  ServiceDifference,
} from "./difference";
import { renamedRoles, type RoleMove } from "./renamed-roles";
import { type StandingAccess, StandingReader } from "./standing-access";

export interface CompareAccessOptions {
  /** The moment for which ends are judged, in both states. */
  readonly now: Date;
  /** What is known about the tenant, by the keys of the states. With memberships users are told apart. */
  readonly facts?: TenantFacts | undefined;
  /** Roles that the later state says to have renamed. */
  readonly moves?: readonly RoleMove[];
}

/**
 * Who gains and who loses what between two states, in effect: over all ways by which he holds something, on ZIdentity
 * by its levels, on a linked service by the record that decides. What nobody declares and the tenant holds counts in
 * both. The facts of the states themselves are passed over. The order of declarations changes nothing.
 */
export function compareAccess(
  before: DeclaredAccess,
  after: DeclaredAccess,
  { now, facts = {}, moves = [] }: CompareAccessOptions,
): AccessDifference {
  const renames = renamedRoles(before, after, moves);
  const states = [comparable(before, renames), comparable(after, renames)] as const;
  const known = besideDeclared(facts, states, renames);
  const [earlier, later] = states.map((state) =>
    buildAccessIndex({ ...state, facts: known }, now.getTime()),
  ) as [AccessIndex, AccessIndex];
  const readers = { before: new StandingReader(earlier), after: new StandingReader(later) };
  return {
    expanded: facts.memberships !== undefined,
    principals: principalsOf(readers, later).flatMap((principal) => {
      const change = comparePrincipal(
        principal,
        readers.before.read(principal),
        readers.after.read(principal),
      );
      if (change === undefined) return [];
      if (principal.kind === "user" || facts.memberships === undefined) return [change];
      return [{ ...change, members: later.holders.membersOf(knownKey(principal)).length }];
    }),
    roles: compareRoles(earlier, later),
  };
}

interface Readers {
  readonly before: StandingReader;
  readonly after: StandingReader;
}

function principalsOf(
  { before, after }: Readers,
  index: AccessIndex,
): readonly DeclaredPrincipal[] {
  const found = new Map<string, DeclaredPrincipal>();
  const named = [...before.principals(), ...after.principals()];
  for (const principal of named)
    found.set(principalId(principal.kind, knownKey(principal)), principal);
  for (const key of index.facts.memberships?.keys() ?? []) {
    const id = principalId("user", key);
    if (!found.has(id)) found.set(id, { kind: "user", key, label: userLabel(index, key) });
  }
  return [...found.values()].sort((a, b) => compareText(a.kind, b.kind) || compareKeyed(a, b));
}

/** Undefined where nothing changes. */
function comparePrincipal(
  principal: DeclaredPrincipal,
  before: StandingAccess,
  after: StandingAccess,
): PrincipalDifference | undefined {
  const services = compareServices(before, after);
  const entitlements = compareEntitlements(before, after);
  if (services.length === 0 && entitlements.length === 0) return undefined;
  const full = compareAdministrator(administratorOf(before), administratorOf(after));
  return {
    principal,
    growth: growthOf(services, entitlements),
    services,
    entitlements,
    ...(full === undefined ? {} : { fullAdministrator: full }),
  };
}

function compareAdministrator(
  was: FullAdministrator | undefined,
  is: FullAdministrator | undefined,
): PrincipalDifference["fullAdministrator"] {
  if (was === undefined) return is && { change: "gained", because: is };
  return is === undefined ? { change: "lost", because: was } : undefined;
}

function growthOf(
  services: readonly ServiceDifference[],
  entitlements: PrincipalDifference["entitlements"],
): Growth {
  const grows = services.some(({ gained, ends, levels }) =>
    [...gained, ...ends, ...levels].some(({ growth }) => growth),
  );
  if (grows) return "major";
  return entitlements.some(({ change }) => change !== "lost" && change !== "earlier")
    ? "minor"
    : "none";
}

function administratorOf({ own, services }: StandingAccess): FullAdministrator | undefined {
  const levels = new Map(own.modules.map(({ module, level }) => [module, level]));
  const ofZidentity = [...services.values()].filter(({ service }) => service.own);
  return fullAdministrator({
    roleNames: ofZidentity.flatMap(({ items }) =>
      [...items.values()].map(({ role }) => role.label),
    ),
    levelOf: (module) => levels.get(module) ?? "none",
  });
}
