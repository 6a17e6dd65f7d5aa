import { findingOf } from "../../access/finding";
import { showValue } from "../../wording";
import type { AcrossRule } from "./across-rule";
import { declare, grant, group, named, zia } from "./example";

export const assignmentScopeNotOffered: AcrossRule = {
  id: "assignment/scope-not-offered",
  severity: "error",
  title: "Scope on a service without scopes",
  why: "On such a service a role is held as a whole.",
  fix: "Leave the scope out.",
  sources: ["W"],
  example: {
    declared: declare({
      grants: [
        grant(group("Network"), zia, [named("Reader", zia)], {
          scope: { kind: "given", label: "West" },
        }),
      ],
      facts: { services: new Map([["ZIA", { hasScopes: false }]]) },
    }),
  },
  check: ({ declared, facts: { services } }) =>
    declared.grants.flatMap(({ at, principal, service, scope }) => {
      if (scope.kind !== "given" || service.key === undefined) return [];
      if (services?.get(service.key)?.hasScopes !== false) return [];
      const detail = `${service.label} has no scopes, and the assignment names ${showValue(scope.label)}.`;
      return [findingOf(assignmentScopeNotOffered, at, { detail, principal })];
    }),
};
