import { findingOf } from "../../access/finding";
import { heldRoleKeys } from "../../access/held-role-keys";
import { showValue } from "../../wording";
import type { AcrossRule } from "./across-rule";
import { declare, role } from "./example";

/** Silent while an assignment hands out roles that are not known yet. */
export const roleNobodyHolds: AcrossRule = {
  id: "role/nobody-holds",
  severity: "warning",
  title: "Role that nobody holds",
  why: "A role that is not assigned gives nobody anything, and stands ready to be assigned without review.",
  fix: "Assign the role, or remove it.",
  sources: ["P"],
  example: { declared: declare({ roles: [role("Helpdesk", { users_and_groups: "view_only" })] }) },
  check: (index) => {
    const { held, complete } = heldRoleKeys(index);
    if (!complete) return [];
    return index.declared.roles
      .filter(({ key }) => key !== undefined && !held.has(key))
      .map(({ at, key, name }) =>
        findingOf(roleNobodyHolds, at, {
          detail: `No assignment that is known hands out ${showValue(name)}.`,
          role: { key, label: name },
        }),
      );
  },
};
