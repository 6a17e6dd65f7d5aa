import type { PrincipalKind } from "../../rbac";
import { GROUP, USER } from "../../resources";
import { isListValue, type ObjectValue, property } from "../../schema";
import type { Compared, Comparison } from "../compare";
import { pendingName } from "../pending";
import type { Unmanaged } from "../unmanaged";

/** Whom an object of a desired state, or of the tenant beside it, is about. */
export interface Concern {
  /** Of an assignment or entitlement: its user or group. */
  readonly principal?: { readonly kind: PrincipalKind; readonly id: string };
  /** Of a role: its id, so that whoever holds it can be found. */
  readonly roleId?: string;
}

/** Whom each object concerns, in the order of `describeComparison`. */
export function concernedBy({ compared, unmanaged }: Comparison): readonly Concern[] {
  return [...compared.map(concernOf), ...unmanaged.map(({ state }) => concernIn(state))];
}

function concernOf({ change }: Compared): Concern {
  const prior = "prior" in change ? (change.prior ?? {}) : {};
  return { ...("planned" in change ? concernIn(change.planned) : {}), ...concernIn(prior) };
}

function concernIn(object: Unmanaged["state"] | ObjectValue): Concern {
  for (const { noun, attribute } of [USER, GROUP]) {
    const id = property(object, attribute);
    if (typeof id === "string") return { principal: { kind: noun, id } };
  }
  const id = property(object, "id");
  if (typeof id !== "string" || pendingName(id) !== undefined) return {};
  return isListValue(property(object, "role_ids")) ? {} : { roleId: id };
}
