import { findingOf } from "../../access/finding";
import { showPrincipal } from "../../access/words";
import type { AcrossRule } from "./across-rule";
import { declare, grant, group, named, zia } from "./example";

export const assignmentServiceNotLinked: AcrossRule = {
  id: "assignment/service-not-linked",
  severity: "error",
  title: "The service is not linked to the tenant",
  why: "Roles and entitlements exist only on services that are linked to ZIdentity.",
  fix: "Link the service under Administration > System > Linked Services, or remove the declaration.",
  sources: ["001"],
  example: {
    declared: declare({
      grants: [grant(group("Network"), zia, [named("Reader", zia)])],
      facts: { services: new Map([["ZIA", { linked: false }]]) },
    }),
  },
  check: ({ declared: { grants, entitlements }, facts: { services } }) =>
    [...grants, ...entitlements]
      .filter(({ service: { key } }) => key !== undefined && services?.get(key)?.linked === false)
      .map(({ at, principal, service }) =>
        findingOf(assignmentServiceNotLinked, at, {
          detail: `${showPrincipal(principal)} is to have access to ${service.label}, which is not linked.`,
          principal,
        }),
      ),
};
