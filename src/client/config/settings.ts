/**
 * Settings as somebody gives them, under the names of the provider's attributes, so that the path of a finding
 * is the name that the reader wrote. Null, undefined and the empty string all count as not given.
 */
export interface ClientSettings {
  readonly client_id?: string | null | undefined;
  readonly client_secret?: string | null | undefined;
  /** An RSA private key as PEM text, or the path of a file that holds it; in place of a client secret. */
  readonly private_key?: string | null | undefined;
  /** `acme` for `https://acme.zslogin.net`. */
  readonly vanity_domain?: string | null | undefined;
  /** Default: production. */
  readonly zscaler_cloud?: string | null | undefined;
  /** Stands for `https://api.zsapi.net`; the path of the API is appended. */
  readonly base_url?: string | null | undefined;
  readonly token_url?: string | null | undefined;
  /**
   * A file of settings, as JSON or as `name = value` lines, that nobody but its owner may read. Default:
   * `~/.zidentity/credentials`, where neither attributes nor environment name a client.
   */
  readonly credentials_file?: string | null | undefined;
  /** `http://user:password@proxy.example.com:3128`; default: `HTTPS_PROXY`. `NO_PROXY` counts for both. */
  readonly http_proxy?: string | null | undefined;
  /** A PEM file of certificate authorities that are trusted besides those of Node and `NODE_EXTRA_CA_CERTS`. */
  readonly ca_file?: string | null | undefined;
  /** How many requests may leave in a second, to leave room for others; default: what the tenant announces. */
  readonly max_requests_per_second?: number | null | undefined;
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
  credentials_file: "ZIDENTITY_CREDENTIALS_FILE",
  ca_file: "ZIDENTITY_CA_FILE",
} as const satisfies Partial<Record<keyof ClientSettings, string>>;

export type TextSetting = keyof typeof SETTING_VARIABLES;
export type Environment = Readonly<Record<string, string | undefined>>;

/** What a credentials file may hold. */
export const FILE_SETTINGS = [
  "client_id",
  "client_secret",
  "private_key",
  "vanity_domain",
  "zscaler_cloud",
  "base_url",
  "token_url",
] as const satisfies readonly TextSetting[];

/** The values that a credentials file holds. */
export type FileSettings = Readonly<Partial<Record<(typeof FILE_SETTINGS)[number], string>>>;

/** Everywhere that a setting may come from. */
export interface Sources {
  readonly settings: ClientSettings;
  readonly env: Environment;
  /** Undefined where there is a file that is not used: what is not given elsewhere may stand in it. */
  readonly file: FileSettings | undefined;
}

/** The later in this list, the more it counts. */
export const RANKS = ["file", "variable", "setting"] as const;

/** A setting and where it came from. */
export interface Given {
  readonly value: string;
  readonly from: (typeof RANKS)[number];
}

/** The explicit setting, else the variable, else what the credentials file says, else undefined. */
export function given({ settings, env, file }: Sources, name: TextSetting): Given | undefined {
  const explicit = settings[name];
  if (typeof explicit === "string" && explicit !== "") return { value: explicit, from: "setting" };
  const variable = env[SETTING_VARIABLES[name]];
  if (variable !== undefined && variable !== "") return { value: variable, from: "variable" };
  const written = name === "credentials_file" || name === "ca_file" ? undefined : file?.[name];
  return written === undefined || written === "" ? undefined : { value: written, from: "file" };
}

/** Whether a setting that is nowhere is missing: not where the file that may hold it is what is wrong. */
export function isToldMissing({ file }: Sources): boolean {
  return file !== undefined;
}

/** `client_id, or the environment variable ZSCALER_CLIENT_ID`. */
export function nameWithVariable(name: TextSetting): string {
  return `${name}, or the environment variable ${SETTING_VARIABLES[name]}`;
}
