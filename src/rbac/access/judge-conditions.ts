import { ROLE_CONDITIONS } from "../rules/role-conditions";
import type { Requirement, RoleCondition } from "../rules/rule";
import type { AccessIndex } from "./access-index";
import type { DeclaredGrant, DeclaredLevels, GrantedRole } from "./declared-access";
import type { Holder } from "./holders";
import { type Holding, holdingsOf, holdingsOfUser } from "./holdings";
import { boundsOf, type LevelBounds, meets } from "./level-bounds";

/** A holding that supplies what a role lacks, and the levels by which it does. */
export interface Supply {
  readonly holding: Holding;
  readonly module: string;
  readonly level: string;
}

/** How a declared role fares that breaks a condition by itself, given all that its holder holds. */
export interface Verdict {
  readonly grant: DeclaredGrant;
  readonly role: GrantedRole;
  readonly condition: RoleCondition;
  /** `alive`: other roles supply what is missing. `broken`: nothing does. */
  readonly outcome: "alive" | "broken";
  readonly supplies: readonly Supply[];
  /** Of a group whose members are known: how many there are, and for how many other roles supply it. */
  readonly members?: { readonly total: number; readonly supplied: number };
}

const VERDICTS = new WeakMap<AccessIndex, readonly Verdict[]>();

/** Every verdict on the declared grants of ZIdentity's own roles; computed once. */
export function verdictsOf(index: AccessIndex): readonly Verdict[] {
  const known = VERDICTS.get(index);
  if (known !== undefined) return known;
  const suspects = suspectsByLevels();
  const verdicts: Verdict[] = [];
  for (const holder of index.holders.all) verdicts.push(...judgeHolder(index, holder, suspects));
  VERDICTS.set(index, verdicts);
  return verdicts;
}

type Suspects = (levels: DeclaredLevels | undefined) => readonly RoleCondition[];

/** The conditions whose first requirement a role may hold while it may lack a need. Most roles have none. */
function suspectsByLevels(): Suspects {
  const cache = new Map<DeclaredLevels, readonly RoleCondition[]>();
  return (levels) => {
    if (levels === undefined) return [];
    const known = cache.get(levels);
    if (known !== undefined) return known;
    const bounds = boundsOf([levels]);
    const found = ROLE_CONDITIONS.filter(
      ({ severity, when, needs }) =>
        severity !== "info" &&
        meets(when[0], bounds) === true &&
        needs.some((need) => meets(need, bounds) !== true),
    );
    cache.set(levels, found);
    return found;
  };
}

function judgeHolder(index: AccessIndex, holder: Holder, suspects: Suspects): Verdict[] {
  const holdings = holdingsOf(index, holder);
  const verdicts: Verdict[] = [];
  let bounds: LevelBounds | undefined;
  for (const holding of holdings) {
    if (holding.grant === undefined || holding.group !== undefined) continue;
    for (const condition of suspects(holding.levels)) {
      bounds ??= boundsOf(holdings.map(({ levels }) => levels));
      const verdict = judge(condition, holding, holdings, bounds);
      if (verdict === undefined) continue;
      const judged = { ...verdict, grant: holding.grant, role: holding.role, condition };
      const final =
        holder.principal.kind === "group" ? withMembers(index, judged, holding) : judged;
      if (final !== undefined) verdicts.push(final);
    }
  }
  return verdicts;
}

type Outcome = Pick<Verdict, "outcome" | "supplies">;

function judge(
  { when, needs }: RoleCondition,
  holding: Holding,
  holdings: readonly Holding[],
  together: LevelBounds,
): Outcome | undefined {
  if (
    when.every((requirement) => meets(requirement, together) === true) &&
    needs.some((need) => meets(need, together) === false)
  )
    return { outcome: "broken", supplies: [] };
  const alone = boundsOf([holding.levels]);
  const lacking = needs.filter((need) => meets(need, alone) === false);
  const brokenAlone =
    lacking.length > 0 && when.every((requirement) => meets(requirement, alone) === true);
  const metTogether =
    meets(when[0], together) === true && needs.every((need) => meets(need, together) === true);
  if (!brokenAlone || !metTogether) return undefined;
  return { outcome: "alive", supplies: lacking.flatMap((need) => suppliesOf(need, holdings)) };
}

function suppliesOf({ module, levels }: Requirement, holdings: readonly Holding[]): Supply[] {
  return holdings.flatMap((holding) => {
    const level = levels.find((accepted) => accepted === holding.levels?.get(module));
    return level === undefined ? [] : [{ holding, module, level }];
  });
}

/** What the group lacks, its members may hold by other ways: alive when that is so for every one of them. */
function withMembers(index: AccessIndex, verdict: Verdict, holding: Holding): Verdict | undefined {
  const { key } = verdict.grant.principal;
  const members = key === undefined ? [] : index.holders.membersOf(key);
  if (verdict.outcome === "alive" || members.length === 0) return verdict;
  const outcomes = members.map((member) => {
    const holdings = holdingsOfUser(index, member);
    const together = boundsOf(holdings.map(({ levels }) => levels));
    return judge(verdict.condition, holding, holdings, together);
  });
  const alive = outcomes.filter((outcome) => outcome?.outcome === "alive");
  const count = { total: members.length, supplied: alive.length };
  if (outcomes.some((outcome) => outcome?.outcome === "broken"))
    return { ...verdict, members: count };
  if (alive.length === 0) return undefined;
  const supplies = alive.flatMap((outcome) => outcome?.supplies ?? []);
  return { ...verdict, outcome: "alive", supplies, members: count };
}
