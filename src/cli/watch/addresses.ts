import { InvalidArgumentError } from "commander";
import { isLoopback } from "../../client";
import { DiagnosticsError, errorDiagnostic } from "../../diagnostics";
import type { WebhookTarget } from "./webhook";

export interface ListenAddress {
  readonly host: string;
  readonly port: number;
}

/** `127.0.0.1:9464`, `0.0.0.0:9464`, `[::1]:0`. Throws commander's error. */
export function listenAddress(text: string): ListenAddress {
  const [, v6, name, digits = ""] = /^(?:\[([0-9a-f:.]+)\]|([\w.-]+)):(\d{1,5})$/i.exec(text) ?? [];
  const host = v6 ?? name;
  const port = Number(digits);
  if (host !== undefined && digits !== "" && port <= 65535) return { host, port };
  throw new InvalidArgumentError("An address is HOST:PORT, such as 127.0.0.1:9464 or [::1]:9464.");
}

const MINUTE_MS = 60_000;
const LONGEST_MINUTES = 10_080;

/** Minutes as milliseconds. Throws commander's error. */
export function minutes(text: string): number {
  const value = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && value > 0 && value <= LONGEST_MINUTES) return value * MINUTE_MS;
  throw new InvalidArgumentError(
    `Minutes are a number above 0 and at most ${LONGEST_MINUTES}, such as 15 or 0.5.`,
  );
}

/** The value itself is not shown: such an address often holds a secret. Throws DiagnosticsError. */
export function webhookTarget(
  option: string | undefined,
  env: NodeJS.ProcessEnv,
): WebhookTarget | undefined {
  const text = option ?? env["ZIDENTITY_WEBHOOK_URL"] ?? "";
  if (text === "") return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || (url.protocol !== "https:" && url.protocol !== "http:"))
    throw wrong("It is not a URL.", "Give an absolute address that begins with https://.");
  if (url.username !== "" || url.password !== "")
    throw wrong(
      "It holds a user name or a password.",
      "Set ZIDENTITY_WEBHOOK_TOKEN: it is sent as a bearer token.",
    );
  if (url.protocol === "http:" && !isLoopback(url))
    throw wrong(
      `What differs would reach ${url.host} unencrypted: plain http is accepted for loopback addresses alone.`,
      "Use https.",
    );
  const token = env["ZIDENTITY_WEBHOOK_TOKEN"]?.trim();
  if (token === undefined || token === "") return { url };
  if (!/^[\x21-\x7e]+$/.test(token))
    throw wrong("ZIDENTITY_WEBHOOK_TOKEN holds what no header can.", "Give the token alone.");
  return { url, token };
}

function wrong(detail: string, fix: string): DiagnosticsError {
  return new DiagnosticsError([errorDiagnostic("Unusable webhook", detail, { fix })]);
}
