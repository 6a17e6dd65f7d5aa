import { attributePath } from "../../../diagnostics";
import type { AccessIndex } from "../../access/access-index";
import type { DeclaredService, GrantedRole } from "../../access/declared-access";
import { findingOf } from "../../access/finding";
import { showValue } from "../../wording";
import type { AcrossRule } from "./across-rule";
import { declare, grant, group, named, zia, zpa } from "./example";

export const assignmentRoleOfAnotherService: AcrossRule = {
  id: "assignment/role-of-another-service",
  severity: "error",
  title: "Role of another service",
  why: "The roles of a linked service are made in that service and held on it alone, and those of ZIdentity on ZIdentity.",
  fix: "Assign a role of the service, or name the service that the role belongs to.",
  sources: ["H"],
  example: {
    declared: declare({
      grants: [grant(group("Network"), zpa, [named("Super Admin", zia)])],
    }),
  },
  check: (index) =>
    index.declared.grants.flatMap(({ at, service, principal, roles }) =>
      roles
        .filter((role) => belongsElsewhere(index, role, service))
        .map((role) =>
          findingOf(assignmentRoleOfAnotherService, at, {
            summary: `${showValue(role.label)} is not a role of ${showValue(service.label)}`,
            detail: `${showValue(role.label)} is a role of ${ownerOf(index, role)}.`,
            path: attributePath("role_ids"),
            principal,
            role,
          }),
        ),
    ),
};

function belongsElsewhere(
  { declaredRoles }: AccessIndex,
  { key, ownerServiceKey, ownerServiceId }: GrantedRole,
  service: DeclaredService,
): boolean {
  if (service.id !== undefined && ownerServiceId !== undefined)
    return service.id !== ownerServiceId;
  if (service.key === undefined) return false;
  if (ownerServiceKey !== undefined) return ownerServiceKey !== service.key;
  return !service.own && key !== undefined && declaredRoles.has(key);
}

function ownerOf(
  { declaredRoles }: AccessIndex,
  { key, ownerServiceKey, ownerLabel }: GrantedRole,
): string {
  if (key !== undefined && declaredRoles.has(key)) return "ZIdentity itself";
  return showValue(ownerLabel ?? ownerServiceKey);
}
