import { findingOf } from "../../access/finding";
import { showPrincipal } from "../../access/words";
import type { AcrossRule } from "./across-rule";
import { declare, grant, group, named, zpa } from "./example";

export const assignmentScopeMissing: AcrossRule = {
  id: "assignment/scope-missing",
  severity: "error",
  title: "Assignment without a scope on a service that has scopes",
  why: "On such a service a role is held within a scope.",
  fix: "Name the scope of the assignment.",
  sources: ["W"],
  example: {
    declared: declare({
      grants: [grant(group("Network"), zpa, [named("Reader", zpa)])],
      facts: { services: new Map([["ZPA", { hasScopes: true }]]) },
    }),
  },
  check: ({ declared, facts: { services } }) =>
    declared.grants
      .filter(({ scope }) => scope.kind === "absent")
      .filter(({ service: { key } }) => key !== undefined && services?.get(key)?.hasScopes === true)
      .map(({ at, principal, service }) =>
        findingOf(assignmentScopeMissing, at, {
          detail: `${showPrincipal(principal)} would hold roles on ${service.label} in no scope.`,
          principal,
        }),
      ),
};
