/**
 * Settings as somebody gives them, under the names of the provider's attributes, so that the path of a finding
 * is the name that the reader wrote. Null, undefined and the empty string all count as not given.
 */
export interface ClientSettings {
  readonly client_id?: string | null | undefined;
  readonly client_secret?: string | null | undefined;
  /** An RSA private key as PEM text, in place of a client secret. */
  readonly private_key?: string | null | undefined;
  /** `acme` for `https://acme.zslogin.net`. */
  readonly vanity_domain?: string | null | undefined;
  /** Default: production. */
  readonly zscaler_cloud?: string | null | undefined;
  /** Stands for `https://api.zsapi.net`; the path of the API is appended. */
  readonly base_url?: string | null | undefined;
  readonly token_url?: string | null | undefined;
  /** Default 5; 0 means that nothing is retried. */
  readonly max_retries?: number | null | undefined;
  /** Seconds for one request, from the connection to the last byte; default 60. */
  readonly request_timeout?: number | null | undefined;
  /** Seconds; the shortest wait before a retry; default 1. */
  readonly min_wait_seconds?: number | null | undefined;
  /** Seconds; the longest wait before a retry; default 60. */
  readonly max_wait_seconds?: number | null | undefined;
}

/** The environment variable behind each setting; the `ZSCALER_` ones are shared with the vendor's own tools. */
const SETTING_VARIABLES = {
  client_id: "ZSCALER_CLIENT_ID",
  client_secret: "ZSCALER_CLIENT_SECRET",
  private_key: "ZSCALER_PRIVATE_KEY",
  vanity_domain: "ZSCALER_VANITY_DOMAIN",
  zscaler_cloud: "ZSCALER_CLOUD",
  base_url: "ZIDENTITY_BASE_URL",
  token_url: "ZIDENTITY_TOKEN_URL",
} as const satisfies Partial<Record<keyof ClientSettings, string>>;

export type TextSetting = keyof typeof SETTING_VARIABLES;
export type Environment = Readonly<Record<string, string | undefined>>;

/** A setting and where it came from. */
export interface Given {
  readonly value: string;
  readonly explicit: boolean;
}

/** The explicit setting, else the variable, else undefined. */
export function given(
  settings: ClientSettings,
  env: Environment,
  name: TextSetting,
): Given | undefined {
  const explicit = settings[name];
  if (typeof explicit === "string" && explicit !== "") return { value: explicit, explicit: true };
  const variable = env[SETTING_VARIABLES[name]];
  if (variable !== undefined && variable !== "") return { value: variable, explicit: false };
  return undefined;
}

/** `client_id, or the environment variable ZSCALER_CLIENT_ID`. */
export function nameWithVariable(name: TextSetting): string {
  return `${name}, or the environment variable ${SETTING_VARIABLES[name]}`;
}
