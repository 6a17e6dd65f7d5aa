import type { ReportedDocumentedMode, ReportedReading } from "./reported";

/** How a tenant was read that offers what the vendor documents and no more, as every JSON document has it. */
export interface DocumentedJson {
  readonly missing_capabilities: readonly string[];
  readonly users_read: number;
  readonly all_users: boolean;
  readonly user_entitlements: {
    readonly admin_entitlements: ReportedReading;
    readonly service_entitlements: ReportedReading;
  };
}

export function documentedJson(documented: ReportedDocumentedMode): DocumentedJson {
  const { missing, usersRead, allUsers, adminEntitlements, serviceEntitlements } = documented;
  return {
    missing_capabilities: missing,
    users_read: usersRead,
    all_users: allUsers,
    user_entitlements: {
      admin_entitlements: adminEntitlements,
      service_entitlements: serviceEntitlements,
    },
  };
}

/** The two fields by which a document says it; none where the tenant offers everything. */
export function modeJson(documented: ReportedDocumentedMode | undefined) {
  if (documented === undefined) return {};
  return { mode: "documented" as const, documented: documentedJson(documented) };
}
