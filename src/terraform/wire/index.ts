/**
 * How values, paths, findings and log lines travel between Terraform and the provider, and the gRPC server that
 * carries them. Holds no resource, no schema and nothing of what an RPC does.
 */
export { toAttributePath } from "./attribute-path";
export { encodeCtyType, type CtyType } from "./cty-type";
export { toProtocolDiagnostics } from "./diagnostic";
export { fromDynamicValue, fromRawState, toDynamicValue } from "./dynamic-value";
export { GrpcServer } from "./grpc-server";
export { createLogger, silentLogger, type Logger, type LogLevel } from "./hclog";
export {
  type ProtocolDiagnostic,
  type ProviderHandlers,
  type RpcName,
  type RpcRequests,
  type RpcResponses,
} from "./provider-rpcs";
export { unexpectedErrorDiagnostics } from "./unexpected-error";
export { WireFormatError } from "./wire-format-error";
