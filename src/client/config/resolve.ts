import { attributePath, type Diagnostic, errorDiagnostic } from "../../diagnostics";
import { resolveAddresses } from "./addresses";
import type { ClientConfig } from "./client-config";
import { resolveCredential } from "./credential";
import { readCredentialsFile } from "./credentials-file";
import { type ConfigFiles, systemFiles } from "./files";
import { resolveNetwork } from "./network";
import {
  type ClientSettings,
  type Environment,
  given,
  isToldMissing,
  nameWithVariable,
  type Sources,
} from "./settings";
import { resolveTiming } from "./timing";

/**
 * The configuration, or everything that is wrong with it at once. An explicit setting wins over its variable, and
 * a variable over the credentials file. No diagnostic holds a secret.
 */
export function resolveClientConfig(
  settings: ClientSettings,
  env: Environment,
  files: ConfigFiles = systemFiles,
): { config: ClientConfig } | { diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);

  const file = readCredentialsFile(settings, env, files, report);
  const sources = { settings, env, file };
  const clientId = resolveClientId(sources, report);
  const credential = resolveCredential(sources, files, report);
  const { tokenUrl, apiUrl } = resolveAddresses(sources, report);
  const network = resolveNetwork(sources, files, report);
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
  return { config: { clientId, credential, tokenUrl, apiUrl, network, ...timing } };
}

function resolveClientId(
  sources: Sources,
  report: (diagnostic: Diagnostic) => void,
): string | undefined {
  const clientId = given(sources, "client_id")?.value.trim();
  if (clientId !== undefined && clientId !== "") return clientId;
  if (!isToldMissing(sources)) return undefined;
  report(
    errorDiagnostic("Missing client_id", "The tenant is reached as an API client, by its id.", {
      path: attributePath("client_id"),
      fix: `Set ${nameWithVariable("client_id")}.`,
    }),
  );
  return undefined;
}
