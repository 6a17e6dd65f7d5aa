import { attributePath, type Diagnostic, errorDiagnostic } from "../../diagnostics";
import type { ClientConfig } from "./client-config";
import type { ClientSettings } from "./settings";

export type Timing = Pick<
  ClientConfig,
  "maxRetries" | "requestTimeoutMs" | "minWaitMs" | "maxWaitMs" | "maxRequestsPerSecond"
>;

/** Seconds, but for `max_retries`. */
const CLIENT_DEFAULTS = {
  max_retries: 5,
  request_timeout: 60,
  min_wait_seconds: 1,
  max_wait_seconds: 60,
} as const;

const LONGEST_SECONDS = 86_400;

type Report = (diagnostic: Diagnostic) => void;
type SecondsSetting = "request_timeout" | "min_wait_seconds" | "max_wait_seconds";

/** The limits of time and number; wrong ones are reported and fall back to the default. */
export function resolveTiming(settings: ClientSettings, report: Report): Timing {
  const timeout = seconds("request_timeout", settings, report) ?? CLIENT_DEFAULTS.request_timeout;
  const min = seconds("min_wait_seconds", settings, report);
  const max = seconds("max_wait_seconds", settings, report);
  if (min !== undefined && max !== undefined && min > max) {
    report(
      errorDiagnostic(
        "Invalid min_wait_seconds",
        `The shortest wait (${min} s) is longer than the longest, max_wait_seconds (${max} s).`,
        { path: attributePath("min_wait_seconds"), fix: "Lower one or raise the other." },
      ),
    );
  }
  const rate = requestsPerSecond(settings, report);
  return {
    ...(rate === undefined ? {} : { maxRequestsPerSecond: rate }),
    maxRetries: retries(settings, report),
    requestTimeoutMs: timeout * 1000,
    // A bound that is given alone moves the default of the other, rather than contradict it.
    minWaitMs: 1000 * (min ?? Math.min(CLIENT_DEFAULTS.min_wait_seconds, max ?? Infinity)),
    maxWaitMs: 1000 * (max ?? Math.max(CLIENT_DEFAULTS.max_wait_seconds, min ?? 0)),
  };
}

function seconds(
  name: SecondsSetting,
  settings: ClientSettings,
  report: Report,
): number | undefined {
  const value = settings[name] ?? undefined;
  if (value === undefined || (value > 0 && value <= LONGEST_SECONDS)) return value;
  report(
    errorDiagnostic(`Invalid ${name}`, `${value} is not a usable number of seconds.`, {
      path: attributePath(name),
      fix: `Give a number above 0 and at most ${LONGEST_SECONDS}, or leave it out for ${CLIENT_DEFAULTS[name]}.`,
    }),
  );
  return undefined;
}

/** Between one in an hour and more than any tenant allows. */
const RATES = { least: 1 / 3600, most: 100_000 } as const;

function requestsPerSecond(settings: ClientSettings, report: Report): number | undefined {
  const value = settings.max_requests_per_second ?? undefined;
  if (value === undefined || (value >= RATES.least && value <= RATES.most)) return value;
  report(
    errorDiagnostic("Invalid max_requests_per_second", `${value} is not a usable rate.`, {
      path: attributePath("max_requests_per_second"),
      fix: `Give a number above 0 and at most ${RATES.most}, or leave it out to go as fast as the tenant announces.`,
    }),
  );
  return undefined;
}

function retries(settings: ClientSettings, report: Report): number {
  const value = settings.max_retries ?? CLIENT_DEFAULTS.max_retries;
  if (Number.isSafeInteger(value) && value >= 0) return value;
  report(
    errorDiagnostic("Invalid max_retries", `${value} is not a number of retries.`, {
      path: attributePath("max_retries"),
      fix: `Give a whole number from 0, or leave it out for ${CLIENT_DEFAULTS.max_retries}.`,
    }),
  );
  return CLIENT_DEFAULTS.max_retries;
}
