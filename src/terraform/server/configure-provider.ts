import { PROVIDER_DEFINITION } from "../../resources";
import { isWhollyKnown } from "../../schema";
import type { RpcRequests, RpcResponses } from "../wire";
import { findingsOf, shown } from "./answer";
import { decodeObject } from "./object-type";
import type { ProviderSession } from "./session";

/** Signs in, so that wrong credentials are one error and not one for each resource. */
export async function configureProvider(
  session: ProviderSession,
  request: RpcRequests["configureProvider"],
): Promise<RpcResponses["configureProvider"]> {
  const config = decodeObject(PROVIDER_DEFINITION, request.config) ?? {};
  session.declareDeployer(config);
  // Signing in takes nothing of who the deployer is, and what is not known of him is not judged.
  const settings = { ...config, deployer: null };
  if (!isWhollyKnown(settings)) {
    session.configureLater();
    return {};
  }
  try {
    await session.configure(settings);
    return {};
  } catch (error) {
    return { diagnostics: shown(findingsOf(session, error)) };
  }
}
