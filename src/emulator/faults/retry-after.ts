/**
 * The forms in which the vendor's services say how long to wait: a header with seconds, with an HTTP date or with
 * `13s`, a member of the JSON body with `13 seconds`; or not at all.
 */
export const RETRY_AFTER_FORMS = ["seconds", "date", "suffixed", "body", "none"] as const;

export type RetryAfterForm = (typeof RETRY_AFTER_FORMS)[number];

interface Said {
  readonly header?: string;
  /** Members of the body. */
  readonly body?: Readonly<Record<string, string>>;
}

const SAY: Record<RetryAfterForm, (seconds: number, now: number) => Said> = {
  seconds: (seconds) => ({ header: String(seconds) }),
  date: (seconds, now) => ({ header: httpDate(now + seconds * 1000) }),
  suffixed: (seconds) => ({ header: `${seconds}s` }),
  body: (seconds) => ({ body: { "Retry-After": `${seconds} seconds` } }),
  none: () => ({}),
};

/** `now` in milliseconds since 1970. */
export function sayRetryAfter(form: RetryAfterForm, seconds: number, now: number): Said {
  return SAY[form](seconds, now);
}

/** A date has no parts of seconds: the next whole one, so that nobody comes back too early. */
function httpDate(ms: number): string {
  return new Date(Math.ceil(ms / 1000) * 1000).toUTCString();
}
