import { errorDiagnostic } from "../../diagnostics";
import { usersInFullControl } from "./full-control";
import type { Guarded, GuardFinding } from "./guard";

/** That somebody is left who can give access back. */
export async function guardLastAdmin({ before, after }: Guarded): Promise<readonly GuardFinding[]> {
  const had = await usersInFullControl(before);
  if (had.size === 0) return [];
  const has = await usersInFullControl(after);
  if (has.size > 0) return [];
  const names = [...had.values()].sort().slice(0, SHOWN);
  const more = had.size > SHOWN ? ` and ${had.size - SHOWN} more` : "";
  const diagnostic = errorDiagnostic(
    "Nobody would be left with full control",
    `Today ${names.join(", ")}${more} can make roles, assign them and manage users; after this run no active user could.`,
    {
      ruleId: "guard/last-admin",
      fix: "Keep one active user with administrative_entitlements, roles and users_and_groups at full, directly or through a group; or name the guard: --allow last-admin.",
    },
  );
  return [{ guard: "last-admin", diagnostic }];
}

const SHOWN = 5;
