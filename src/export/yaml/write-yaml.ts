import { Document, isScalar, Pair, Scalar, visit, YAMLMap, YAMLSeq } from "yaml";
import { Identifiers, kebabCase } from "../identifiers";
import { notWholeComment } from "../not-whole";
import { sameAccess } from "../same-access";
import type {
  ExportedEntitlement,
  ExportedFile,
  ExportedGrant,
  ExportedPrincipal,
  ExportedRole,
  ExportedService,
  Named,
  TenantAsCode,
} from "../tenant-as-code";
import { escapeUnseen, inComment, isAllVisible, longEscape } from "../visible";
import { inParts } from "./in-parts";

/** The tenant as a folder of YAML files that are one desired state (docs/yaml.md). */
export function writeYaml({
  roles,
  services,
  partsLeftOut,
}: TenantAsCode): readonly ExportedFile[] {
  const head = notWholeComment(partsLeftOut, "#");
  const names = new Identifiers(kebabCase);
  const file = (name: string, section: string, items: readonly YAMLMap[]): ExportedFile[] =>
    items.length === 0 ? [] : [toFile(names.of(name, "access"), head, section, items)];
  return [
    ...file("roles", "roles", roles.map(roleItem)),
    ...services.flatMap((service) =>
      inParts(service.grants).flatMap((grants) =>
        file(`assignments ${service.label}`, "assignments", grantItems(grants, service)),
      ),
    ),
    ...services.flatMap((service) =>
      inParts(service.entitlements).flatMap((entitlements) =>
        file(
          `entitlements ${service.label}`,
          "entitlements",
          entitlementItems(entitlements, service),
        ),
      ),
    ),
  ];
}

function toFile(
  name: string,
  head: string,
  section: string,
  items: readonly YAMLMap[],
): ExportedFile {
  const document = new Document(mapOf([[section, seqOf(items)]]));
  // Items of more than a few lines are set apart, as people do.
  items.forEach((item, index) => (item.spaceBefore = index > 0));
  visit(document, {
    Scalar(_key, node) {
      if (isScalar(node) && typeof node.value === "string" && !isAllVisible(node.value))
        node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  const text = document.toString({
    lineWidth: 0,
    doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
  });
  return { path: `${name}.yaml`, text: `${head}${escapeOnLines(text)}` };
}

/** What nobody sees stands within double quotes by now, where an escape means it; line ends of the file stay. */
function escapeOnLines(text: string): string {
  return text
    .split("\n")
    .map((line) => escapeUnseen(line, longEscape))
    .join("\n");
}

function roleItem({ name, description, permissions, otherPermissions }: ExportedRole): YAMLMap {
  return mapOf([
    ["name", name],
    ["description", description],
    ["permissions", permissions.length === 0 ? undefined : mapOf(permissions)],
    ["other_permissions", otherPermissions.length === 0 ? undefined : mapOf(otherPermissions)],
  ]);
}

function grantItems(
  grants: readonly ExportedGrant[],
  service: ExportedService,
): readonly YAMLMap[] {
  return sameAccess(grants).map((same) => {
    const { roles = [], scope } = same[0] ?? {};
    const principals = same.map(({ principal }) => principal);
    const [only, ...more] = roles;
    return mapOf([
      ...whom(principals),
      ["service", service.own ? undefined : serviceValue(service)],
      ...(only !== undefined && more.length === 0
        ? ([["role", nameOrId(only)]] as const)
        : ([["roles", seqOf(roles.map(nameOrId))]] as const)),
      ["scope", scope === undefined ? undefined : nameOrId(scope)],
    ]);
  });
}

function entitlementItems(
  entitlements: readonly ExportedEntitlement[],
  service: ExportedService,
): readonly YAMLMap[] {
  const principals = entitlements.map(({ principal }) => principal);
  return [mapOf([...whom(principals), ["service", serviceValue(service)]])];
}

type Entry = readonly [key: string, value: unknown];

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

function nameOrId({ id, label, name }: Named): unknown {
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
function mapOf(entries: readonly Entry[]): YAMLMap {
  const map = new YAMLMap();
  map.items = entries
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => new Pair(new Scalar(key), toNode(value)));
  return map;
}

function seqOf(items: readonly unknown[]): YAMLSeq {
  const seq = new YAMLSeq();
  seq.items = items.map(toNode);
  return seq;
}

function toNode(value: unknown): unknown {
  return typeof value === "string" ? new Scalar(value) : value;
}
