import { parseEnd } from "../access/instant";
import { type AccessFinding, findingOf } from "../access/finding";
import { fieldsOf, textOf, type Unread } from "../access/read-value";
import { acceptIncomplete } from "../rules/house/accept-incomplete";
import { enumerate, showValue } from "../wording";
import type { AcceptEntry } from "./accept-entry";

/** An entry that is whole, with its end in milliseconds since 1970. */
export interface ReadEntry {
  readonly entry: AcceptEntry;
  readonly place: string;
  readonly end: number;
}

/** Entries of unknown form. One that is not whole accepts nothing, and is a finding; never throws. */
export function readAccept(given: unknown): {
  readonly entries: readonly ReadEntry[];
  readonly problems: readonly AccessFinding[];
} {
  const entries: ReadEntry[] = [];
  const problems: AccessFinding[] = [];
  for (const [index, item] of (Array.isArray(given) ? given : []).entries()) {
    const fields = fieldsOf(item);
    const place = textOf(fields["place"]) ?? `accept[${index}]`;
    const read = readEntry(fields, place);
    if ("wrong" in read) problems.push(incomplete(place, fields, read.wrong));
    else entries.push(read);
  }
  return { entries, problems };
}

function readEntry(
  fields: Unread,
  place: string,
): ReadEntry | { readonly wrong: readonly string[] } {
  const text = (name: string) => textOf(fields[name])?.trim();
  const [rule, reason, owner, until] = [text("rule"), text("reason"), text("owner"), text("until")];
  const [principal, role, at] = [text("principal"), text("role"), text("at")];
  const required = Object.entries({ rule, reason, owner, until });
  const wrong = required
    .filter(([, value]) => value === undefined || value === "")
    .map(([name]) => `${name} is missing`);
  if ([principal, role, at].every((target) => target === undefined || target === ""))
    wrong.push("none of principal, role and at says what is accepted");
  const end = parseEnd(until ?? "");
  if (end === undefined && until !== undefined && until !== "")
    wrong.push(`until is neither a day such as "2026-12-31" nor an RFC 3339 time`);
  if (wrong.length > 0 || end === undefined || !rule || !reason || !owner || !until)
    return { wrong };
  return { entry: { rule, principal, role, at, reason, owner, until }, place, end };
}

function incomplete(place: string, { rule }: Unread, wrong: readonly string[]): AccessFinding {
  const about = typeof rule === "string" ? ` for ${showValue(rule)}` : "";
  return findingOf(acceptIncomplete, place, {
    detail: `In the entry${about}, ${enumerate(wrong)}.`,
  });
}
