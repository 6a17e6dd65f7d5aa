import { LEVELS, type Level, MODULE_KEYS, MODULES } from "../../rbac";
import { ACCESS_FORMAT_VERSION, type AccessDocument, type DocumentModule } from "./document";
import { PrincipalExplainer } from "./explain-principal";
import { describeDesired } from "./describe-desired";
import { documentedJson } from "../documented-json";
import { accessLimits } from "../documented-text";
import type { ReportedDocumentedMode, ReportedReading } from "../reported";
import type { DocumentInput } from "./input";
import { placeRecords, type PlacedPrincipal } from "./place-records";

/** The whole tenant as one JSON value, with the levels in effect of everybody. */
export function buildAccessDocument(input: DocumentInput): AccessDocument {
  const placed = placeRecords(input.records);
  const modules = modulesOf(placed.roles);
  const explainer = new PrincipalExplainer(placed);
  const usable = usableServices(placed.entitlements ?? []);
  return {
    format_version: ACCESS_FORMAT_VERSION,
    command: "report",
    generated_at: input.generatedAt.toISOString(),
    tenant: input.tenant,
    ...modeOf(input.documented),
    levels: LEVELS,
    modules,
    services: placed.services,
    roles: placed.roles,
    principals: placed.principals.map((principal, place) => ({
      ...principal,
      ...withUnread(
        inEffect(principal, place, { explainer, modules }),
        mayHoldMore(principal, "admin_entitlements", input.documented),
        modules,
      ),
      ...usesOf([place, ...(principal.groups ?? [])], usable),
      ...(mayHoldMore(principal, "service_entitlements", input.documented)
        ? { uses_unread: true }
        : {}),
    })),
    grants: placed.grants,
    ...(placed.entitlements === undefined ? {} : { entitlements: placed.entitlements }),
    ...(input.desired === undefined ? {} : { desired: describeDesired(input.desired, placed) }),
  };
}

function modulesOf(roles: AccessDocument["roles"]): readonly DocumentModule[] {
  const held = new Set(roles.flatMap(({ permissions = {} }) => Object.keys(permissions)));
  for (const key of MODULE_KEYS) held.delete(key);
  return [
    ...MODULE_KEYS.map((key) => ({ key, title: MODULES[key].title, known: true })),
    ...[...held].sort().map((key) => ({ key, title: key, known: false })),
  ];
}

function modeOf(
  documented: ReportedDocumentedMode | undefined,
): Pick<AccessDocument, "mode" | "documented"> {
  if (documented === undefined) return {};
  const left_out = accessLimits(documented);
  return { mode: "documented", documented: { ...documentedJson(documented), left_out } };
}

/** What a group holds no document lists; whether users show it, too, is certain in one case alone. */
function mayHoldMore(
  { kind }: PlacedPrincipal,
  list: keyof typeof READING_OF,
  documented: ReportedDocumentedMode | undefined,
): boolean {
  if (documented?.missing.includes(list) !== true) return false;
  return kind === "group" || READING_OF[list](documented) !== "effective";
}

const READING_OF = {
  admin_entitlements: ({ adminEntitlements }: ReportedDocumentedMode): ReportedReading =>
    adminEntitlements,
  service_entitlements: ({ serviceEntitlements }: ReportedDocumentedMode): ReportedReading =>
    serviceEntitlements,
};

type InEffect = Pick<AccessDocument["principals"][number], "levels" | "uncertain" | "linked">;

function withUnread(
  held: InEffect,
  unread: boolean,
  modules: readonly DocumentModule[],
): InEffect & Pick<AccessDocument["principals"][number], "unread"> {
  return unread ? { ...held, unread, uncertain: modules.map((_, index) => index) } : held;
}

/** What follows from the records of a principal. Most users hold nothing: theirs costs nothing to find. */
function inEffect(
  { groups }: PlacedPrincipal,
  place: number,
  { explainer, modules }: { explainer: PrincipalExplainer; modules: readonly DocumentModule[] },
): InEffect {
  if (groups === undefined && explainer.ownGrants(place).length === 0) {
    return { levels: digitOf("none").repeat(modules.length) };
  }
  const services = explainer.explain(place);
  const own = services.find((one) => one.kind === "zidentity")?.access;
  const byModule = new Map(own?.modules.map((module) => [module.module, module]));
  const allRead = own === undefined || own.unreadRoles.length === 0;
  // A module that no role of this principal speaks of may still be held by one that cannot be read.
  const uncertain = modules.flatMap(({ key }, index) =>
    (byModule.get(key)?.exact ?? allRead) ? [] : [index],
  );
  const linked = services.flatMap((one) =>
    one.kind === "linked" && one.access.deciding !== undefined
      ? [{ service: one.service, roles: one.access.deciding.roles.map(({ id }) => Number(id)) }]
      : [],
  );
  return {
    levels: modules.map(({ key }) => digitOf(byModule.get(key)?.level ?? "none")).join(""),
    ...(uncertain.length === 0 ? {} : { uncertain }),
    ...(linked.length === 0 ? {} : { linked }),
  };
}

/** Services by the principal whose own record it is. */
function usableServices(
  entitlements: NonNullable<AccessDocument["entitlements"]>,
): ReadonlyMap<number, readonly number[]> {
  const services = new Map<number, number[]>();
  for (const { principal, service } of entitlements) {
    const known = services.get(principal);
    if (known === undefined) services.set(principal, [service]);
    else known.push(service);
  }
  return services;
}

/** What a member of a group may use is what the group may, besides his own. */
function usesOf(
  ways: readonly number[],
  usable: ReadonlyMap<number, readonly number[]>,
): Pick<AccessDocument["principals"][number], "uses"> {
  const uses = new Set(ways.flatMap((way) => usable.get(way) ?? []));
  return uses.size === 0 ? {} : { uses: [...uses].sort((a, b) => a - b) };
}

function digitOf(level: Level): string {
  return String(LEVELS.indexOf(level));
}
