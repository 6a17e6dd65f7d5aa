import type { ManifestScope, NaturalReference } from "../../manifest";
import type { ResourceDefinition } from "../../resources";
import {
  isListValue,
  knownString,
  type KnownObject,
  type ObjectValue,
  property,
} from "../../schema";
import { type Reference, ZIDENTITY_SERVICE } from "../../tenant";
import { type Labels, labelOf } from "../labels";
import { findLive, type LiveService } from "../live-keys";
import type { Holding } from "../holding";
import { pendingName } from "../pending";
import { matchesAny } from "./name-pattern";

/** By what a scope looks at an object of the tenant. */
interface Criteria {
  readonly serviceId: string | undefined;
  readonly user: string | undefined;
  readonly group: string | undefined;
}

/** Tells which objects of a tenant lie within a part of it that is described by services, role names and principals. */
export class TenantParts {
  readonly #labels: Labels;
  readonly #services: readonly LiveService[];

  constructor(labels: Labels, services: readonly LiveService[]) {
    this.#labels = labels;
    this.#services = services;
  }

  /**
   * What of an object lies within: all of it, the roles of it that do, or nothing. An object without roles, such as a
   * service entitlement, is in no part that is told by role names.
   */
  within(
    scope: ManifestScope,
    definition: ResourceDefinition,
    state: KnownObject,
  ): KnownObject | undefined;
  within(
    scope: ManifestScope,
    definition: ResourceDefinition,
    object: ObjectValue,
  ): ObjectValue | undefined;
  within(
    scope: ManifestScope,
    definition: ResourceDefinition,
    state: ObjectValue,
  ): ObjectValue | undefined {
    const criteria = this.#criteriaOf(definition, state);
    if (!this.#isIn(scope, criteria)) return undefined;
    const { roles } = scope;
    if (roles === undefined) return state;
    if ("permissions" in definition.attributes) {
      return matchesAny(roles, knownString(property(state, "name")) ?? "") ? state : undefined;
    }
    const held = property(state, "role_ids");
    if (!isListValue(held)) return undefined;
    const some = held
      .filter((id) => typeof id === "string")
      .filter((id) => matchesAny(roles, this.#nameOf(id)));
    return some.length === 0 ? undefined : { ...state, role_ids: some };
  }

  /**
   * Which of these roles of a principal on a service lie within. A role that the tenant calls something else by now is
   * within by either name.
   */
  rolesWithin(
    scope: ManifestScope,
    { principal, serviceId }: Holding,
    roles: readonly Reference[],
  ): readonly Reference[] {
    if (!this.#isIn(scope, this.#criteriaOfHeld({ principal, serviceId }))) return [];
    const { roles: patterns } = scope;
    if (patterns === undefined) return roles;
    return roles.filter(
      ({ id, name }) =>
        matchesAny(patterns, this.#nameOf(id)) ||
        (name !== undefined && matchesAny(patterns, name)),
    );
  }

  /** Whether the entitlement of a principal to a service lies within: in no part that is told by role names. */
  entitles(scope: ManifestScope, held: Holding): boolean {
    return scope.roles === undefined && this.#isIn(scope, this.#criteriaOfHeld(held));
  }

  /** Of a role that is still to be made, the declared one. */
  #nameOf(id: string): string {
    return pendingName(id) ?? labelOf(this.#labels, id);
  }

  #criteriaOfHeld({ principal: { type, id }, serviceId }: Holding): Criteria {
    const label = labelOf(this.#labels, id);
    return {
      serviceId,
      user: type === "USER" ? label : undefined,
      group: type === "GROUP" ? label : undefined,
    };
  }

  #criteriaOf({ attributes }: ResourceDefinition, state: ObjectValue): Criteria {
    const named = (name: string): string | undefined => {
      const id = name in attributes ? knownString(property(state, name)) : undefined;
      return id === undefined ? undefined : labelOf(this.#labels, id);
    };
    const serviceId = knownString(property(state, "service_id"));
    return {
      // A role is one of ZIdentity itself.
      serviceId: "service_id" in attributes ? serviceId : this.#ownServiceId(),
      user: named("user_id"),
      group: named("group_id"),
    };
  }

  #isIn({ services, users, groups }: ManifestScope, criteria: Criteria): boolean {
    if (services !== undefined && !services.some((one) => this.#isService(one, criteria.serviceId)))
      return false;
    if (users === undefined && groups === undefined) return true;
    const { user, group } = criteria;
    return (
      (user !== undefined && users !== undefined && matchesAny(users.map(lower), lower(user))) ||
      (group !== undefined && groups !== undefined && matchesAny(groups, group))
    );
  }

  #isService(reference: NaturalReference, id: string | undefined): boolean {
    const { key } = findLive(this.#services, reference);
    const found = this.#services.find(({ declared }) => declared.key === key);
    return found !== undefined && found.entry.service.id === id;
  }

  #ownServiceId(): string | undefined {
    return this.#services.find(({ entry }) => entry.service.name === ZIDENTITY_SERVICE)?.entry
      .service.id;
  }
}

/** A login name is the same in every case. */
function lower(text: string): string {
  return text.toLowerCase();
}
