import { atLeast, type Level } from "./levels";
import type { ModuleKey } from "./modules";
import { SUPER_ADMIN } from "./predefined-roles";

/**
 * Who holds these can give any role to anybody, himself included: he makes roles (`roles`), hands them out
 * (`administrative_entitlements`, which takes `users_and_groups` at Full to assign, 001), and makes the users who get
 * them (`users_and_groups`). Less than Full on any of the three stops him.
 */
const DECIDING_MODULES: readonly ModuleKey[] = [
  "administrative_entitlements",
  "roles",
  "users_and_groups",
];

/** What somebody holds on ZIdentity itself. */
interface HeldOnZidentity {
  readonly roleNames: Iterable<string>;
  readonly levelOf: (module: ModuleKey) => Level;
}

/** Why somebody controls the whole of ZIdentity. */
export type FullAdministrator =
  { readonly by: "role"; readonly role: string } | { readonly by: "levels" };

/** Undefined for who is no full administrator, as far as it is known. */
export function fullAdministrator({
  roleNames,
  levelOf,
}: HeldOnZidentity): FullAdministrator | undefined {
  for (const name of roleNames) if (name === SUPER_ADMIN) return { by: "role", role: name };
  return DECIDING_MODULES.every((module) => atLeast(levelOf(module), "full"))
    ? { by: "levels" }
    : undefined;
}

/** The definition in words. */
export const FULL_ADMINISTRATOR = `holds ${SUPER_ADMIN}, or ${DECIDING_MODULES.join(", ")} all at full`;
