import { type Command, InvalidArgumentError, Option } from "commander";
import { join, resolve } from "node:path";
import { existsSync } from "node:fs";
import {
  type ClientDeps,
  type ClientSettings,
  type ConnectedTenant,
  openCachedReader,
  openTenant,
  reachTenant,
  resolveClientConfig,
} from "../client";
import { DiagnosticsError } from "../diagnostics";
import { isStandardInput, type LoadedManifest, loadManifests, type LoadOptions } from "../engine";
import { MANIFEST_FILE } from "../manifest";
import { REPORT_FORMATS, type ReportFormat } from "../report";
import type { TenantReader } from "../tenant";
import type { Io } from "./io";
import type { RequestTrace } from "./request-trace";

/** Of every command that prints a report. */
export interface FormatOption {
  readonly format: "text" | "json";
}

/** Where a desired state is. */
export interface DesiredOptions {
  readonly manifest?: string;
  readonly source?: string;
}

/** Options of every command that reads a desired state. */
export interface StateOptions extends FormatOption, DesiredOptions {}

/** Options of the commands whose reports other programs take in. */
export interface ReportOptions extends DesiredOptions {
  readonly format?: ReportFormat;
}

/** Options of every command that reads a tenant. */
export interface TenantOptions {
  readonly clientId?: string;
  readonly vanityDomain?: string;
  readonly cloud?: string;
  readonly baseUrl?: string;
  readonly tokenUrl?: string;
}

/** Options of every command that only reads a tenant. */
export interface CacheOptions {
  /** Seconds. */
  readonly maxAge?: number;
}

export interface GlobalOptions {
  readonly debug?: boolean;
}

export function withStateOptions(command: Command): Command {
  return withFormatOption(withManifestOption(command));
}

export function withManifestOption(command: Command): Command {
  return withSourceOption(
    command.option(
      "-m, --manifest <path>",
      `a YAML file or a folder of them, a ${MANIFEST_FILE}, a cdktf.out folder, the JSON of a Terraform plan or state, or - for any of these on standard input (default: what is here)`,
    ),
  );
}

export function withSourceOption(command: Command): Command {
  return command.option(
    "--source <folder>",
    "the *.tf files that the JSON was made of, to tell their lines (default: beside it, or here)",
  );
}

export function withFormatOption(command: Command): Command {
  return command.addOption(
    new Option("-f, --format <format>", "how to print").choices(["text", "json"]).default("text"),
  );
}

export function withReportOptions(command: Command): Command {
  return withManifestOption(command).addOption(
    new Option(
      "-f, --format <format>",
      "how to print (default: text, or by the ending of the file that a report is written to)",
    ).choices(REPORT_FORMATS),
  );
}

/** There is no option for a secret: other users of the machine could read it in the list of processes. */
export function withTenantOptions(command: Command): Command {
  return command
    .option("--client-id <id>", "the API client (env ZSCALER_CLIENT_ID)")
    .option("--vanity-domain <name>", "acme for acme.zslogin.net (env ZSCALER_VANITY_DOMAIN)")
    .option("--cloud <name>", "when it is not production (env ZSCALER_CLOUD)")
    .option("--base-url <url>", "stands for https://api.zsapi.net (env ZIDENTITY_BASE_URL)")
    .option("--token-url <url>", "where to ask for a token (env ZIDENTITY_TOKEN_URL)");
}

export function withCacheOption(command: Command): Command {
  return command.option(
    "--max-age <seconds>",
    "take lists that were read at most so long ago from this user's cache",
    seconds,
  );
}

function seconds(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text)) return value;
  throw new InvalidArgumentError("A number of seconds is a whole number from 0.");
}

/** What a desired state in YAML is called where nobody names it. */
const YAML_FILES = ["zidentity.yaml", "zidentity.yml"];

/** The desired state that was named; or the one that lies here; or the one that a synth leaves. */
export function manifestPath({ manifest }: Pick<DesiredOptions, "manifest">, { cwd }: Io): string {
  if (manifest !== undefined) return manifest;
  const here = [MANIFEST_FILE, ...YAML_FILES].map((name) => join(cwd, name));
  return here.find((file) => existsSync(file)) ?? join(cwd, "cdktf.out");
}

/** The desired state that was named, or is found. Throws DiagnosticsError. */
export function loadDesired(options: DesiredOptions, io: Io): Promise<readonly LoadedManifest[]> {
  return loadManifests(manifestPath(options, io), loadOptions(options, io));
}

/** How places are told. */
export function loadOptions(
  { source }: { readonly source?: string | undefined },
  { cwd }: Io,
): LoadOptions {
  return { from: cwd, source: source === undefined ? undefined : resolve(cwd, source) };
}

/** From the folder of the run; what is piped in has no folder. */
export function statePath(path: string, { cwd }: Io): string {
  return isStandardInput(path) ? path : resolve(cwd, path);
}

/** The tenant, signed in; or, with `--max-age`, what was read of it lately. */
export async function connect(
  options: TenantOptions & CacheOptions,
  global: GlobalOptions,
  io: Io,
  saw?: (requestId: string) => void,
): Promise<TenantReader> {
  const settings = clientSettings(options);
  const { maxAge } = options;
  const deps = clientDeps(global, io, saw);
  if (maxAge === undefined) return openTenant(settings, io.env, deps);
  return openCachedReader(settings, io.env, maxAge, deps);
}

/** The tenant, signed in and never from a cache; `trace` is told of every request. */
export async function connectToWrite(
  options: TenantOptions,
  global: GlobalOptions,
  io: Io,
  trace: RequestTrace,
): Promise<ConnectedTenant> {
  const deps = {
    ...clientDeps(global, io, trace.saw),
    onWrite: trace.writes,
    onWriteRefused: trace.refused,
  };
  return openTenant(clientSettings(options), io.env, deps);
}

/** The tenant, of which nothing has been asked yet. */
export function connectLater(
  options: TenantOptions,
  global: GlobalOptions,
  io: Io,
  deps: Partial<ClientDeps> = {},
  saw?: (requestId: string) => void,
): ConnectedTenant {
  return reachTenant(clientSettings(options), io.env, { ...deps, ...clientDeps(global, io, saw) });
}

/** What to call the tenant: the host that signs in to it. Throws DiagnosticsError for settings that cannot be right. */
export function tenantHost(options: TenantOptions, io: Io): string {
  const resolved = resolveClientConfig(clientSettings(options), io.env);
  if ("diagnostics" in resolved) throw new DiagnosticsError(resolved.diagnostics);
  return new URL(resolved.config.tokenUrl).host;
}

/** The options in the words of the client. */
export function clientSettings(options: TenantOptions): ClientSettings {
  return {
    client_id: options.clientId,
    vanity_domain: options.vanityDomain,
    zscaler_cloud: options.cloud,
    base_url: options.baseUrl,
    token_url: options.tokenUrl,
  };
}

function clientDeps(
  { debug }: GlobalOptions,
  io: Io,
  saw?: (requestId: string) => void,
): Partial<ClientDeps> {
  return {
    signal: io.signal,
    ...(saw === undefined ? {} : { onRequestId: saw }),
    ...(debug === true ? { log: (line: string) => io.err(`${line}\n`) } : {}),
  };
}
