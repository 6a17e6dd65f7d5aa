import type { TenantStore } from "../../src/emulator";
import type { StoredRole } from "../../src/emulator/state";
import type { Dice } from "./dice";
import { type Expectation, scopeFor } from "./expectation";
import { givenRoles, keyOf, type Pair } from "./pairs";
import type { World } from "./world";

/**
 * What is being read and written back at this moment. Where the tenant sends no tags it cannot tell that something was
 * changed in between, so no product can do right by a change that falls there, and the administrator keeps off it.
 */
export interface Hands {
  /** On a tenant that does not tag grants. */
  readonly pairs: ReadonlySet<string>;
  /** Ids of roles, on a tenant without ETags. */
  readonly roles: ReadonlySet<string>;
}

/** Somebody who works in the portal meanwhile. Never touches what is declared, and remembers what was done. */
export class OtherAdministrator {
  readonly #store: TenantStore;
  readonly #grantPairs: readonly Pair[];
  #count = 0;

  constructor(
    private readonly dice: Dice,
    private readonly world: World,
    private readonly expectation: Expectation,
    private readonly hands: Hands,
  ) {
    this.#store = world.emulator.store;
    const shared = [...world.desired.assignments, ...world.desired.removed.assignments]
      .filter(({ exclusive }) => !exclusive)
      .map(({ pair }) => pair);
    this.#grantPairs = [...world.foreignPairs, ...shared];
  }

  act(): void {
    const actions = [
      () => this.#grant(),
      () => this.#grant(),
      () => this.#revoke(),
      () => this.#makeRole(),
      () => this.#changeForeignRole(),
      () => this.#addModule(),
      () => this.#toggleEntitlement(),
    ];
    this.#count += 1;
    this.dice.pick(actions)();
  }

  /** Grants or revokes on a pair that we are about to change, where it is shared. */
  meddleWithPair(key: string): void {
    const pair = this.#grantPairs.find((candidate) => keyOf(candidate) === key);
    if (pair === undefined || this.hands.pairs.has(key)) return;
    if (this.dice.happens(0.5)) this.#grant(pair);
    else this.#revoke(pair);
  }

  /** Changes a role that we are about to replace. */
  meddleWithRole(id: string): void {
    const role = this.#store.roles.get(id);
    if (role !== undefined && !this.hands.roles.has(id)) this.#addModule([role]);
  }

  #grant(pair = this.#freePair()): void {
    if (pair === undefined) return;
    const roleId = this.dice.pick(givenRoles(this.#store, pair.serviceId));
    if (this.#declares(pair, roleId)) return;
    this.expectation.rolesOf(pair).add(roleId);
    this.#put(pair, [...this.#held(pair), roleId]);
  }

  #revoke(pair = this.#freePair()): void {
    if (pair === undefined) return;
    const [roleId] = this.expectation.rolesOf(pair);
    if (roleId === undefined) return;
    this.expectation.rolesOf(pair).delete(roleId);
    this.#put(
      pair,
      this.#held(pair).filter((id) => id !== roleId),
    );
  }

  #makeRole(): void {
    const id = `iforeign${String(this.#count).padStart(5, "0")}`;
    this.#putForeignRole(id, `Foreign ${this.#count}`);
  }

  #changeForeignRole(): void {
    const ids = [...this.expectation.foreignRoles.keys()];
    const role = this.#store.roles.get(this.dice.pick(ids));
    if (role !== undefined && !role.systemDefined) this.#putForeignRole(role.id, role.name);
  }

  #putForeignRole(id: string, name: string): void {
    const role = {
      id,
      name,
      systemDefined: false,
      permissions: { BRANDING: "FULL", [`FUTURE_${this.#count}`]: "FULL" },
    };
    this.#store.roles.set(id, role);
    this.expectation.foreignRoles.set(id, JSON.stringify(role));
    this.expectation.unknownModules.delete(id);
  }

  /** A role that is declared gets a level on a module that this product does not know, and must keep it. */
  #addModule(roles = this.#freeRoles()): void {
    if (roles.length === 0) return;
    const role = this.dice.pick(roles);
    this.#count += 1;
    const module = { [`FUTURE_${this.#count}`]: "VIEW_ONLY" };
    this.#store.roles.set(role.id, { ...role, permissions: { ...role.permissions, ...module } });
    const known = this.expectation.unknownModules.get(role.id);
    this.expectation.unknownModules.set(role.id, { ...known, ...module });
  }

  #toggleEntitlement(): void {
    const pair = this.dice.pick(this.world.foreignPairs);
    if (this.expectation.entitlements.delete(keyOf(pair))) {
      this.#store.entitlements.delete(pair.principal, pair.serviceId);
    } else {
      this.#store.entitlements.put(pair);
      this.expectation.entitlements.add(keyOf(pair));
    }
  }

  #freeRoles(): StoredRole[] {
    const names = this.world.desired.roles.map(({ name }) => name);
    return [...this.#store.roles.values()].filter(
      ({ id, name }) => names.includes(name) && !this.hands.roles.has(id),
    );
  }

  #freePair(): Pair | undefined {
    const free = this.#grantPairs.filter((pair) => !this.hands.pairs.has(keyOf(pair)));
    return free.length === 0 ? undefined : this.dice.pick(free);
  }

  #declares(pair: Pair, roleId: string): boolean {
    const { assignments, removed } = this.world.desired;
    return [...assignments, ...removed.assignments].some(
      (declared) => keyOf(declared.pair) === keyOf(pair) && declared.roleIds.includes(roleId),
    );
  }

  #held({ principal, serviceId }: Pair): string[] {
    const grants = this.#store.grants.of(principal);
    return grants.find((grant) => grant.serviceId === serviceId)?.roleIds ?? [];
  }

  #put(pair: Pair, roleIds: readonly string[]): void {
    const unique = [...new Set(roleIds)];
    if (unique.length === 0) this.#store.grants.delete(pair.principal, pair.serviceId);
    else this.#store.grants.put({ ...pair, roleIds: unique, ...scopeFor(this.#store, pair) });
  }
}
