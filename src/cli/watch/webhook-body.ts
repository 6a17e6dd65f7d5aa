import type { ChangedDifferences, Difference, DifferenceSet } from "./changes";
import { fingerprint } from "./changes";
import type { RoundOutcome } from "./outcomes";

/** Raised when a reader of the former form would misunderstand it. */
const FORMAT_VERSION = 1;

/** A receiver has a limit, often a megabyte: the counts are whole, the lists may be cut. */
const LONGEST_LIST = 200;

interface Told {
  readonly tenant: string;
  readonly at: Date;
  readonly outcome: RoundOutcome;
  readonly current: DifferenceSet;
  readonly changes: ChangedDifferences;
}

/** What a change is told as. `text` has counts alone, no names: chat programs show it, and give some words a meaning. */
export function webhookBody({ tenant, at, outcome, current, changes }: Told): string {
  const { appeared, gone } = changes;
  const event = current.size === 0 ? "cleared" : "changed";
  const cut = [current.size, appeared.length, gone.length].some((length) => length > LONGEST_LIST);
  return JSON.stringify({
    format_version: FORMAT_VERSION,
    event,
    text: textOf(tenant, current.size, changes),
    time: at.toISOString(),
    tenant,
    outcome,
    id: fingerprint(current),
    differences: current.size,
    counts: countsOf(current),
    appeared_count: appeared.length,
    gone_count: gone.length,
    appeared: appeared.slice(0, LONGEST_LIST),
    gone: gone.slice(0, LONGEST_LIST),
    current: [...current.values()].slice(0, LONGEST_LIST),
    truncated: cut,
  });
}

function textOf(tenant: string, size: number, { appeared, gone }: ChangedDifferences): string {
  if (size === 0) return `${tenant} is as declared again.`;
  const counted = size === 1 ? "1 difference" : `${size} differences`;
  return `${tenant}: ${counted} from what is declared (${appeared.length} new, ${gone.length} gone).`;
}

function countsOf(current: DifferenceSet): Readonly<Partial<Record<Difference["status"], number>>> {
  const counts: Partial<Record<Difference["status"], number>> = {};
  for (const { status } of current.values()) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
