import { type Diagnostic, didYouMean } from "../../diagnostics";
import { EXECUTIVE_INSIGHTS, noZiaTenant, notZiaTenant } from "../../rbac";
import { spellingOf } from "../service-keys";
import { principalsOf } from "./draft";
import { type Drafted, draftGrant } from "./draft-access";
import { endOfAccess } from "./end-of-access";
import type { ExecutivesItem } from "./form";
import type { NaturalServiceReference } from "./references";
import type { YamlPath, YamlPlaces } from "./yaml-place";

/**
 * Both halves for each of the executives: the role on ZIdentity, and that on every ZIA tenant. `all`: the ZIA tenants
 * that the desired state names; undefined while one of its files cannot be read.
 */
export function draftExecutives(
  item: ExecutivesItem,
  at: YamlPath,
  places: YamlPlaces,
  all: readonly NaturalServiceReference[] | undefined,
): Drafted {
  const end = endOfAccess(item, at, places);
  const { zia_tenants: asked, exclusive = false } = item;
  const list = [...at, "zia_tenants"];
  const tenants: readonly Tenant[] =
    asked === "all"
      ? (all ?? []).map((service) => ({ service, at: list }))
      : asked.map((service, index) => ({ service, at: [...list, index] }));
  const halves: readonly Half[] = [
    { role: EXECUTIVE_INSIGHTS.zidentityRole, where: {} },
    ...tenants.map(({ service, at: named }) => ({
      service,
      role: EXECUTIVE_INSIGHTS.ziaRole,
      where: { service: named },
    })),
  ];
  const drafts = principalsOf(item, at).flatMap((principal) =>
    halves.map(({ service, role, where }) =>
      draftGrant("executive_insights", principal, at, {
        declares: { service, roles: [role], exclusive },
        end,
        where,
      }),
    ),
  );
  const problems =
    tenants.length > 0
      ? strangeTenants(tenants, places)
      : asked === "all" && all === undefined
        ? []
        : [noTenant(asked === "all", list, places)];
  return { drafts, problems: [...end.problems, ...problems] };
}

interface Tenant {
  readonly service: NaturalServiceReference;
  readonly at: YamlPath;
}

interface Half {
  readonly service?: NaturalServiceReference;
  readonly role: string;
  readonly where: Readonly<Record<string, YamlPath>>;
}

function noTenant(isAll: boolean, list: YamlPath, places: YamlPlaces): Diagnostic {
  const where = isAll
    ? ', and "all" means those that the desired state names: there are none.'
    : ".";
  const fix = "Name them: zia_tenants: [{ name: ZIA, cloud_name: …, org_name: … }].";
  return noZiaTenant({ fix, place: places.at(list) }, where);
}

function strangeTenants(tenants: readonly Tenant[], places: YamlPlaces): readonly Diagnostic[] {
  return tenants.flatMap(({ service, at }) => {
    const name = spellingOf(service)?.name;
    if (name === undefined || name === EXECUTIVE_INSIGHTS.ziaProduct) return [];
    const fix = `Leave it out.${didYouMean(name, [EXECUTIVE_INSIGHTS.ziaProduct])}`;
    return [notZiaTenant(name, { fix, place: places.at(at) })];
  });
}
