import { holdsAdministration, levelOfCaller } from "./authorization";
import { ApiError, type ErrorDetail } from "./errors";
import type { ApiRequest } from "./request";
import type { StoredService } from "./state";

/**
 * What writing takes of whoever writes, as the embedded tenant enforces it. Written anew from the vendor's documents
 * rather than taken from the permission model, so that a mistake there shows as a difference here.
 */
export type Deed =
  | "write a role"
  | "write a role that is assigned"
  | "delete a role"
  | "delete a role that is assigned"
  | "assign or remove roles"
  | "assign or remove who may use a service";

/** Module to the levels of which one is needed. */
type Needs = Readonly<Record<string, readonly string[]>>;

const SEES = ["VIEW_ONLY", "FULL"];
const FULL = ["FULL"];

/** "Admins with Users and Groups - Full or View permission can add or edit roles" (002). */
const WRITES_ROLES: Needs = { ROLES: FULL, USERS_AND_GROUPS: SEES };
/** "To edit or delete admin roles that are currently assigned to admins, you must have …" (001). */
const WRITES_ASSIGNED_ROLES: Needs = { ...WRITES_ROLES, ADMINISTRATIVE_ENTITLEMENTS: FULL };

/** Of several ways, one is enough. */
const NEEDS: Readonly<Record<Deed, readonly Needs[]>> = {
  "write a role": [WRITES_ROLES],
  "write a role that is assigned": [WRITES_ASSIGNED_ROLES],
  "delete a role": [{ ROLES: FULL }],
  "delete a role that is assigned": [WRITES_ASSIGNED_ROLES],
  // Who sees users and groups without changing them views assignments (001), but for Restricted Full (001, 002).
  "assign or remove roles": [
    { ADMINISTRATIVE_ENTITLEMENTS: FULL, USERS_AND_GROUPS: FULL, ROLES: SEES },
    { ADMINISTRATIVE_ENTITLEMENTS: ["RESTRICTED_FULL"], USERS_AND_GROUPS: SEES, ROLES: FULL },
  ],
  "assign or remove who may use a service": [
    { SERVICE_ENTITLEMENTS: FULL, USERS_AND_GROUPS: FULL },
  ],
};

/** Errors: 403 where the caller's own levels do not allow it, with one detail a module of the way that is nearest. */
export function requireMay(request: ApiRequest, deed: Deed): void {
  const lacking = NEEDS[deed].map((needs) => lacks(request, needs));
  if (lacking.some((details) => details.length === 0)) return;
  const [nearest = []] = lacking.sort((a, b) => a.length - b.length);
  throw new ApiError("FORBIDDEN", `You may not ${deed}`, nearest);
}

/**
 * "Only for the services to which they are assigned as service admins, where their role includes" full control of its
 * administrators (001). Errors: 403. A service of which no role is known to have it asks for none.
 */
export function requireAdministers(request: ApiRequest, service: StoredService): void {
  if (!service.linkedRoles.some((role) => role.managesAdministrators === true)) return;
  if (holdsAdministration(request.store, request.caller, service)) return;
  throw new ApiError("FORBIDDEN", `You do not manage the administrators of ${service.displayName}`);
}

function lacks({ store, caller }: ApiRequest, needs: Needs): ErrorDetail[] {
  return Object.entries(needs).flatMap(([module, levels]) => {
    const held = levelOfCaller(store, caller, module);
    if (levels.includes(held)) return [];
    return [{ field: module, reason: `${levels.join(" or ")} is needed, and you hold ${held}` }];
  });
}
