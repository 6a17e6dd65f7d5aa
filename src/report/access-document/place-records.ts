import type { Named } from "../../rbac";
import type {
  DocumentEntitlement,
  DocumentGrant,
  DocumentPrincipal,
  DocumentRole,
  DocumentService,
} from "./document";
import type { AccessRecords, ConcernRef, PrincipalRef, RecordedGrant } from "./input";

export type PlacedPrincipal = Omit<
  DocumentPrincipal,
  "levels" | "uncertain" | "linked" | "unread" | "uses" | "uses_unread"
>;

/** The records of a tenant with places in lists instead of ids. */
export interface PlacedRecords {
  readonly services: readonly DocumentService[];
  readonly roles: readonly DocumentRole[];
  readonly principals: readonly PlacedPrincipal[];
  readonly grants: readonly DocumentGrant[];
  readonly entitlements?: readonly DocumentEntitlement[];
  /** The places of whom something concerns. */
  readonly concerned: (concern: ConcernRef) => readonly number[];
}

/** Nothing that somebody holds is left out: a role or a principal that no list has is added by what the record says. */
export function placeRecords(records: AccessRecords): PlacedRecords {
  const services = new Places<DocumentService>();
  const roles = new Places<DocumentRole>();
  for (const { id, label, own, roles: ofService } of records.services) {
    const service = services.add(id, { id, label, own });
    for (const role of ofService) roles.add(keyOf(service, role), { ...role, service });
  }
  const principals = placePrincipals(records);
  const grants = records.grants.flatMap((grant) => {
    const service = services.find(grant.serviceId);
    return service === undefined ? [] : [placeGrant(grant, service, roles, principals)];
  });
  const entitlements = records.entitlements?.flatMap((entitlement) => {
    const service = services.find(entitlement.serviceId);
    if (service === undefined) return [];
    const { untold } = entitlement;
    return [
      {
        principal: placeHolder(entitlement.principal, principals),
        service,
        ...(untold === true ? { untold } : {}),
      },
    ];
  });
  return {
    services: services.items,
    roles: roles.items,
    principals: principals.items,
    grants,
    ...(entitlements === undefined ? {} : { entitlements }),
    concerned: ({ principal, roleId }) => {
      if (principal !== undefined) return [principals.find(keyOfPrincipal(principal)) ?? []].flat();
      const own = records.services.findIndex((service) => service.own);
      const role = roleId === undefined ? undefined : roles.find(keyOf(own, { id: roleId }));
      if (role === undefined) return [];
      return grants.filter((grant) => grant.roles.includes(role)).map((grant) => grant.principal);
    },
  };
}

function placePrincipals({ groups, users }: AccessRecords): Places<PlacedPrincipal> {
  const principals = new Places<PlacedPrincipal>();
  for (const group of groups) {
    principals.add(keyOfPrincipal({ kind: "group", id: group.id }), { kind: "group", ...group });
  }
  for (const { id, loginName, displayName, active, groups: ofUser } of users) {
    const places = ofUser
      .map((group) => principals.find(keyOfPrincipal({ kind: "group", id: group })))
      .filter((place) => place !== undefined)
      .sort((a, b) => a - b);
    principals.add(keyOfPrincipal({ kind: "user", id }), {
      kind: "user",
      id,
      name: loginName,
      ...(displayName === undefined ? {} : { display: displayName }),
      ...(active === undefined ? {} : { active }),
      ...(places.length === 0 ? {} : { groups: places }),
    });
  }
  return principals;
}

/** Somebody whom no list has is added by what the record says. */
function placeHolder(
  { kind, id, name = id }: RecordedGrant["principal"],
  principals: Places<PlacedPrincipal>,
): number {
  return principals.add(keyOfPrincipal({ kind, id }), { kind, id, name, unlisted: true });
}

function placeGrant(
  { principal, roles: held, scope, untold, ends = {} }: RecordedGrant,
  service: number,
  roles: Places<DocumentRole>,
  principals: Places<PlacedPrincipal>,
): DocumentGrant {
  const places = held.map((role) => roles.add(keyOf(service, role), { ...role, service }));
  const declared = held.flatMap((role, index) => {
    const at = ends[role.id];
    const place = places[index];
    return at === undefined || place === undefined ? [] : [{ role: place, at }];
  });
  return {
    principal: placeHolder(principal, principals),
    service,
    roles: places,
    ...(scope === undefined ? {} : { scope }),
    ...(untold === true ? { untold } : {}),
    ...(declared.length === 0 ? {} : { ends: declared }),
  };
}

/** An id is that of one service's role; another service may use it for a role of its own. */
function keyOf(service: number, { id }: Pick<Named, "id">): string {
  return `${service}:${id}`;
}

function keyOfPrincipal({ kind, id }: PrincipalRef): string {
  return `${kind}:${id}`;
}

/** A list in which each key has one place. */
class Places<Item> {
  readonly items: Item[] = [];
  readonly #places = new Map<string, number>();

  /** The place of the key; the item is added where there is none yet. */
  add(key: string, item: Item): number {
    const place = this.#places.get(key) ?? this.items.push(item) - 1;
    this.#places.set(key, place);
    return place;
  }

  find(key: string): number | undefined {
    return this.#places.get(key);
  }
}
