import { type Emulator, startEmulator } from "../../src/emulator";
import { validate } from "../../src/lifecycle";
import { resourceNamed } from "../../src/resources";
import type { Dice } from "./dice";
import { allPairs, firstScope, givenRoles, type Pair } from "./pairs";
import type { VirtualTime } from "./virtual-time";

export interface DeclaredRole {
  readonly name: string;
  readonly description: string | null;
  /** Lower-case module and level. */
  readonly permissions: Readonly<Record<string, string>>;
}

export interface DeclaredAssignment {
  readonly pair: Pair;
  /** Ids of roles that are there from the start. */
  readonly roleIds: readonly string[];
  /** Names of declared roles, whose ids are known once they are made. */
  readonly roleNames: readonly string[];
  readonly scopeId: string | undefined;
  readonly exclusive: boolean;
}

/** What shall be, and what of it shall go. */
export interface Desired {
  readonly roles: readonly DeclaredRole[];
  readonly assignments: readonly DeclaredAssignment[];
  readonly entitlements: readonly Pair[];
  readonly removed: {
    readonly roleNames: readonly string[];
    readonly assignments: readonly DeclaredAssignment[];
    readonly entitlements: readonly Pair[];
  };
}

export interface World {
  readonly emulator: Emulator;
  readonly desired: Desired;
  /** Pairs that nobody declares: the other administrator's. */
  readonly foreignPairs: readonly Pair[];
}

const MODULES = [
  ["users_and_groups", ["view_only", "full"]],
  ["audit_logs", ["view_only"]],
  ["branding", ["view_only", "full"]],
  ["roles", ["view_only", "full"]],
  ["guest_domains", ["view_only", "full"]],
  ["external_identities", ["restricted_view", "view_only", "full"]],
  ["token_validators", ["view_only", "full"]],
] as const;

/** A tenant in which some things are as they shall be, some are not, and some are nobody's business. */
export async function makeWorld(dice: Dice, seed: number, time: VirtualTime): Promise<World> {
  const emulator = await startEmulator({
    port: 0,
    seed,
    size: { users: dice.int(4, 14), groups: 40 },
    clock: time.now,
    pause: time.sleep,
    random: () => dice.number(),
  });
  const { store } = emulator;
  const pairs = dice.some(allPairs(store), 40);
  const take = (count: number) => pairs.splice(0, count);

  const roles = Array.from({ length: dice.int(1, 5) }, (_, n) => declareRole(dice, `Team ${n}`));
  const assignments = take(dice.int(1, 7)).map((pair) =>
    declareAssignment(dice, emulator, pair, roles),
  );
  const entitlements = take(dice.int(0, 5));
  const removed = {
    roleNames: Array.from({ length: dice.int(0, 2) }, (_, n) => `Old ${n}`),
    assignments: take(dice.int(0, 3)).map((pair) => declareAssignment(dice, emulator, pair, [])),
    entitlements: take(dice.int(0, 2)),
  };
  const world = {
    emulator,
    desired: { roles, assignments, entitlements, removed },
    foreignPairs: take(12),
  };
  furnish(dice, world);
  return world;
}

function declareRole(dice: Dice, name: string): DeclaredRole {
  const definition = resourceNamed("zidentity_role");
  if (definition === undefined) throw new Error("No definition of a role");
  for (;;) {
    const modules = dice.some(MODULES, dice.int(1, 4));
    const role = {
      name,
      description: dice.happens(0.5) ? `For ${name}` : null,
      permissions: Object.fromEntries(modules.map(([key, levels]) => [key, dice.pick(levels)])),
    };
    if (validate(definition, role).every(({ severity }) => severity !== "error")) return role;
  }
}

function declareAssignment(
  dice: Dice,
  { store }: Emulator,
  pair: Pair,
  roles: readonly DeclaredRole[],
): DeclaredAssignment {
  const own = pair.serviceId === store.zidentity.id;
  const roleNames = own ? dice.some(roles, dice.int(0, 2)).map(({ name }) => name) : [];
  const least = roleNames.length === 0 ? 1 : 0;
  return {
    pair,
    roleNames,
    roleIds: dice.some(givenRoles(store, pair.serviceId), dice.int(least, 2)),
    scopeId: firstScope(store, pair.serviceId),
    exclusive: dice.happens(0.5),
  };
}

/** Puts into the store what was there before: ours in part, and other people's. */
function furnish(dice: Dice, { emulator, desired, foreignPairs }: World): void {
  const { store } = emulator;
  const idOf = (name: string) => `i${name.toLowerCase().replaceAll(/\W/g, "0").padEnd(12, "0")}`;
  const putRole = (name: string) =>
    store.roles.set(idOf(name), {
      id: idOf(name),
      name,
      systemDefined: false,
      permissions: { AUDIT_LOGS: "VIEW_ONLY", SOME_FUTURE_MODULE: "FULL" },
    });
  for (const { name } of desired.roles) if (dice.happens(0.4)) putRole(name);
  for (const name of ["Other 0", "Other 1", ...desired.removed.roleNames]) putRole(name);

  const grant = (pair: Pair, roleIds: readonly string[]) => {
    if (roleIds.length === 0) return;
    const scopeId = firstScope(store, pair.serviceId);
    store.grants.put({
      ...pair,
      roleIds: [...new Set(roleIds)],
      ...(scopeId === undefined ? {} : { scopeId }),
    });
  };
  const some = ({ serviceId }: Pair, most: number) =>
    dice.some(givenRoles(store, serviceId), dice.int(0, most));
  for (const { pair } of desired.assignments) if (dice.happens(0.5)) grant(pair, some(pair, 3));
  for (const { pair, roleIds } of desired.removed.assignments) {
    if (dice.happens(0.8)) grant(pair, [...roleIds, ...some(pair, 1)]);
  }
  for (const pair of foreignPairs) {
    if (dice.happens(0.6)) grant(pair, some(pair, 2));
    if (dice.happens(0.5)) store.entitlements.put(pair);
  }
  for (const pair of desired.entitlements) if (dice.happens(0.3)) store.entitlements.put(pair);
  for (const pair of desired.removed.entitlements) {
    if (dice.happens(0.8)) store.entitlements.put(pair);
  }
}
