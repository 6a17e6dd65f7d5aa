import { attributePath, type Diagnostic, errorDiagnostic } from "../diagnostics";
import type { ObjectValue } from "../schema";
import { describeService, type ServiceWithScopes, type TenantReader } from "../tenant";
import { roleIdsOf } from "./assignment-state";
import { takenAway } from "./assignment-takes-away";
import { rolesOf } from "./lookups";
import { checkPrincipal, checkService } from "./principal-check";
import type { PrincipalKind } from "./principal-kind";
import { checkScope } from "./scope-check";

/** What the tenant would refuse, and what an exclusive assignment is about to take away. */
export async function checkAssignment(
  kind: PrincipalKind,
  reader: TenantReader,
  planned: ObjectValue,
): Promise<readonly Diagnostic[]> {
  const { found: service, findings } = await checkService(reader, planned);
  const ofPrincipal = await checkPrincipal(kind, reader, planned, "administrative");
  if (service === undefined) return [...ofPrincipal, ...findings];
  return [
    ...ofPrincipal,
    ...(await checkRoles(reader, service, planned)),
    ...checkScope(service, planned),
    ...(await takenAway(kind, reader, service, planned)),
  ];
}

async function checkRoles(
  reader: TenantReader,
  service: ServiceWithScopes,
  planned: ObjectValue,
): Promise<readonly Diagnostic[]> {
  const known = new Set((await rolesOf(reader, service)).map(({ id }) => id));
  const strangers = roleIdsOf(planned).filter((id) => !known.has(id));
  return Promise.all(strangers.map((id) => strangeRole(reader, service, id)));
}

async function strangeRole(
  reader: TenantReader,
  service: ServiceWithScopes,
  id: string,
): Promise<Diagnostic> {
  const path = attributePath("role_ids");
  const here = describeService(service.service);
  for (const other of await reader.services()) {
    const role = (await rolesOf(reader, other)).find((candidate) => candidate.id === id);
    if (role === undefined) continue;
    return errorDiagnostic(
      `${JSON.stringify(role.name)} is a role of another service`,
      `The role ${id} belongs to ${describeService(other.service)}, and this assignment is on ${here}.`,
      {
        path,
        ruleId: "assignment/role-of-another-service",
        fix: "Set service_id to the role's service, or choose a role of this one.",
      },
    );
  }
  return errorDiagnostic(
    `No role with the id ${JSON.stringify(id)}`,
    `${here} has no such role, and no other service of the tenant has.`,
    {
      path,
      ruleId: "lookup/not-found",
      fix: "Look the role up by name with the data source zidentity_role.",
    },
  );
}
