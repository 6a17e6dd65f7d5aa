import type { ResourceDefinition } from "./definition";

/** The rule that two declarations of one object break. */
export function declaredTwiceId({ attributes, identity }: ResourceDefinition): string {
  if (!identity.includes("service_id")) return "role/declared-twice";
  return "role_ids" in attributes ? "assignment/declared-twice" : "entitlement/declared-twice";
}
