import { clearRateHeaders } from "../headers";
import type { Effect } from "./effect";
import type { FaultOf } from "./fault-kinds";
import { sayRetryAfter } from "./retry-after";

type StatusFault = FaultOf<"status">;

interface Body {
  readonly type?: string;
  readonly text: string | null;
}

/** `more`: members that a JSON body has besides. */
const BODIES: Record<
  StatusFault["body"],
  (status: number, more: Readonly<Record<string, string>>) => Body
> = {
  error: (status, more) => ({
    type: "application/json",
    text: JSON.stringify({ ...errorOf(status), ...more }),
  }),
  html: (status) => ({ type: "text/html; charset=utf-8", text: proxyPage(status) }),
  text: (status) => ({ type: "text/plain; charset=utf-8", text: `upstream answered ${status}` }),
  empty: () => ({ text: null }),
};

/** The codes of ZIdentity's errors; a status that is not here is an internal error. */
const CODES: Readonly<Record<number, string>> = {
  400: "INVALID_REQUEST",
  401: "UNAUTHORIZED",
  403: "FORBIDDEN",
  404: "RESOURCE_NOT_FOUND",
  409: "CONFLICT",
  412: "PRECONDITION_FAILED",
  429: "TOO_MANY_REQUESTS",
};

export function errorOf(status: number): { code: string; message: string } {
  const code = CODES[status] ?? "INTERNAL_ERROR";
  return { code, message: `The embedded tenant answers ${status} on purpose` };
}

function proxyPage(status: number): string {
  return (
    `<!DOCTYPE html>\n<html><head><title>${status}</title></head>\n` +
    `<body><h1>${status}</h1><p>The gateway could not reach the service.</p></body></html>\n`
  );
}

export function status({ status, body, when, retryAfter }: StatusFault): Effect {
  const answer = (now: number) => {
    const said = retryAfter && sayRetryAfter(retryAfter.form, retryAfter.seconds, now);
    const { type, text } = BODIES[body](status, said?.body ?? {});
    const headers = new Headers(type === undefined ? {} : { "content-type": type });
    if (said?.header !== undefined) headers.set("retry-after", said.header);
    return new Response(text, { status, headers });
  };
  return when === "before"
    ? { instead: ({ now }) => answer(now()) }
    : {
        after: ({ context, now }) => {
          clearRateHeaders(context);
          return answer(now());
        },
      };
}

export function redirect({ to, status }: FaultOf<"redirect">): Effect {
  return {
    instead: ({ context }) => {
      const { pathname, search } = new URL(context.req.url);
      const location = to.replace("{path}", pathname + search);
      return new Response(null, { status, headers: { location } });
    },
  };
}

const MISSING_TEXTS: Record<FaultOf<"missing">["status"], string> = {
  404: "404 page not found",
  405: "405 method not allowed",
  501: "501 not implemented",
};

export function missing({ status }: FaultOf<"missing">): Effect {
  return { instead: () => new Response(MISSING_TEXTS[status], { status }) };
}
