import { formatLine, formatPlace } from "../../diagnostics";
import {
  type AccessFinding,
  type DeclaredService,
  type EndDifference,
  type EntitlementDifference,
  type FullAdministrator,
  type HeldItem,
  type LevelDifference,
  type LevelSide,
  type PrincipalDifference,
  type RoleDifference,
  type ServiceDifference,
  type Via,
} from "../../rbac";
import { counted } from "../counted";
import type { ReviewedGuardrail } from "./reviewed";

/** How a format writes what comes from elsewhere. */
export interface Style {
  readonly name: (text: string) => string;
  /** A key of the permission model, or of what stands in its place. */
  readonly word: (text: string) => string;
  readonly prose: (text: string) => string;
}

/** What one principal gains and loses on one service, each as short phrases. */
export interface ServiceRow {
  readonly service: DeclaredService;
  readonly gains: readonly string[];
  readonly losses: readonly string[];
}

/** By service, ZIdentity first. */
export function serviceRows(
  { services, entitlements }: PrincipalDifference,
  style: Style,
): readonly ServiceRow[] {
  const rows = new Map<string, { service: DeclaredService; gains: string[]; losses: string[] }>();
  const rowOf = (service: DeclaredService) => {
    const row = rows.get(service.key ?? "") ?? { service, gains: [], losses: [] };
    rows.set(service.key ?? "", row);
    return row;
  };
  for (const change of services) {
    const row = rowOf(change.service);
    const { gains, losses } = phrasesOf(change, style);
    row.gains.push(...gains);
    row.losses.push(...losses);
  }
  for (const entitlement of entitlements) {
    const row = rowOf(entitlement.service);
    const isLoss = ["lost", "earlier"].includes(entitlement.change);
    (isLoss ? row.losses : row.gains).push(entitlementPhrase(entitlement, style));
  }
  return [...rows.values()];
}

function phrasesOf({ gained, lost, ends, levels }: ServiceDifference, style: Style) {
  // Where the end of a role moves, the levels that it gives move with it.
  const shown = levels.filter(
    ({ change }) => ends.length === 0 || !["longer", "shorter"].includes(change),
  );
  const isLoss = ({ change }: LevelDifference) => change === "lowered" || change === "shorter";
  return {
    gains: [
      ...levelPhrases(
        shown.filter((one) => !isLoss(one)),
        style,
      ),
      ...gained.map((item) => itemPhrase(item, style)),
      ...ends.filter(({ change }) => change !== "earlier").map((end) => endPhrase(end, style)),
    ],
    losses: [
      ...levelPhrases(shown.filter(isLoss), style),
      ...lost.map((item) => itemPhrase(item, style)),
      ...ends.filter(({ change }) => change === "earlier").map((end) => endPhrase(end, style)),
    ],
  };
}

/** Modules that change alike stand together. */
function levelPhrases(levels: readonly LevelDifference[], style: Style): readonly string[] {
  const byChange = new Map<string, string[]>();
  for (const level of levels) {
    const change = levelChange(level, style);
    byChange.set(change, [...(byChange.get(change) ?? []), style.word(level.module)]);
  }
  return [...byChange].map(([change, modules]) => `${modulesPhrase(modules)}: ${change}`);
}

/** Beyond so many, how many there are says more than which: a role that holds everything is told by its name. */
const SHOWN_MODULES = 6;

function modulesPhrase(modules: readonly string[]): string {
  if (modules.length <= SHOWN_MODULES) return modules.join(", ");
  return `${modules.length} modules (${modules.slice(0, 3).join(", ")}, …)`;
}

function levelChange({ before, after, change }: LevelDifference, style: Style): string {
  const isLoss = change === "lowered" || change === "shorter";
  const shown = isLoss && after.paths.length === 0 ? before : after;
  const by = waysPhrase(
    shown.paths.map(({ role, via }) => `${style.name(role.name)} ${viaPhrase(via, style)}`),
  );
  const from = by === "" ? "" : `, ${shown === before ? "was " : ""}by ${by}`;
  if (change === "longer" || change === "shorter")
    return `${levelPhrase(after, style)} ${untilPhrase(before.expiresAt, style)} → ${untilPhrase(after.expiresAt, style)}${from}`;
  const note = change === "unclear" ? " (which is more cannot be told)" : "";
  return `${levelPhrase(before, style)} → ${levelPhrase(after, style)}${note}${from}`;
}

function levelPhrase({ level, exact, unranked }: LevelSide, { word, name }: Style): string {
  const known = exact || level === "full" ? word(level) : `${word(level)} or more`;
  return [known, ...unranked.map(name)].join(" and ");
}

