import { attributePath, type Diagnostic, errorDiagnostic } from "../../diagnostics";
import { API_PATH } from "../../tenant";
import { cloudApiUrl, cloudTokenUrl } from "./clouds";
import { isLoopback } from "./loopback";
import { given, isToldMissing, nameWithVariable, type Sources } from "./settings";

const LABEL = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i;
const API_IN_PATH = /\/(?:ziam|admin\/api)(?:\/|$)/;

type Report = (diagnostic: Diagnostic) => void;

/** The two addresses; undefined where a finding was reported. */
export function resolveAddresses(
  sources: Sources,
  report: Report,
): { tokenUrl: string | undefined; apiUrl: string | undefined } {
  const cloud = label("zscaler_cloud", sources, report);
  const vanity = label("vanity_domain", sources, report);
  const tokenUrl = address("token_url", sources, report);
  const baseUrl = address("base_url", sources, report);

  if (vanity === "absent" && tokenUrl === "absent" && isToldMissing(sources)) {
    report(
      errorDiagnostic("Missing vanity_domain", "Without it the token address is not known.", {
        path: attributePath("vanity_domain"),
        fix: `Set ${nameWithVariable("vanity_domain")} to the first part of the tenant's sign-in address ("acme" for https://acme.zslogin.net), or set token_url.`,
      }),
    );
  }
  return { tokenUrl: tokenAddress(tokenUrl, vanity, cloud), apiUrl: apiAddress(baseUrl, cloud) };
}

type Read<T> = T | "absent" | "wrong";

function tokenAddress(
  explicit: Read<URL>,
  vanity: Read<{ label: string }>,
  cloud: Read<{ label: string }>,
): string | undefined {
  if (explicit instanceof URL) return explicit.href;
  if (explicit === "wrong" || typeof vanity === "string" || cloud === "wrong") return undefined;
  return cloudTokenUrl(vanity.label, cloud === "absent" ? undefined : cloud.label);
}

function apiAddress(base: Read<URL>, cloud: Read<{ label: string }>): string | undefined {
  if (base instanceof URL) return base.href.replace(/\/+$/, "") + API_PATH;
  if (base === "wrong" || cloud === "wrong") return undefined;
  return cloudApiUrl(cloud === "absent" ? undefined : cloud.label) + API_PATH;
}

function label(
  name: "vanity_domain" | "zscaler_cloud",
  sources: Sources,
  report: Report,
): Read<{ label: string }> {
  const value = given(sources, name)?.value.trim();
  if (value === undefined || value === "") return "absent";
  if (LABEL.test(value)) return { label: value };
  const example =
    name === "vanity_domain"
      ? `the first part of the tenant's sign-in address alone ("acme" for https://acme.zslogin.net)`
      : `the cloud's name alone, such as "beta", "zscalertwo" or "gov"; leave it out for production`;
  report(
    errorDiagnostic(
      `Invalid ${name}`,
      `${JSON.stringify(value)} is not one part of a host name: letters, digits and hyphens.`,
      { path: attributePath(name), fix: `Give ${example}.` },
    ),
  );
  return "wrong";
}

function address(name: "base_url" | "token_url", sources: Sources, report: Report): Read<URL> {
  const value = given(sources, name)?.value.trim();
  if (value === undefined || value === "") return "absent";
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const problem = url === undefined ? NOT_A_URL : problemOf(name, url);
  if (url !== undefined && problem === undefined) return url;
  if (problem !== undefined) {
    const [detail, fix] = problem;
    report(errorDiagnostic(`Invalid ${name}`, detail, { path: attributePath(name), fix }));
  }
  return "wrong";
}

type Problem = readonly [detail: string, fix: string];

const NOT_A_URL: Problem = [
  "It is not a URL.",
  "Give an absolute address that begins with https://.",
];

/** The value itself is not shown: it may hold a password. */
function problemOf(name: "base_url" | "token_url", url: URL): Problem | undefined {
  if (url.protocol !== "https:" && url.protocol !== "http:") return NOT_A_URL;
  if (url.username !== "" || url.password !== "")
    return ["It holds a user name or a password.", "Give the address without them."];
  if (url.search !== "" || url.hash !== "")
    return ["It holds a query or a fragment.", "Give the address up to the path."];
  if (url.protocol === "http:" && !isLoopback(url))
    return [
      `Credentials would reach ${url.host} unencrypted: plain http is accepted for loopback addresses alone (127.0.0.0/8, ::1, localhost).`,
      "Use https.",
    ];
  if (name === "base_url" && API_IN_PATH.test(url.pathname))
    return [
      `It holds the path of the API (${url.pathname}), which is appended to it.`,
      `Give ${url.origin} alone.`,
    ];
  return undefined;
}
