import type { StoredService } from "./state";

/** How entitlements tell a service. ZIdentity itself has no cloud and no organisation. */
export function toServiceReference(service: StoredService): Record<string, string> {
  const { id, name, cloudName, cloudDomainName, orgName, orgId } = service;
  return {
    id,
    serviceName: name,
    ...(cloudName === undefined ? {} : { cloudName }),
    ...(cloudDomainName === undefined ? {} : { cloudDomainName }),
    ...(orgName === undefined ? {} : { orgName }),
    ...(orgId === undefined ? {} : { orgId }),
  };
}
