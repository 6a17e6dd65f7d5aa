import type { TenantStore } from "../../src/emulator";
import { firstScope, keyOf, type Pair } from "./pairs";
import type { DeclaredAssignment, Desired } from "./world";

/** What other people hold and made: kept up to date with everything that the other administrator does. */
export class Expectation {
  /** By pair: the roles that are not ours. Of an exclusive assignment nothing is. */
  readonly roles = new Map<string, Set<string>>();
  readonly entitlements = new Set<string>();
  /** By id: roles that nobody declares, as JSON. */
  readonly foreignRoles = new Map<string, string>();
  /** By role id: modules that this product does not know, with their levels. */
  readonly unknownModules = new Map<string, Record<string, string>>();
  readonly #ours: ReadonlyMap<string, DeclaredAssignment>;

  constructor(
    private readonly store: TenantStore,
    private readonly desired: Desired,
  ) {
    const { assignments, roles, entitlements, removed } = desired;
    this.#ours = new Map(
      [...assignments, ...removed.assignments].map((declared) => [keyOf(declared.pair), declared]),
    );
    for (const grant of store.grants.all()) {
      this.roles.set(keyOf(grant), new Set(grant.roleIds.filter((id) => !this.#isOurs(grant, id))));
    }
    const ours = new Set([...entitlements, ...removed.entitlements].map(keyOf));
    for (const pair of store.entitlements.all()) {
      if (!ours.has(keyOf(pair))) this.entitlements.add(keyOf(pair));
    }
    const names = new Set([...roles.map(({ name }) => name), ...removed.roleNames]);
    for (const role of store.roles.values()) {
      if (!names.has(role.name)) this.foreignRoles.set(role.id, JSON.stringify(role));
      const { SOME_FUTURE_MODULE: level } = role.permissions;
      if (level !== undefined) this.unknownModules.set(role.id, { SOME_FUTURE_MODULE: level });
    }
  }

  rolesOf(pair: Pair): Set<string> {
    const known = this.roles.get(keyOf(pair)) ?? new Set<string>();
    this.roles.set(keyOf(pair), known);
    return known;
  }

  /** What is wrong whatever became of our run: something of somebody else's is lost, doubled or undone. */
  *damage(): Generator<string> {
    const { store } = this;
    for (const [id, role] of this.foreignRoles) {
      if (JSON.stringify(store.roles.get(id)) !== role) yield `role ${id} is no more what it was`;
    }
    for (const [id, modules] of this.unknownModules) {
      const role = store.roles.get(id);
      if (role === undefined) continue;
      for (const [module, level] of Object.entries(modules)) {
        if (role.permissions[module] !== level) yield `role ${role.name} lost ${module}`;
      }
    }
    const names = [...store.roles.values()].map(({ name }) => name);
    for (const name of new Set(names)) {
      if (names.filter((other) => other === name).length > 1) yield `role ${name} is there twice`;
    }
    yield* this.#grantDamage();
    for (const key of this.entitlements) {
      if (!store.entitlements.all().some((pair) => keyOf(pair) === key))
        yield `${key} may no more be used`;
    }
  }

  *#grantDamage(): Generator<string> {
    const grants = new Map(this.store.grants.all().map((grant) => [keyOf(grant), grant]));
    for (const key of new Set([...this.roles.keys(), ...grants.keys()])) {
      const held = grants.get(key)?.roleIds ?? [];
      const others = this.roles.get(key) ?? new Set<string>();
      const declared = this.#ours.get(key);
      for (const id of others) {
        if (!held.includes(id)) yield `${key} lost role ${id}, which somebody else granted`;
      }
      if (declared?.exclusive === true) continue;
      const ours = declared === undefined ? [] : this.#idsOf(declared);
      for (const id of held) {
        if (!others.has(id) && !ours.includes(id))
          yield `${key} holds role ${id}, which nobody granted`;
      }
    }
  }

  /** What is not as it shall be, besides. */
  *shortfall(): Generator<string> {
    const { store, desired } = this;
    const byName = new Map([...store.roles.values()].map((role) => [role.name, role]));
    for (const { name, description, permissions } of desired.roles) {
      const role = byName.get(name);
      if (role === undefined) yield `role ${name} is missing`;
      else {
        const wanted = Object.entries(permissions).map(([module, level]) => [
          module.toUpperCase(),
          level.toUpperCase(),
        ]);
        const known = Object.entries(role.permissions).filter(
          ([module, level]) => !module.includes("FUTURE") && level !== "NONE",
        );
        if (JSON.stringify(known.toSorted()) !== JSON.stringify(wanted.toSorted()))
          yield `role ${name} holds ${JSON.stringify(known)} instead of ${JSON.stringify(wanted)}`;
        if ((role.description ?? "") !== (description ?? ""))
          yield `role ${name} has another description`;
      }
    }
    for (const name of desired.removed.roleNames)
      if (byName.has(name)) yield `role ${name} is still there`;
    for (const declared of desired.assignments) yield* this.#assignmentShortfall(declared);
    const entitled = new Set(store.entitlements.all().map(keyOf));
    for (const pair of desired.entitlements)
      if (!entitled.has(keyOf(pair))) yield `${keyOf(pair)} is not entitled`;
    for (const pair of desired.removed.entitlements)
      if (entitled.has(keyOf(pair))) yield `${keyOf(pair)} is still entitled`;
    for (const { pair, exclusive, roleIds } of desired.removed.assignments) {
      const held =
        store.grants.of(pair.principal).find(({ serviceId }) => serviceId === pair.serviceId)
          ?.roleIds ?? [];
      if (
        exclusive
          ? held.length > 0
          : held.some((id) => roleIds.includes(id) && !this.rolesOf(pair).has(id))
      )
        yield `${keyOf(pair)} still holds roles`;
    }
    const expected = new Set([...this.entitlements, ...desired.entitlements.map(keyOf)]);
    for (const key of entitled)
      if (!expected.has(key)) yield `${key} is entitled, which nobody wanted`;
  }

  *#assignmentShortfall(declared: DeclaredAssignment): Generator<string> {
    const { pair, exclusive, scopeId } = declared;
    const grant = this.store.grants
      .of(pair.principal)
      .find(({ serviceId }) => serviceId === pair.serviceId);
    const held = grant?.roleIds ?? [];
    const ours = this.#idsOf(declared);
    const wanted = new Set(exclusive ? ours : [...ours, ...this.rolesOf(pair)]);
    if (held.length !== wanted.size || held.some((id) => !wanted.has(id)))
      yield `${keyOf(pair)} holds ${held.join(", ")} instead of ${[...wanted].join(", ")}`;
    if (grant !== undefined && grant.scopeId !== scopeId) yield `${keyOf(pair)} has another scope`;
  }

  #isOurs(pair: Pair, roleId: string): boolean {
    const declared = this.#ours.get(keyOf(pair));
    return declared !== undefined && (declared.exclusive || declared.roleIds.includes(roleId));
  }

  #idsOf({ roleIds, roleNames }: DeclaredAssignment): string[] {
    const named = [...this.store.roles.values()].filter(({ name }) => roleNames.includes(name));
    return [...roleIds, ...named.map(({ id }) => id)];
  }
}

/** The scope with which somebody else grants on this service. */
export function scopeFor(store: TenantStore, pair: Pair): { scopeId?: string } {
  const record = store.grants
    .of(pair.principal)
    .find(({ serviceId }) => serviceId === pair.serviceId);
  const scopeId = record?.scopeId ?? firstScope(store, pair.serviceId);
  return scopeId === undefined ? {} : { scopeId };
}
