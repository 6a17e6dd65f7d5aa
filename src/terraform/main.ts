/** The plugin program: `terraform-provider-zidentity`. Terraform starts it. */
import {
  CircuitOpenError,
  type ClientSettings,
  explainClientError,
  ForbiddenError,
  openTenant,
} from "../client";
import { DiagnosticsError } from "../diagnostics";
import type { KnownObject } from "../schema";
import { CapabilityMissingError } from "../tenant";
import { currentProcess, HandshakeError, servePlugin } from "./handshake";
import { createProviderHandlers } from "./server";
import { createLogger, unexpectedErrorDiagnostics } from "./wire";

async function main(): Promise<void> {
  const host = currentProcess();
  const logger = createLogger({ env: host.env });
  const handlers = createProviderHandlers({
    logger,
    connect: (settings, signal) =>
      openTenant(toClientSettings(settings), host.env, {
        signal,
        log: (line) => logger.log("debug", line),
      }),
    explain: (error) => {
      const explained = explainClientError(error);
      return explained === undefined ? undefined : [explained];
    },
    isRefusal: (error) => error instanceof ForbiddenError,
    isOfTenant: (error) =>
      error instanceof CircuitOpenError || error instanceof CapabilityMissingError,
    now: () => new Date(),
  });
  await servePlugin({
    handlers,
    logger,
    host,
    onUnexpected: (error, rpc) =>
      error instanceof DiagnosticsError
        ? error.diagnostics
        : unexpectedErrorDiagnostics(error, rpc),
  });
}

/** The provider's attributes are the client's settings, by the same names; unset ones are left to the environment. */
function toClientSettings(settings: KnownObject): ClientSettings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== null));
}

main().catch((error: unknown) => {
  const text = error instanceof HandshakeError ? error.message : String(error);
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
});
