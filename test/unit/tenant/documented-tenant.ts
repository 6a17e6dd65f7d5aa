import { type Capability, CapabilityMissingError, type OperationId } from "../../../src/tenant";
import type { FakeContents, FakeTenant } from "./fake-tenant";
import { smallTenant } from "./small-tenant";

const LISTS = {
  roles: ["roles", "listRoles"],
  admin_entitlements: ["grants", "listServiceAdmins"],
  service_entitlements: ["entitlements", "listServiceUsers"],
} as const satisfies Partial<Record<Capability, readonly [keyof FakeTenant, OperationId]>>;

type Lacking = keyof typeof LISTS;

/** The small tenant without some of what the vendor does not document; by default without all of it. */
export function tenantWithout(
  contents: FakeContents = {},
  lacking: readonly Lacking[] = ["roles", "admin_entitlements", "service_entitlements"],
): FakeTenant {
  const tenant = smallTenant(contents);
  for (const capability of lacking) {
    const [method, operation] = LISTS[capability];
    Object.defineProperty(tenant, method, {
      value: async () => {
        throw new CapabilityMissingError(operation, 404);
      },
    });
  }
  return tenant;
}
