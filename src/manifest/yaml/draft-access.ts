import type { Diagnostic } from "../../diagnostics";
import { resourceWhere } from "../../resources";
import { labelOf } from "../access-keys";
import { grantsRoles, holdsLevels } from "../definition-kinds";
import type { ManifestValue } from "../format";
import { type Draft, given, type NamedPrincipal, principalsOf } from "./draft";
import { type EndOfAccess, endOfAccess } from "./end-of-access";
import type { AssignmentItem, EntitlementItem, RoleItem } from "./form";
import { serviceLabel } from "./references";
import type { YamlPath, YamlPlaces } from "./yaml-place";

/** What an item comes to: a declaration for each principal that it names. */
export interface Drafted {
  readonly drafts: readonly Draft[];
  readonly problems: readonly Diagnostic[];
}

export function draftRole(role: RoleItem, at: YamlPath): Drafted {
  const draft: Draft = {
    definition: resourceWhere(holdsLevels),
    local: `roles/${String(role["name"])}`,
    declares: given(role as Readonly<Record<string, ManifestValue>>),
    at,
    where: {},
  };
  return { drafts: [draft], problems: [] };
}

export function draftAssignment(item: AssignmentItem, at: YamlPath, places: YamlPlaces): Drafted {
  const { service, role, roles, scope, exclusive } = item;
  const end = endOfAccess(item, at, places);
  const wanted = roles ?? (role === undefined ? [] : [role]);
  const drafts = principalsOf(item, at).map((principal) =>
    draftGrant("assignments", principal, at, {
      declares: { service, roles: wanted, scope, exclusive },
      end,
      where: roles === undefined ? { roles: [...at, "role"] } : {},
    }),
  );
  return { drafts, problems: end.problems };
}

export function draftEntitlement(item: EntitlementItem, at: YamlPath, places: YamlPlaces): Drafted {
  const { service } = item;
  const end = endOfAccess(item, at, places);
  const definition = resourceWhere((one) => !holdsLevels(one) && !grantsRoles(one));
  const drafts = principalsOf(item, at).map(({ kind, reference, at: named }) => ({
    definition,
    local: `entitlements/${kind} ${labelOf(reference)} on ${serviceLabel(service)}`,
    declares: given({ service, [kind]: reference, expires_at: end.end }),
    at,
    where: { [kind]: named, expires_at: end.at },
  }));
  return { drafts, problems: end.problems };
}

/** What a grant has besides its holder. */
interface Grant {
  readonly declares: Partial<Pick<AssignmentItem, "service" | "roles" | "scope" | "exclusive">>;
  readonly end: EndOfAccess;
  readonly where: Draft["where"];
}

/** An assignment; `section` is where the file has it. */
export function draftGrant(
  section: string,
  { kind, reference, at: named }: NamedPrincipal,
  at: YamlPath,
  { declares, end, where }: Grant,
): Draft {
  return {
    definition: resourceWhere((one) => grantsRoles(one) && `${kind}_id` in one.attributes),
    local: `${section}/${kind} ${labelOf(reference)} on ${serviceLabel(declares.service)}`,
    declares: given({ [kind]: reference, ...declares, expires_at: end.end }),
    at,
    where: { ...where, [kind]: named, expires_at: end.at },
  };
}
