import { Pair, Scalar, YAMLMap, YAMLSeq } from "yaml";
import { sameAccess } from "../same-access";
import type {
  ExportedEntitlement,
  ExportedGrant,
  ExportedPrincipal,
  ExportedRole,
  ExportedService,
  Named,
} from "../tenant-as-code";
import { inComment } from "../visible";

/** A role, or what is given of one. */
export function roleItem(role: Partial<ExportedRole>): YAMLMap {
  const { name, description, permissions = [], otherPermissions = [] } = role;
  return mapOf([
    ["name", name],
    ["description", description],
    ["permissions", permissions.length === 0 ? undefined : mapOf(permissions)],
    ["other_permissions", otherPermissions.length === 0 ? undefined : mapOf(otherPermissions)],
  ]);
}

export function grantItems(
  grants: readonly ExportedGrant[],
  service: ExportedService,
): readonly YAMLMap[] {
  return sameAccess(grants).map((same) => {
    const { roles = [], scope, exclusive } = same[0] ?? {};
    const principals = same.map(({ principal }) => principal);
    const [only, ...more] = roles;
    return mapOf([
      ...whom(principals),
      ["service", service.own ? undefined : serviceValue(service)],
      ...(only !== undefined && more.length === 0
        ? ([["role", nameOrId(only)]] as const)
        : ([["roles", seqOf(roles.map(nameOrId))]] as const)),
      ["scope", scope === undefined ? undefined : nameOrId(scope)],
      ["exclusive", exclusive],
    ]);
  });
}

export function entitlementItems(
  entitlements: readonly ExportedEntitlement[],
  service: ExportedService,
): readonly YAMLMap[] {
  const principals = entitlements.map(({ principal }) => principal);
  return [mapOf([...whom(principals), ["service", serviceValue(service)]])];
}

export type Entry = readonly [key: string, value: unknown];

function whom(principals: readonly ExportedPrincipal[]): readonly Entry[] {
  return (["group", "user"] as const).flatMap((kind): readonly Entry[] => {
    const [first, ...more] = principals.filter((one) => one.kind === kind);
    if (first === undefined) return [];
    if (more.length === 0) return [[kind, nameOrId(first)]];
    return [[`${kind}s`, seqOf([first, ...more].map(nameOrId))]];
  });
}

function serviceValue({ id, own, label, spelling }: ExportedService): unknown {
  if (own) return label;
  if (spelling === undefined) return byId(id, label);
  const { name, cloudName, orgName } = spelling;
  if (cloudName === undefined && orgName === undefined) return name;
  return flow(
    mapOf([
      ["name", name],
      ["cloud_name", cloudName],
      ["org_name", orgName],
    ]),
  );
}

export function nameOrId({ id, label, name }: Named): unknown {
  return name ?? byId(id, label);
}

/** With the name beside it for whoever reads. */
function byId(id: string, label: string): YAMLMap {
  const map = flow(mapOf([["id", id]]));
  if (label !== id) map.comment = ` ${inComment(label)}`;
  return map;
}

function flow(map: YAMLMap): YAMLMap {
  map.flow = true;
  return map;
}

/** A map without what is not given. Not from an object: `__proto__` is a key like any other. */
export function mapOf(entries: readonly Entry[]): YAMLMap {
  const map = new YAMLMap();
  map.items = entries
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => new Pair(new Scalar(key), toNode(value)));
  return map;
}

export function seqOf(items: readonly unknown[]): YAMLSeq {
  const seq = new YAMLSeq();
  seq.items = items.map(toNode);
  return seq;
}

function toNode(value: unknown): unknown {
  return typeof value === "string" ? new Scalar(value) : value;
}
