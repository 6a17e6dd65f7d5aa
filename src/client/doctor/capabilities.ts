import type { Capability } from "../../tenant";
import type { OperationHealth, TenantHealth } from "./tenant-health";

type Verdict = TenantHealth["capabilities"][Capability];

/** What each family of operations can be counted on for, by those of it that read. */
export function judgeCapabilities(
  operations: readonly OperationHealth[],
): TenantHealth["capabilities"] {
  const verdictOn = (capability: Capability): Verdict => {
    const states = operations
      .filter((entry) => entry.capability === capability && entry.state !== "not_probed")
      .map(({ state }) => state);
    if (states.length === 0 || states.every((state) => state === "failed")) return "unknown";
    if (states.every((state) => state === "offered")) return "offered";
    return states.every((state) => state === "missing") ? "missing" : "partial";
  };
  return {
    users: verdictOn("users"),
    groups: verdictOn("groups"),
    resource_servers: verdictOn("resource_servers"),
    api_clients: verdictOn("api_clients"),
    read_own_entitlements: verdictOn("read_own_entitlements"),
    roles: verdictOn("roles"),
    admin_entitlements: verdictOn("admin_entitlements"),
    service_entitlements: verdictOn("service_entitlements"),
  };
}
