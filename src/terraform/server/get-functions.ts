import type { RpcResponses } from "../wire";

/** The provider has no functions. */
export function getFunctions(): RpcResponses["getFunctions"] {
  return { functions: {} };
}
