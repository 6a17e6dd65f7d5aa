import type { Principal } from "../tenant";

/** The two kinds of principal, and how each is named in a definition. */
export interface PrincipalKind {
  readonly noun: "user" | "group";
  readonly type: Principal["type"];
  /** The attribute that names the principal. */
  readonly attribute: "user_id" | "group_id";
}

export const USER: PrincipalKind = { noun: "user", type: "USER", attribute: "user_id" };
export const GROUP: PrincipalKind = { noun: "group", type: "GROUP", attribute: "group_id" };
