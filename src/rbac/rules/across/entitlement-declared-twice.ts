import type { AcrossRule } from "./across-rule";
import { declaredTwice } from "./declared-twice";
import { declare, entitlement, user, zia } from "./example";

export const entitlementDeclaredTwice: AcrossRule = {
  id: "entitlement/declared-twice",
  severity: "error",
  title: "Two entitlements for one principal and service",
  why: "A principal is entitled to a service once, so that removing one declaration would take away what the other one keeps.",
  fix: "Remove one of the two.",
  sources: ["W"],
  example: {
    declared: declare({
      entitlements: [
        entitlement(user("ann@example.com"), zia, "entitlements/first"),
        entitlement(user("ann@example.com"), zia, "entitlements/second"),
      ],
    }),
  },
  check: ({ declared }) => declaredTwice(entitlementDeclaredTwice, declared.entitlements),
};
