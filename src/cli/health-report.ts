import type { OperationState, TenantHealth } from "../client";
import type { Diagnostic } from "../diagnostics";
import { findingJson, findingsText, type Palette } from "../report";
import { OPERATIONS } from "../tenant";

/** Raised when a reader of the former form would misunderstand it. */
const FORMAT_VERSION = 1;

/** What was found out about a tenant, as one JSON document. Holds no secret. */
export function healthJson(health: TenantHealth, findings: readonly Diagnostic[]): string {
  const { authentication, ...rest } = health;
  const document = {
    format_version: FORMAT_VERSION,
    signed_in: authentication.ok,
    ...(findings.length === 0
      ? {}
      : { findings: findings.map((diagnostic) => findingJson({ diagnostic })) }),
    ...rest,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** The same for a terminal. */
export function healthText(
  health: TenantHealth,
  findings: readonly Diagnostic[],
  colours: Palette,
): string {
  const signedIn = health.authentication.ok;
  const lines = [
    `${colours.bold("API")}     ${health.apiUrl}`,
    `${colours.bold("Token")}   ${health.tokenUrl}`,
    `${colours.bold("Sign-in")} ${signedIn ? colours.green("ok") : colours.red("refused")}`,
    "",
  ];
  if (!signedIn) {
    const text = findingsText(
      findings.map((diagnostic) => ({ diagnostic })),
      colours,
    );
    return `${lines.join("\n")}${text}`;
  }
  return `${[...lines, ...clientLines(health), ...wireLines(health), ...operationLines(health, colours)].join("\n")}\n`;
}

function clientLines({ client }: TenantHealth): string[] {
  if (client === undefined) return ["This API client: not listed by the tenant", ""];
  const roles = client.roles.map(({ name }) => name).join(", ");
  return [
    `This API client: ${client.name ?? client.id}; roles: ${roles === "" ? "none" : roles}`,
    "",
  ];
}

function wireLines({ clockSkewMs, latencyMs, limits }: TenantHealth): string[] {
  const skew = clockSkewMs === undefined ? "not told" : `${(clockSkewMs / 1000).toFixed(1)} s`;
  const latency =
    latencyMs === undefined
      ? "not measured"
      : `${Math.round(latencyMs.median)} ms (${Math.round(latencyMs.least)} to ${Math.round(latencyMs.most)})`;
  const announced = limits.map(({ limit, seconds }) => `${limit} in ${seconds} s`).join(", ");
  return [
    `Clock ahead of this one: ${skew}`,
    `Latency: ${latency}`,
    `Limits: ${announced === "" ? "none announced" : announced}`,
    "",
  ];
}

function operationLines({ operations, capabilities }: TenantHealth, colours: Palette): string[] {
  const marks: Record<OperationState, string> = {
    offered: colours.green("offered"),
    missing: colours.red("missing"),
    forbidden: colours.yellow("forbidden"),
    failed: colours.red("failed"),
    not_probed: colours.dim("not probed"),
  };
  return [
    colours.bold("Capabilities"),
    ...Object.entries(capabilities).map(([name, state]) => `  ${name}: ${state}`),
    "",
    colours.bold("Operations"),
    ...operations.map(({ operation, availability, state, reason }) => {
      const { method, path } = OPERATIONS[operation];
      const why = reason === undefined || state === "not_probed" ? "" : ` (${reason})`;
      return `  ${marks[state]} ${method} ${path} [${availability}]${why}`;
    }),
  ];
}
