import { parseInstant } from "./instant";

const UNITS: Readonly<Record<string, number>> = {
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/**
 * The moment some time after a declared start, or why it cannot be told. A duration is a whole number of minutes, hours,
 * days of 24 hours, or weeks: `45m`, `8h`, `30d`, `2w`.
 */
export function reckonEnd(
  start: string | undefined,
  duration: string | undefined,
): { readonly end: string } | { readonly wrong: string } {
  if (start === undefined)
    return { wrong: "A duration counts from a declared start, and none is given." };
  if (duration === undefined) return { wrong: "A start needs a duration." };
  const from = parseInstant(start);
  if (from === undefined) return { wrong: `The start ${start} is not an RFC 3339 time.` };
  const length = lengthOf(duration);
  if (Number.isNaN(length)) return { wrong: `The duration ${duration} cannot be read.` };
  const end = showInstant(new Date(from + length));
  return parseInstant(end) === undefined ? { wrong: "The end is beyond all times." } : { end };
}

/** With seconds, and with a fraction of them only where there is one. */
export function showInstant(moment: Date): string {
  if (Number.isNaN(moment.getTime())) return "(no time)";
  return moment.toISOString().replace(/\.000Z$/, "Z");
}

/** In milliseconds; not a number for what is no duration. */
function lengthOf(duration: string): number {
  const [, count = "", unit = ""] = /^([1-9]\d*)([mhdw])$/.exec(duration) ?? [];
  return Number(count) * (UNITS[unit] ?? Number.NaN);
}
