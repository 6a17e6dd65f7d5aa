import type { DeclaredService, GrantedRole, PrincipalKind } from "../rbac";
import { ZIDENTITY_SERVICE } from "../tenant";
import type {
  Manifest,
  ManifestDeployer,
  ManifestResource,
  NaturalReference,
  NaturalRole,
} from "./format";
import {
  describeSpelling,
  isOwnService,
  serviceKeys,
  type ServiceSpelling,
  spellingOf,
} from "./service-keys";

/** What a desired state is judged by: the declarations of a manifest, and who applies them. */
export type Declarations = Pick<Manifest, "resources" | "deployer">;

/** A thing as the rules know it; without a key where it is not known yet. */
export interface KeyedThing {
  readonly key: string | undefined;
  readonly label: string;
}

/** How references become keys. Without a tenant names are compared with names and ids with ids, never one with the other. */
export interface AccessKeys {
  principal(kind: PrincipalKind, reference: NaturalReference): KeyedThing;
  service(reference: NaturalReference): DeclaredService;
  /** A role within a service, as an assignment names it. */
  role(service: DeclaredService, reference: NaturalReference): GrantedRole;
}

/** ZIdentity itself, where no tenant says more. */
export const OWN_SERVICE: DeclaredService = {
  key: ZIDENTITY_SERVICE,
  label: "ZIdentity",
  own: true,
};

/** The keys that the manifests alone give. */
export function naturalKeys(manifests: readonly Declarations[]): AccessKeys {
  const keyOf = serviceKeys(manifests.flatMap(spellingsWithin));
  return {
    principal: principalByName,
    service,
    role: (on, reference) =>
      isOfAnother(reference)
        ? roleOfAnother(service(reference.service), reference)
        : roleByName(on, reference),
  };

  function service(reference: NaturalReference): DeclaredService {
    const spelling = spellingOf(reference);
    // Whether an id is that of ZIdentity itself the tenant alone can tell.
    if (spelling === undefined) {
      const id = typeof reference === "object" && "id" in reference ? reference.id : undefined;
      return { key: undefined, label: labelOf(reference), own: false, id };
    }
    if (isOwnService(spelling)) return OWN_SERVICE;
    const key = keyOf(spelling);
    return { key, label: describeSpelling(spelling), own: false, product: spelling.name };
  }
}

/** Whether a role is named together with the service whose role it is. */
export function isOfAnother(reference: NaturalReference): reference is NaturalRole {
  return typeof reference === "object" && "service" in reference;
}

/** A role whose own service is stated. */
function roleOfAnother(owner: DeclaredService, { name }: NaturalRole): GrantedRole {
  const role = roleByName(owner, name);
  return withOwner(role, owner);
}

export function withOwner(role: GrantedRole, { key, id, label }: DeclaredService): GrantedRole {
  return {
    ...role,
    ownerLabel: label,
    ...(key === undefined ? {} : { ownerServiceKey: key }),
    ...(id === undefined ? {} : { ownerServiceId: id }),
  };
}

/** A login name is the same in every case; a name is never an id. */
export function principalByName(kind: PrincipalKind, reference: NaturalReference): KeyedThing {
  const label = labelOf(reference);
  if (typeof reference === "string")
    return { key: `name:${kind === "user" ? reference.toLowerCase() : reference}`, label };
  return { key: "id" in reference ? `id:${reference.id}` : undefined, label };
}

export function roleByName(service: DeclaredService, reference: NaturalReference): GrantedRole {
  const label = labelOf(reference);
  if (typeof reference === "string") {
    const key = service.key === undefined ? undefined : JSON.stringify([service.key, reference]);
    return { key, label };
  }
  return { key: "id" in reference ? `id:${reference.id}` : undefined, label };
}

/** What a person calls it: the name, or what stands for it. */
export function labelOf(reference: NaturalReference): string {
  if (typeof reference === "string") return reference;
  if ("id" in reference) return reference.id;
  if ("expression" in reference) return reference.expression;
  return describeSpelling(spellingOf(reference) ?? { name: reference.name });
}

/** The references to services, wherever they stand. */
function spellingsWithin({ resources, deployer }: Declarations): ServiceSpelling[] {
  return [...resources.flatMap(servicesWithin), ...servicesOf(deployer)]
    .map((reference) => (reference === undefined ? undefined : spellingOf(reference)))
    .filter((spelling) => spelling !== undefined);
}

function servicesWithin({ declares }: ManifestResource): (NaturalReference | undefined)[] {
  const { service, roles } = declares;
  const items: readonly unknown[] = Array.isArray(roles) ? roles : [];
  const owners = items.map(asReference).filter((role) => role !== undefined);
  return [asReference(service), ...owners.filter(isOfAnother).map((role) => role.service)];
}

function servicesOf(deployer: ManifestDeployer | undefined): readonly NaturalReference[] {
  return deployer?.service_admins ?? [];
}

/** A declared value as a reference; undefined for what is none. */
export function asReference(declared: unknown): NaturalReference | undefined {
  if (typeof declared === "string") return declared;
  return isReferenceObject(declared) ? declared : undefined;
}

function isReferenceObject(value: unknown): value is Exclude<NaturalReference, string> {
  if (typeof value !== "object" || value === null) return false;
  return ["id", "name", "expression"].some((key) => typeof Reflect.get(value, key) === "string");
}
