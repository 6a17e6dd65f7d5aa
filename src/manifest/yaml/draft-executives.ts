import { type Diagnostic, didYouMean } from "../../diagnostics";
import { EXECUTIVE_INSIGHTS, noZiaTenant, notZiaTenant } from "../../rbac";
import type { NaturalReference, NaturalRole } from "../format";
import { spellingOf } from "../service-keys";
import { principalsOf } from "./draft";
import { type Drafted, draftGrant } from "./draft-access";
import { endOfAccess } from "./end-of-access";
import type { ExecutivesItem } from "./form";
import type { YamlPath, YamlPlaces } from "./yaml-place";

/** Both halves for each of the executives: the role on ZIdentity, and that on every ZIA tenant. */
export function draftExecutives(item: ExecutivesItem, at: YamlPath, places: YamlPlaces): Drafted {
  const end = endOfAccess(item, at, places);
  const { zia_tenants: tenants, exclusive = false } = item;
  const halves: readonly Half[] = [
    { role: EXECUTIVE_INSIGHTS.zidentityRole, where: {} },
    ...tenants.map((service, index) => ({
      service,
      role: EXECUTIVE_INSIGHTS.ziaRole,
      where: { service: [...at, "zia_tenants", index] },
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
  return { drafts, problems: [...end.problems, ...strangeTenants(tenants, at, places)] };
}

interface Half {
  readonly service?: NaturalRole["service"];
  readonly role: string;
  readonly where: Readonly<Record<string, YamlPath>>;
}

function strangeTenants(
  tenants: readonly NaturalReference[],
  at: YamlPath,
  places: YamlPlaces,
): readonly Diagnostic[] {
  const where = [...at, "zia_tenants"];
  if (tenants.length === 0) {
    const fix = "Name them: zia_tenants: [{ name: ZIA, cloud_name: …, org_name: … }].";
    return [noZiaTenant({ fix, place: places.at(where) })];
  }
  return tenants.flatMap((service, index) => {
    const name = spellingOf(service)?.name;
    if (name === undefined || name === EXECUTIVE_INSIGHTS.ziaProduct) return [];
    const fix = `Leave it out.${didYouMean(name, [EXECUTIVE_INSIGHTS.ziaProduct])}`;
    return [notZiaTenant(name, { fix, place: places.at([...where, index]) })];
  });
}
