import { EXECUTIVE_INSIGHTS } from "../executive-insights";
import {
  type HeldByGroup,
  type HeldOnService,
  linkedServiceAccess,
} from "../linked-service-access";
import type { AccessIndex } from "./access-index";
import type { DeclaredService, GrantedRole } from "./declared-access";
import type { HeldRecord, Holder } from "./holders";

/** Whether a principal holds something; undefined when what is not known yet decides. */
export type Held = boolean | undefined;

/** Whether a role on a service is the one that opens the Executive Insights app on ZIA. */
export function isAppRole(role: GrantedRole, { own, product }: DeclaredService): boolean {
  return (
    !own &&
    role.label === EXECUTIVE_INSIGHTS.ziaRole &&
    (product === undefined || product === EXECUTIVE_INSIGHTS.ziaProduct)
  );
}

export function isInsightRole(role: GrantedRole, { own }: DeclaredService): boolean {
  return own && role.label === EXECUTIVE_INSIGHTS.zidentityRole;
}

/** The half of the pair on ZIdentity, where roles add up. */
export function holdsInsightRole(holders: readonly Holder[]): Held {
  const records = holders.flatMap((holder) => [...holder.records.values()]);
  if (holdsIn(records, isInsightRole)) return true;
  const open =
    holders.some(({ complete }) => !complete) ||
    records.some(({ service, roles }) => service.own && hasUnknownRole(roles));
  return open ? undefined : false;
}

/**
 * The half of the pair on any ZIA tenant. The first holder is the principal itself, the others the groups of a user in
 * the order of the tenant: on a linked service one record decides.
 */
export function holdsAppRole([own, ...groups]: readonly Holder[]): Held {
  if (own === undefined) return false;
  const holders = [own, ...groups];
  const services = new Set(holders.flatMap(({ records }) => [...records.keys()]));
  let open = holders.some(({ complete }) => !complete);
  for (const key of services) {
    const record = decidingRecord(own, groups, key);
    if (record === undefined) continue;
    if (holdsIn([record], isAppRole)) return true;
    const { service, roles } = record;
    if (mayBeZia(service) && hasUnknownRole(roles)) open = true;
  }
  return open ? undefined : false;
}

/** The holders that count for a principal, itself first; one that holds nothing is passed over but for itself. */
export function holdersOf(index: AccessIndex, holder: Holder): readonly Holder[] {
  const { kind, key } = holder.principal;
  if (kind === "group" || key === undefined) return [holder];
  const groups = index.holders.groupsOf(key).map((group) => index.holders.find("group", group));
  return [holder, ...groups.filter((group) => group !== undefined)];
}

/** The record that counts on a linked service; undefined where nobody of these holds anything there. */
export function decidingRecord(
  own: Pick<Holder, "records">,
  groups: readonly Pick<Holder, "records">[],
  key: string,
): HeldRecord | undefined {
  const ownRecord = own.records.get(key);
  const groupRecords = groups.map((group) => group.records.get(key));
  const byGroup = groupRecords.flatMap((record, creationRank): HeldByGroup[] =>
    record === undefined
      ? []
      : [{ ...heldOn(record), group: { id: String(creationRank), name: "" }, creationRank }],
  );
  const { deciding } = linkedServiceAccess({
    ...(ownRecord === undefined ? {} : { own: heldOn(ownRecord) }),
    groups: byGroup,
  });
  if (deciding === undefined) return undefined;
  return deciding.via.kind === "group" ? groupRecords[Number(deciding.via.group.id)] : ownRecord;
}

function heldOn({ roles }: HeldRecord): HeldOnService {
  return { roles: roles.map(({ role: { key, label } }) => ({ id: key ?? "", name: label })) };
}

function holdsIn(
  records: readonly HeldRecord[],
  is: (role: GrantedRole, service: DeclaredService) => boolean,
): boolean {
  return records.some(({ service, roles }) => roles.some(({ role }) => is(role, service)));
}

function hasUnknownRole(roles: HeldRecord["roles"]): boolean {
  return roles.some(({ role }) => role.key === undefined);
}

function mayBeZia({ own, product }: DeclaredService): boolean {
  return !own && (product === undefined || product === EXECUTIVE_INSIGHTS.ziaProduct);
}