function itemPhrase({ role, scope, via, expiresAt }: HeldItem, style: Style): string {
  const until = expiresAt === undefined ? "" : ` ${untilPhrase(expiresAt, style)}`;
  return `role ${rolePhrase(role.label, scope, style)} ${viasPhrase(via, style)}${until}`;
}

function endPhrase({ role, scope, via, before, after }: EndDifference, style: Style): string {
  const times = `${untilPhrase(before, style)} → ${untilPhrase(after, style)}`;
  return `role ${rolePhrase(role.label, scope, style)} ${viasPhrase(via, style)}: ${times}`;
}

function entitlementPhrase(
  { change, via, before, after }: EntitlementDifference,
  style: Style,
): string {
  const how = viasPhrase(via, style);
  if (change === "gained")
    return `may use the service ${how}${after === undefined ? "" : ` ${untilPhrase(after, style)}`}`;
  if (change === "lost") return `may no longer use the service (was ${how})`;
  return `may use the service ${how}: ${untilPhrase(before, style)} → ${untilPhrase(after, style)}`;
}

function rolePhrase(role: string, scope: string | undefined, { name }: Style): string {
  return scope === undefined ? name(role) : `${name(role)} within ${name(scope)}`;
}

function untilPhrase(time: string | undefined, { name }: Style): string {
  return time === undefined ? "without an end" : `until ${name(time)}`;
}

function viaPhrase(via: Via, { name }: Style): string {
  return via.kind === "group" ? `through group ${name(via.group.name)}` : "directly";
}

function viasPhrase(via: readonly Via[], style: Style): string {
  return waysPhrase(via.map((one) => viaPhrase(one, style)));
}

/** Ways that a phrase lists before it counts the rest. */
const LONGEST_LIST = 3;

function waysPhrase(ways: readonly string[]): string {
  const each = [...new Set(ways)];
  const rest = each.length - LONGEST_LIST;
  return [...each.slice(0, LONGEST_LIST), ...(rest > 0 ? [`${rest} more ways`] : [])].join(" and ");
}

/** `group X (3 members)`; of a group without known members: `members of group X`. */
export function principalPhrase(
  { principal, members }: PrincipalDifference,
  { name }: Style,
): string {
  if (principal.kind === "user") return `user ${name(principal.label)}`;
  if (members === undefined) return `members of group ${name(principal.label)}`;
  return `group ${name(principal.label)} (${counted(members, "member")})`;
}

export function administratorPhrase(because: FullAdministrator, { name, word }: Style): string {
  return because.by === "role"
    ? `by the role ${name(because.role)}`
    : `by ${word("full")} on what it takes to give any role to anybody`;
}

export function findingPhrase({ at, diagnostic, principal }: AccessFinding, style: Style): string {
  const { severity, ruleId, summary, detail, place } = diagnostic;
  const rule = ruleId === undefined ? "" : ` ${style.word(ruleId)}`;
  const who = principal === undefined ? "" : ` (${style.name(principal.label)})`;
  // File and line first: what a reader opens. A path that says no more than them is left out.
  const isLine = place !== undefined && at === formatLine(place);
  const where = [
    ...(place === undefined ? [] : [style.prose(formatPlace(place))]),
    ...(isLine ? [] : [style.name(at)]),
  ].join(", ");
  return `${severity}${rule} at ${where}${who}: ${style.prose(`${summary}. ${detail}`)}`;
}

const GUARDRAILS: Record<ReviewedGuardrail["kind"], string> = {
  policy: "rule of the house",
  accept: "accepted finding",
  deployer: "deployer",
  ownership: "ownership",
  ignore: "ignored objects",
  guard: "guard",
};

export function guardrailPhrase(change: ReviewedGuardrail, { name }: Style): string {
  const { kind, effect, before, after } = change;
  const values =
    before === undefined
      ? `added, ${name(valueText(after))}`
      : after === undefined
        ? `removed, was ${name(valueText(before))}`
        : `${name(valueText(before))} → ${name(valueText(after))}`;
  return `${effect}: ${GUARDRAILS[kind]} ${name(change.name)} ${values}`;
}

function valueText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

export function rolePhraseOf(
  { change, name, formerName, levels, holders }: RoleDifference,
  style: Style,
): string {
  const renamed = formerName === undefined ? "" : `, was ${style.name(formerName)}`;
  const list = levels.map(
    (one) => `${style.word(one.module)}: ${style.name(one.before)} → ${style.name(one.after)}`,
  );
  const what = list.length === 0 ? "" : `: ${list.join(", ")}`;
  return `${style.name(name)} ${change}${renamed} (${counted(holders, "holder")})${what}`;
}
