import { isObject } from "../is-object";
import { tryJson } from "./answer";

const SECONDS = /^(?<seconds>\d+(?:\.\d+)?) ?(?:s|secs?|seconds?)?$/i;

/**
 * How long the server asks to wait, in milliseconds, or undefined when it does not say. Read from the header
 * (`13`, `13s`, an HTTP date), else from a JSON body as sister APIs send it (`{"Retry-After":"0 seconds"}`).
 * A date is compared with the answer's own `Date`, so that it does not matter how wrong the clock here is; with
 * `now` where the answer has none.
 */
export function retryAfterMs(
  answer: { readonly headers: Headers; readonly text: string },
  now: number,
): number | undefined {
  const sent = Date.parse(answer.headers.get("date") ?? "");
  const there = Number.isNaN(sent) ? now : sent;
  return parse(answer.headers.get("retry-after"), there) ?? parse(fromBody(answer.text), there);
}

function parse(value: string | number | null | undefined, now: number): number | undefined {
  if (value === null || value === undefined) return undefined;
  const text = String(value).trim();
  const seconds = SECONDS.exec(text)?.groups?.["seconds"];
  if (seconds !== undefined) return Number(seconds) * 1000;
  // A bare negative number would parse as a date in the past century.
  const date = /[a-z]/i.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

function fromBody(text: string): string | number | undefined {
  const body = tryJson(text);
  if (!isObject(body)) return undefined;
  for (const [key, value] of Object.entries(body)) {
    const named = key.toLowerCase().replaceAll(/[-_]/g, "") === "retryafter";
    if (named && (typeof value === "string" || typeof value === "number")) return value;
  }
  return undefined;
}
