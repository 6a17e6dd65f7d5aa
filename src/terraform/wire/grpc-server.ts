import {
  Server,
  type sendUnaryData,
  type ServerCredentials,
  type ServerUnaryCall,
} from "@grpc/grpc-js";
import type { Diagnostic } from "../../diagnostics";
import { toProtocolDiagnostics } from "./diagnostic";
import type { Logger } from "./hclog";
import { registerPluginServices } from "./plugin-services";
import {
  providerRpcs,
  rpcNames,
  wireName,
  type ProviderHandlers,
  type ProviderRpc,
  type RpcName,
  type RpcRequests,
  type RpcResponses,
} from "./provider-rpcs";

/** What Terraform's own side allows; the default of 4 MiB is too little for a large state. */
const MAX_MESSAGE_BYTES = 256 * 1024 * 1024;

/** How long connections may take to close by themselves; the host kills a plugin after 2 s. */
const CLOSE_GRACE_MS = 200;

export interface GrpcServerOptions {
  readonly handlers: ProviderHandlers;
  readonly logger: Logger;
  /** What a handler's unexpected error looks like to the user. */
  readonly onUnexpected: (error: unknown, rpc: RpcName) => readonly Diagnostic[];
  /** The host asked the plugin to end. */
  readonly onShutdown: () => void;
}

type RpcTable = { readonly [Name in RpcName]: ProviderRpc<RpcRequests[Name], RpcResponses[Name]> };

/** The gRPC server: the provider's RPCs, and the services of every plugin. */
export class GrpcServer {
  // Channelz stays on: without it grpc-js forgets its sessions, and forceShutdown closes none of them.
  private readonly server = new Server({
    "grpc.max_receive_message_length": MAX_MESSAGE_BYTES,
    "grpc.max_send_message_length": MAX_MESSAGE_BYTES,
  });
  private callsInFlight = 0;
  private whenIdle: (() => void)[] = [];

  constructor(private readonly options: GrpcServerOptions) {
    registerPluginServices(this.server, options.onShutdown);
    const table: RpcTable = providerRpcs;
    for (const name of rpcNames) this.register(name, table[name]);
  }

  /** Starts to listen, at `unix:<path>` or `<host>:<port>`; resolves to the port. */
  listen(address: string, credentials: ServerCredentials): Promise<number> {
    return new Promise((resolve, reject) => {
      this.server.bindAsync(address, credentials, (error, port) =>
        error ? reject(error) : resolve(port),
      );
    });
  }

  /** Resolves when no provider RPC is being answered. */
  idle(): Promise<void> {
    if (this.callsInFlight === 0) return Promise.resolve();
    return new Promise((resolve) => this.whenIdle.push(resolve));
  }

  /** Ends the server: asks the connections to close, and closes those that don't. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      const force = setTimeout(() => {
        this.server.forceShutdown();
        resolve();
      }, CLOSE_GRACE_MS);
      this.server.tryShutdown(() => {
        clearTimeout(force);
        resolve();
      });
    });
  }

  private register<Name extends RpcName>(name: Name, rpc: RpcTable[Name]): void {
    type Request = RpcRequests[Name];
    type Response = RpcResponses[Name];
    this.server.register<Request, Response>(
      `/tfplugin6.Provider/${wireName(name)}`,
      (call: ServerUnaryCall<Request, Response>, respond: sendUnaryData<Response>) => {
        void this.answer(name, rpc, call.request).then((response) => respond(null, response));
      },
      (response) => rpc.encodeResponse(response),
      (bytes) => rpc.decodeRequest(bytes),
      "unary",
    );
  }

  /** Never rejects: what a handler throws becomes the response's diagnostics. */
  private async answer<Name extends RpcName>(
    name: Name,
    rpc: RpcTable[Name],
    request: RpcRequests[Name],
  ): Promise<RpcResponses[Name]> {
    const { handlers, logger, onUnexpected } = this.options;
    logger.log("trace", "Received a request", { rpc: wireName(name) });
    this.callsInFlight++;
    try {
      return await handlers[name](request);
    } catch (error) {
      logUnexpected(logger, name, error);
      return rpc.failed(toProtocolDiagnostics(onUnexpected(error, name)));
    } finally {
      this.callsInFlight--;
      if (this.callsInFlight === 0) this.whenIdle.splice(0).forEach((resolve) => resolve());
    }
  }
}

function logUnexpected(logger: Logger, name: RpcName, error: unknown): void {
  const known = error instanceof Error;
  logger.log("error", known ? error.message : "A handler threw something that is no error", {
    rpc: wireName(name),
    ...(known && error.stack !== undefined && logger.enabled("debug")
      ? { stack: error.stack }
      : {}),
  });
}
