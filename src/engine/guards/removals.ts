import { errorDiagnostic } from "../../diagnostics";
import { DEFAULT_MAX_REMOVAL_PERCENT } from "../../manifest";
import type { TenantReader } from "../../tenant";
import { readAllGrants } from "../all-grants";
import type { Guarded, GuardFinding } from "./guard";

/** Fewer removals are no large part of a tenant that is small: one grant of three is a third. */
const LEAST_FOR_PERCENT = 3;

/**
 * That a run does not remove a large part of all access at once. A grant is one role of one principal on one service, or
 * the entitlement of one principal to one service. Of several desired states the strictest limit counts.
 */
export async function guardRemovals({
  before,
  after,
  manifests,
}: Guarded): Promise<readonly GuardFinding[]> {
  const [had, has] = await Promise.all([grantsOf(before), grantsOf(after)]);
  const removed = [...had].filter((grant) => !has.has(grant)).length;
  const limits = manifests.map(({ guards }) => guards?.max_removals ?? {});
  const percents = limits.flatMap(({ percent }) => percent ?? []);
  const percent = percents.length === 0 ? DEFAULT_MAX_REMOVAL_PERCENT : Math.min(...percents);
  const count = Math.min(Infinity, ...limits.flatMap((limit) => limit.count ?? []));
  const exceeded = [
    ...(removed > count ? [`${count} a run`] : []),
    ...(removed >= LEAST_FOR_PERCENT && removed * 100 > had.size * percent
      ? [`${percent} percent of all grants`]
      : []),
  ];
  if (exceeded.length === 0) return [];
  const diagnostic = errorDiagnostic(
    `This run would remove ${removed} of ${had.size} grants`,
    `The limit is ${exceeded.join(" and ")}. A grant is a role that somebody holds on a service, or the entitlement to one.`,
    {
      ruleId: "guard/removals",
      fix: "Check that the desired state is whole. If it is meant, raise guards.max_removals, or name the guard: --allow removals.",
    },
  );
  return [{ guard: "removals", diagnostic }];
}

async function grantsOf(reader: TenantReader): Promise<ReadonlySet<string>> {
  return new Set((await readAllGrants(reader)).flatMap(({ keys }) => keys));
}
