import type { Server, ServerDuplexStream, ServerWritableStream } from "@grpc/grpc-js";
import type { Reader, Writer } from "protobufjs/minimal";
import { grpc as grpcMessages, plugin } from "../../generated/protocol";

const { HealthCheckRequest, HealthCheckResponse } = grpcMessages.health.v1;
const SERVING = HealthCheckResponse.ServingStatus.SERVING;

/**
 * The services that the plugin host expects of every plugin. `onShutdown` runs after the answer to
 * GRPCController.Shutdown was handed over.
 */
export function registerPluginServices(server: Server, onShutdown: () => void): void {
  registerController(server, onShutdown);
  registerStdio(server);
  registerBroker(server);
  registerHealth(server);
}

function registerController(server: Server, onShutdown: () => void): void {
  server.register<plugin.Empty, plugin.Empty>(
    "/plugin.GRPCController/Shutdown",
    (_call: unknown, respond: (error: null, value: plugin.Empty) => void) => {
      respond(null, plugin.Empty.create());
      setImmediate(onShutdown);
    },
    writing(plugin.Empty),
    reading(plugin.Empty),
    "unary",
  );
}

/** The provider writes nothing but its log, on standard error; the stream ends at once. */
function registerStdio(server: Server): void {
  server.register<plugin.Empty, plugin.StdioData>(
    "/plugin.GRPCStdio/StreamStdio",
    (call: ServerWritableStream<plugin.Empty, plugin.StdioData>) => {
      call.end();
    },
    writing(plugin.StdioData),
    reading(plugin.Empty),
    "serverStream",
  );
}

/** Terraform opens this stream and uses it for no provider. It stays open for as long as the host wants it. */
function registerBroker(server: Server): void {
  server.register<plugin.ConnInfo, plugin.ConnInfo>(
    "/plugin.GRPCBroker/StartStream",
    (call: ServerDuplexStream<plugin.ConnInfo, plugin.ConnInfo>) => {
      call.on("end", () => call.end());
      call.on("error", () => call.end());
      call.resume();
    },
    writing(plugin.ConnInfo),
    reading(plugin.ConnInfo),
    "bidi",
  );
}

type HealthRequest = grpcMessages.health.v1.HealthCheckRequest;
type HealthResponse = grpcMessages.health.v1.HealthCheckResponse;

/** Whoever can ask is served: the process ends with its server. Watch says so once and stays open. */
function registerHealth(server: Server): void {
  const serving = HealthCheckResponse.create({ status: SERVING });
  server.register<HealthRequest, HealthResponse>(
    "/grpc.health.v1.Health/Check",
    (_call: unknown, respond: (error: null, value: HealthResponse) => void) =>
      respond(null, serving),
    writing(HealthCheckResponse),
    reading(HealthCheckRequest),
    "unary",
  );
  server.register<HealthRequest, HealthResponse>(
    "/grpc.health.v1.Health/Watch",
    (call: ServerWritableStream<HealthRequest, HealthResponse>) => {
      call.write(serving);
      call.on("cancelled", () => call.end());
    },
    writing(HealthCheckResponse),
    reading(HealthCheckRequest),
    "serverStream",
  );
}

function writing<Message>(type: {
  encode(message: Message): Writer;
}): (message: Message) => Buffer {
  return (message) => Buffer.from(type.encode(message).finish());
}

function reading<Message>(type: {
  decode(reader: Reader | Uint8Array): Message;
}): (bytes: Buffer) => Message {
  return (bytes) => type.decode(bytes);
}
