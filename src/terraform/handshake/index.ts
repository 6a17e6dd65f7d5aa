/**
 * From a started process to a served provider: who started it, which protocol, over which socket, under which
 * certificates, and when it ends. Holds no message of the protocol and nothing of what an RPC does.
 */
export { currentProcess, type PluginProcess } from "./plugin-process";
export {
  ClientCertificateError,
  HandshakeError,
  ProtocolVersionError,
  StartedByHandError,
} from "./handshake-error";
export { servePlugin } from "./serve-plugin";
