import { ProtocolVersionError, StartedByHandError } from "./handshake-error";

export type Environment = Readonly<Record<string, string | undefined>>;

/** The version of the plugin protocol that this provider speaks. */
export const PROTOCOL_VERSION = "6";

/** The same for every provider; it tells a plugin from a program started by hand, and is no secret. */
const MAGIC_COOKIE = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";

/** Throws StartedByHandError unless a plugin host set the variable by which it makes itself known. */
export function requirePluginHost(env: Environment): void {
  if (env["TF_PLUGIN_MAGIC_COOKIE"] !== MAGIC_COOKIE) throw new StartedByHandError();
}

/**
 * Throws ProtocolVersionError unless the host offers our version. A host that offers nothing is older than the
 * offer: it is told our version and judges by itself.
 */
export function requireProtocolVersion(env: Environment): void {
  const offered = env["PLUGIN_PROTOCOL_VERSIONS"] ?? "";
  if (offered === "") return;
  const versions = offered.split(",").map((version) => version.trim());
  if (!versions.includes(PROTOCOL_VERSION)) throw new ProtocolVersionError(offered);
}
