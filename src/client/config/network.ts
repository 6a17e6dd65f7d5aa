import { X509Certificate } from "node:crypto";
import { attributePath, type Diagnostic, errorDiagnostic } from "../../diagnostics";
import { Secret } from "../secret";
import type { Network, ProxyAddress } from "./client-config";
import { type ConfigFiles, failureCode, homePath } from "./files";
import { type Environment, given, nameWithVariable, type Sources } from "./settings";

type Report = (diagnostic: Diagnostic) => void;

/** The way to the tenant: proxies, and whom to trust on it. */
export function resolveNetwork(sources: Sources, files: ConfigFiles, report: Report): Network {
  const { settings, env } = sources;
  const explicit = settings.http_proxy?.trim() ?? "";
  const proxyFrom = (name: string, value: string | undefined): { proxy?: ProxyAddress } => {
    const proxy = readProxy(name, value, report);
    return proxy === undefined ? {} : { proxy };
  };
  const https =
    explicit === ""
      ? proxyFrom("HTTPS_PROXY", variable(env, "HTTPS_PROXY"))
      : proxyFrom("http_proxy", explicit);
  const http = explicit === "" ? proxyFrom("HTTP_PROXY", variable(env, "HTTP_PROXY")) : https;
  const ca = readAuthorities(sources, files, report);
  return {
    proxies: {
      ...(https.proxy === undefined ? {} : { https: https.proxy }),
      ...(http.proxy === undefined ? {} : { http: http.proxy }),
    },
    proxyForLoopback: explicit !== "",
    noProxy: (variable(env, "NO_PROXY") ?? "").split(/[\s,]+/).filter((entry) => entry !== ""),
    ...(ca === undefined ? {} : { ca }),
  };
}

function variable(env: Environment, name: string): string | undefined {
  return env[name] ?? env[name.toLowerCase()];
}

/** The value itself is not shown: it may hold a password. */
function readProxy(name: string, value = "", report: Report): ProxyAddress | undefined {
  const text = value.trim();
  if (text === "") return undefined;
  const full = text.includes("://") ? text : `http://${text}`;
  const url = URL.canParse(full) ? new URL(full) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.hostname !== "")
    return { url: new Secret(url.href), shown: `${url.protocol}//${url.host}` };
  report(
    errorDiagnostic(`Invalid ${name}`, "It is not the address of an HTTP proxy.", {
      path: attributePath("http_proxy"),
      fix: "Give an address such as http://proxy.example.com:3128, with user:password@ before the host where the proxy wants it.",
    }),
  );
  return undefined;
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

function readAuthorities(
  sources: Sources,
  files: ConfigFiles,
  report: Report,
): readonly string[] | undefined {
  const path = given(sources, "ca_file")?.value.trim();
  if (path === undefined || path === "") return undefined;
  const refuse = (detail: string): undefined => {
    const fix = `Set ${nameWithVariable("ca_file")}, to a PEM file of certificates.`;
    const where = { path: attributePath("ca_file"), fix };
    report(errorDiagnostic("Unusable ca_file", `${path}: ${detail}`, where));
  };
  try {
    const certificates = files.read(homePath(path, sources.env)).text.match(CERTIFICATE) ?? [];
    if (certificates.length === 0) {
      refuse("it holds no certificate in PEM form.");
      return;
    }
    const bad = certificates.findIndex((pem) => !isCertificate(pem));
    if (bad !== -1) {
      refuse(`its certificate ${bad + 1} cannot be read.`);
      return;
    }
    return [...certificates, ...extraOfNode(sources.env, files)];
  } catch (error) {
    refuse(`it cannot be read (${failureCode(error)}).`);
    return;
  }
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject.length >= 0;
  } catch {
    return false;
  }
}

/** Node adds these to its own, but not where a connection names authorities itself. It warns of a bad file. */
function extraOfNode(env: Environment, files: ConfigFiles): readonly string[] {
  const path = env["NODE_EXTRA_CA_CERTS"];
  if (path === undefined || path === "") return [];
  try {
    return (files.read(path).text.match(CERTIFICATE) ?? []).filter(isCertificate);
  } catch {
    return [];
  }
}
