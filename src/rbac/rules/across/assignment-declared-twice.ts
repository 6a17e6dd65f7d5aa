import type { AcrossRule } from "./across-rule";
import { declaredTwice } from "./declared-twice";
import { declare, grant, group, named, zia } from "./example";

export const assignmentDeclaredTwice: AcrossRule = {
  id: "assignment/declared-twice",
  severity: "error",
  title: "Two assignments for one principal and service",
  why: "A tenant keeps one record for a principal on a service, so that each declaration would undo the other.",
  fix: "Merge the two into one assignment with all the roles.",
  sources: ["W"],
  example: {
    declared: declare({
      grants: [
        grant(group("Helpdesk"), zia, [named("Reader", zia)], { at: "assignments/first" }),
        grant(group("Helpdesk"), zia, [named("Editor", zia)], { at: "assignments/second" }),
      ],
    }),
  },
  check: ({ declared }) => declaredTwice(assignmentDeclaredTwice, declared.grants),
};
