import type { Diagnostic } from "../../diagnostics";
import {
  createLogger,
  GrpcServer,
  unexpectedErrorDiagnostics,
  type Logger,
  type ProviderHandlers,
  type RpcName,
} from "../wire";
import { createEndpoint, type Endpoint } from "./endpoint";
import { PROTOCOL_VERSION, requirePluginHost, requireProtocolVersion } from "./environment";
import { HandshakeError } from "./handshake-error";
import { Lifetime } from "./lifetime";
import { currentProcess, type PluginProcess } from "./plugin-process";
import { createSecurity, type Security } from "./security";

/** Version of the handshake itself, as opposed to the protocol that follows. */
const HANDSHAKE_VERSION = "1";

export interface ServePluginOptions {
  readonly handlers: ProviderHandlers;
  /** Default: lines on standard error at the level of TF_LOG_PROVIDER or TF_LOG. */
  readonly logger?: Logger;
  /** What a user reads when a handler throws. Default: the error's message, and how to get the stack trace. */
  readonly onUnexpected?: (error: unknown, rpc: RpcName) => readonly Diagnostic[];
  /** Default: the process of Node. */
  readonly host?: PluginProcess;
}

/**
 * Serves the provider to the host that started this process, and resolves when it is over; nothing is left open then
 * but what the handlers hold, so a program that is only the plugin exits with 0.
 * Throws a HandshakeError when there is no host or no common ground with it.
 */
export async function servePlugin(options: ServePluginOptions): Promise<void> {
  const host = options.host ?? currentProcess();
  const logger = options.logger ?? createLogger({ env: host.env });
  requirePluginHost(host.env);
  const security = agree(host);
  const endpoint = createEndpoint(host.platform);
  host.on("exit", endpoint.remove);
  const lifetime = new Lifetime(host, logger);
  try {
    await serve(options, { host, logger, security, endpoint, lifetime });
  } finally {
    lifetime.release();
    endpoint.remove();
    host.off("exit", endpoint.remove);
  }
}

interface Parts {
  readonly host: PluginProcess;
  readonly logger: Logger;
  readonly security: Security;
  readonly endpoint: Endpoint;
  readonly lifetime: Lifetime;
}

async function serve(options: ServePluginOptions, parts: Parts): Promise<void> {
  const { host, logger, security, endpoint, lifetime } = parts;
  const server = new GrpcServer({
    handlers: options.handlers,
    logger,
    onUnexpected: options.onUnexpected ?? unexpectedErrorDiagnostics,
    onShutdown: lifetime.shutdown,
  });
  const port = await server.listen(endpoint.listenAddress, security.credentials);
  const address = endpoint.handshakeAddress(port);
  host.write(
    `${[HANDSHAKE_VERSION, PROTOCOL_VERSION, address, "grpc", security.certificate].join("|")}\n`,
  );
  logger.log("debug", "Serving", { address, mutual_tls: security.certificate !== "" });
  const reason = await lifetime.over();
  logger.log("debug", "Ending", { reason });
  // A host that is gone cannot receive an answer; one that still lives should get the result of what was begun.
  if (reason === "terminated") await server.idle();
  await server.close();
}

/** What fails here is also written where the handshake is expected: the host shows that line, and no other, to the user. */
function agree(host: PluginProcess): Security {
  try {
    requireProtocolVersion(host.env);
    return createSecurity(host.env, host.now());
  } catch (error) {
    if (error instanceof HandshakeError) host.write(`${error.message.replaceAll("|", "/")}\n`);
    throw error;
  }
}
