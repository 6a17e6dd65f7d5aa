/** What every seed makes, by the names that examples, demo and tests use. */

/** An API client that holds Super Admin: what the examples deploy with. */
export const DEMO_CLIENT = { id: "demo-client", secret: "demo-secret" } as const;

/** An API client that holds Super Admin: stands for somebody who works in the portal. */
export const PORTAL_CLIENT = { id: "portal-client", secret: "portal-secret" } as const;

/** An API client that holds Users Admin alone, to be refused what goes beyond it. */
export const LIMITED_CLIENT = { id: "limited-client", secret: "limited-secret" } as const;

/** An active user without any role. */
export const KNOWN_USER = { loginName: "ann@example.com", displayName: "Ann Keller" } as const;

/** The only holder of a role: Super Admin on ZIdentity. */
export const OWNER = { loginName: "owner@example.com", displayName: "Olivia Brandt" } as const;

/** Enabled for roles and services. */
export const HELPDESK_GROUP = "Helpdesk";

/** Not enabled for administrative entitlements. */
export const CONTRACTORS_GROUP = "Contractors";

/** Two groups have this name. */
export const REPEATED_GROUP = "Regional IT";

/** The two tenants of Zscaler Internet Access. */
export const ZIA_WEST = { cloudName: "zscalerthree.net", orgName: "Acme West" } as const;
export const ZIA_EAST = { cloudName: "zscalertwo.net", orgName: "Acme East" } as const;
