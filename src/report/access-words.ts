import type { Standing } from "../rbac/effective-access";
import type { ServicePath } from "../rbac/linked-service-access";
import type { Via } from "../rbac/provenance";
import { printable } from "./printable";

/** The words with which an access is explained, on a terminal and on a page. Foreign text in them is printable. */

export const STANDINGS: Readonly<Record<Standing, string>> = {
  decides: "decides",
  outranked: "outranked",
  not_comparable: "not comparable",
};

/** Of the records on a linked service that do not count. */
export const WITHOUT_EFFECT = "without effect";

export const DISABLED_USER =
  "The user is disabled: nothing of this can be used until it is enabled.";

/** Why levels on ZIdentity itself are what they are. Source: 002. */
export const ZIDENTITY_PRECEDENCE =
  "On ZIdentity roles add up: on each module the highest level wins, whether a role is held directly or through a group.";

export function viaText(via: Via): string {
  if (via.kind === "group") return `through group ${quoted(via.group.name)}`;
  return via.kind === "direct" ? "held directly" : "held directly or through a group";
}

/** The roles of a record on a linked service, their scope, and the way by which they come. */
export function pathText({ roles, scope, via }: ServicePath): string {
  const names = roles.map(({ name }) => quoted(name)).join(", ");
  const within = scope === undefined ? "" : ` within ${quoted(scope.name)}`;
  return `${names}${within} ${viaText(via)}`;
}

/** A role whose permissions the tenant does not tell. */
export function unreadText(role: { readonly name: string }, via: Via): string {
  return `${quoted(role.name)} ${viaText(via)}: the tenant does not tell what it permits, so that every level may be higher.`;
}

export function quoted(name: string): string {
  return printable(JSON.stringify(name));
}
