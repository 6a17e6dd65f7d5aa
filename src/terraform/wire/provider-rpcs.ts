import type { Reader, Writer } from "protobufjs/minimal";
import { tfplugin6 } from "../../generated/protocol";
import { exactReader } from "./exact-reader";

export type ProtocolDiagnostic = tfplugin6.Diagnostic.$Properties;

/** How one RPC reads its request, writes its response, and says that it failed. */
export interface ProviderRpc<Request, Response> {
  decodeRequest(bytes: Buffer): Request;
  encodeResponse(response: Response): Buffer;
  failed(diagnostics: ProtocolDiagnostic[]): Response;
}

interface Messages<Request, Response> {
  readonly Request: { decode(reader: Reader): Request };
  readonly Response: { encode(message: Response): Writer };
}

function rpc<Request, Response>(
  messages: Messages<Request, Response>,
  failed: (diagnostics: ProtocolDiagnostic[]) => NoInfer<Response>,
): ProviderRpc<Request, Response> {
  return {
    decodeRequest: (bytes) => messages.Request.decode(exactReader(bytes)),
    encodeResponse: (response) => Buffer.from(messages.Response.encode(response).finish()),
    failed,
  };
}

const diagnosed = (diagnostics: ProtocolDiagnostic[]) => ({ diagnostics });

/** Every RPC that the provider serves; the others answer Unimplemented, which Terraform understands. */
export const providerRpcs = {
  getMetadata: rpc(tfplugin6.GetMetadata, diagnosed),
  getProviderSchema: rpc(tfplugin6.GetProviderSchema, diagnosed),
  validateProviderConfig: rpc(tfplugin6.ValidateProviderConfig, diagnosed),
  configureProvider: rpc(tfplugin6.ConfigureProvider, diagnosed),
  validateResourceConfig: rpc(tfplugin6.ValidateResourceConfig, diagnosed),
  validateDataResourceConfig: rpc(tfplugin6.ValidateDataResourceConfig, diagnosed),
  upgradeResourceState: rpc(tfplugin6.UpgradeResourceState, diagnosed),
  readResource: rpc(tfplugin6.ReadResource, diagnosed),
  planResourceChange: rpc(tfplugin6.PlanResourceChange, diagnosed),
  applyResourceChange: rpc(tfplugin6.ApplyResourceChange, diagnosed),
  importResourceState: rpc(tfplugin6.ImportResourceState, diagnosed),
  moveResourceState: rpc(tfplugin6.MoveResourceState, diagnosed),
  readDataSource: rpc(tfplugin6.ReadDataSource, diagnosed),
  getFunctions: rpc(tfplugin6.GetFunctions, diagnosed),
  callFunction: rpc(tfplugin6.CallFunction, (diagnostics) => ({
    error: { text: inOneText(diagnostics) },
  })),
  stopProvider: rpc(tfplugin6.StopProvider, (diagnostics) => ({ Error: inOneText(diagnostics) })),
};

/** For a response without room for findings. */
function inOneText(diagnostics: readonly ProtocolDiagnostic[]): string {
  return diagnostics.map(({ summary, detail }) => `${summary}: ${detail}`).join("\n");
}

export type RpcName = keyof typeof providerRpcs;

/** The decoded request of each RPC. A message that is not on the wire is null; a scalar has its zero value. */
export type RpcRequests = {
  [Name in RpcName]: ReturnType<(typeof providerRpcs)[Name]["decodeRequest"]>;
};

/** The fields of each response; what is left out has its zero value. */
export type RpcResponses = {
  [Name in RpcName]: ReturnType<(typeof providerRpcs)[Name]["failed"]>;
};

/**
 * One function for each RPC. It answers findings in the response's diagnostics; what it throws is taken for a defect
 * of the provider and reported as such.
 */
export type ProviderHandlers = {
  readonly [Name in RpcName]: (request: RpcRequests[Name]) => Promise<RpcResponses[Name]>;
};

/** `getMetadata` is `GetMetadata` on the wire. */
export function wireName(name: RpcName): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The names of the table, in its order. */
export const rpcNames = Object.keys(providerRpcs).filter(isRpcName);

function isRpcName(name: string): name is RpcName {
  return Object.hasOwn(providerRpcs, name);
}
