import { printable } from "../../report";

export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** What logfmt takes without quotes. */
const BARE = /^[\w.:/@+-]+$/;

/**
 * One event on one line, as logfmt or as JSON, whatever a name holds: no name of the tenant can end the line, begin
 * another field, or do something to a terminal. Undefined fields are left out.
 */
export function logLine(fields: LogFields, format: "text" | "json"): string {
  const present = Object.entries(fields).filter(([, value]) => value !== undefined);
  if (format === "json") return `${JSON.stringify(Object.fromEntries(present.map(safe)))}\n`;
  return `${present.map(([key, value]) => `${key}=${logfmtValue(value)}`).join(" ")}\n`;
}

function safe([key, value]: readonly [string, unknown]): readonly [string, unknown] {
  return [key, typeof value === "string" ? printable(value) : value];
}

function logfmtValue(value: unknown): string {
  const text = printable(String(value));
  return BARE.test(text) ? text : JSON.stringify(text);
}
