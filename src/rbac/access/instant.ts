const RFC3339 =
  /^(?<day>\d{4}-\d{2}-\d{2})[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;

/** Milliseconds of an RFC 3339 time since 1970; undefined for any other text, and for a day that no calendar has. */
export function parseInstant(text = ""): number | undefined {
  const day = RFC3339.exec(text)?.groups?.["day"];
  if (day === undefined || !isDay(day)) return undefined;
  const instant = Date.parse(text.toUpperCase());
  return Number.isNaN(instant) ? undefined : instant;
}

export const DAY_MS = 24 * 60 * 60 * 1000;

/** `Date.parse` takes the 31st of February for the 3rd of March. */
function isDay(day: string): boolean {
  const start = Date.parse(day);
  return !Number.isNaN(start) && new Date(start).toISOString().startsWith(day);
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** When a term ends, in milliseconds since 1970: an RFC 3339 time, or a day, which counts to its end, in UTC. */
export function parseEnd(until: string): number | undefined {
  if (!DAY.test(until)) return parseInstant(until);
  const start = parseInstant(`${until}T00:00:00Z`);
  return start === undefined ? undefined : start + DAY_MS;
}
