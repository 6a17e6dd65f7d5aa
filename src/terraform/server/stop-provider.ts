import type { RpcResponses } from "../wire";
import type { ProviderSession } from "./session";

/** Terraform was interrupted: requests under way end now, and their resources answer an error with the state intact. */
export function stopProvider(session: ProviderSession): RpcResponses["stopProvider"] {
  session.stop();
  return {};
}
