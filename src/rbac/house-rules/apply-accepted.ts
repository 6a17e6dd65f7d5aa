import { didYouMean } from "../../diagnostics";
import { type AccessFinding, findingOf, type Keyed } from "../access/finding";
import { canBeAccepted, RULES } from "../rules";
import { acceptExpired } from "../rules/house/accept-expired";
import { acceptUnused } from "../rules/house/accept-unused";
import { showValue } from "../wording";
import type { AcceptEntry } from "./accept-entry";
import { readAccept, type ReadEntry } from "./read-accept";

/**
 * Turns each finding that an entry accepts into information with its reason and owner. An entry that has ended leaves
 * the finding as it is and adds `accept/expired`; one that meets no finding, or is not whole, is a finding itself.
 * The findings may come from anywhere: those on single roles count once they say which role they concern.
 */
export function applyAccepted(
  findings: readonly AccessFinding[],
  accept: readonly AcceptEntry[],
  now: Date,
): readonly AccessFinding[] {
  const { entries, problems } = readAccept(accept);
  const byTarget = indexEntries(entries);
  const used = new Set<ReadEntry>();
  const judged = findings.flatMap((finding) => {
    const matching = matchingEntries(byTarget, finding);
    for (const entry of matching) used.add(entry);
    const [first] = matching;
    if (first === undefined) return [finding];
    const valid = matching.find(({ end }) => now.getTime() < end);
    return valid === undefined ? [finding, expired(finding, first)] : [accepted(finding, valid)];
  });
  const unused = entries.filter((entry) => !used.has(entry)).map(unusedEntry);
  return [...judged, ...unused, ...problems];
}

/** An entry stands under the first of its targets; the others are compared when it is found. */
function indexEntries(entries: readonly ReadEntry[]): ReadonlyMap<string, readonly ReadEntry[]> {
  const byTarget = new Map<string, ReadEntry[]>();
  for (const read of entries) {
    const key = entryTarget(read.entry);
    const known = byTarget.get(key);
    if (known === undefined) byTarget.set(key, [read]);
    else known.push(read);
  }
  return byTarget;
}

function entryTarget({ rule, at, principal, role }: AcceptEntry): string {
  if (at) return target(rule, "at", at);
  return principal ? target(rule, "principal", principal) : target(rule, "role", role);
}

/** The entries that mean this finding, the one that lasts longest first. */
function matchingEntries(
  byTarget: ReadonlyMap<string, readonly ReadEntry[]>,
  finding: AccessFinding,
): readonly ReadEntry[] {
  const { at, principal, role } = finding;
  const { ruleId = "" } = finding.diagnostic;
  if (!canBeAccepted(ruleId)) return [];
  const keys = new Set([
    target(ruleId, "at", at),
    ...namesOf(principal).map((name) => target(ruleId, "principal", name)),
    ...namesOf(role).map((name) => target(ruleId, "role", name)),
  ]);
  return [...keys]
    .flatMap((key) => byTarget.get(key) ?? [])
    .filter(({ entry }) => means(entry, finding))
    .sort((a, b) => b.end - a.end);
}

/** For an entry that stands under a target of the finding: one with a place stands under the place. */
function means({ principal, role }: AcceptEntry, finding: AccessFinding): boolean {
  return (
    (!principal || namesOf(finding.principal).includes(principal)) &&
    (!role || namesOf(finding.role).includes(role))
  );
}

function namesOf(thing: Keyed | undefined): readonly (string | undefined)[] {
  return [thing?.key, thing?.label];
}

function target(rule: string, kind: string, name: string | undefined): string {
  return JSON.stringify([rule, kind, name]);
}

function accepted(finding: AccessFinding, { entry }: ReadEntry): AccessFinding {
  const { diagnostic } = finding;
  const detail = `${diagnostic.detail} Accepted by ${showValue(entry.owner)} until ${entry.until}: ${showValue(entry.reason)}.`;
  return { ...finding, diagnostic: { ...diagnostic, severity: "info", detail } };
}

function expired(finding: AccessFinding, { entry, place }: ReadEntry): AccessFinding {
  const { principal, role } = finding;
  return findingOf(acceptExpired, finding.at, {
    summary: `The acceptance of ${entry.rule} has ended`,
    detail: `${showValue(entry.owner)} accepted it until ${entry.until} (${place}): ${showValue(entry.reason)}.`,
    principal,
    role,
  });
}

/** `of the role "Reserve" at access/reserve`. */
function showTargets({ principal, role, at }: AcceptEntry): string {
  const targets = [
    ...(principal ? [`for ${showValue(principal)}`] : []),
    ...(role ? [`of the role ${showValue(role)}`] : []),
    ...(at ? [`at ${at}`] : []),
  ];
  return targets.join(" ");
}

function unusedEntry({ entry, place }: ReadEntry): AccessFinding {
  const { rule, until } = entry;
  const ids = RULES.map(({ id }) => id);
  const never = canBeAccepted(rule) ? "" : " What cannot be read or found cannot be accepted.";
  const hint = ids.includes(rule) ? never : didYouMean(rule, ids);
  return findingOf(acceptUnused, place, {
    detail: `The entry accepts ${showValue(rule)} ${showTargets(entry)} until ${until}, and no finding of that rule is as it says.${hint}`,
  });
}
