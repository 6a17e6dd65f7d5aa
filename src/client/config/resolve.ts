import { attributePath, type Diagnostic, errorDiagnostic } from "../../diagnostics";
import { resolveAddresses } from "./addresses";
import type { ClientConfig } from "./client-config";
import { resolveCredential } from "./credential";
import { type ClientSettings, type Environment, given, nameWithVariable } from "./settings";
import { resolveTiming } from "./timing";

/**
 * The configuration, or everything that is wrong with it at once. An explicit setting wins over its variable.
 * No diagnostic holds a secret.
 */
export function resolveClientConfig(
  settings: ClientSettings,
  env: Environment,
): { config: ClientConfig } | { diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);

  const clientId = resolveClientId(settings, env, report);
  const credential = resolveCredential(settings, env, report);
  const { tokenUrl, apiUrl } = resolveAddresses(settings, env, report);
  const timing = resolveTiming(settings, report);

  if (
    diagnostics.length > 0 ||
    clientId === undefined ||
    credential === undefined ||
    tokenUrl === undefined ||
    apiUrl === undefined
  ) {
    return { diagnostics };
  }
  return { config: { clientId, credential, tokenUrl, apiUrl, ...timing } };
}

function resolveClientId(
  settings: ClientSettings,
  env: Environment,
  report: (diagnostic: Diagnostic) => void,
): string | undefined {
  const clientId = given(settings, env, "client_id")?.value.trim();
  if (clientId !== undefined && clientId !== "") return clientId;
  report(
    errorDiagnostic("Missing client_id", "The tenant is reached as an API client, by its id.", {
      path: attributePath("client_id"),
      fix: `Set ${nameWithVariable("client_id")}.`,
    }),
  );
  return undefined;
}
