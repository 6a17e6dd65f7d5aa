import { attributePath, type Diagnostic, errorDiagnostic, warningDiagnostic } from "../diagnostics";
import type { KnownObject, ObjectValue } from "../schema";
import { describeService, type ServiceWithScopes, type TenantReader } from "../tenant";
import { isExclusive, isGrantOf, pairOf, roleIdsOf } from "./assignment-state";
import { rolesOf } from "./lookups";
import { checkPrincipal, checkService } from "./principal-check";
import type { PrincipalKind } from "./principal-kind";

/** Everything that the tenant would refuse, and what an exclusive assignment is about to take away. */
export async function checkAssignment(
  kind: PrincipalKind,
  reader: TenantReader,
  prior: KnownObject | null,
  planned: ObjectValue,
): Promise<readonly Diagnostic[]> {
  const service = await checkService(reader, planned);
  return [
    ...(await checkPrincipal(kind, reader, planned, "administrative")),
    ...service.findings,
    ...(service.found === undefined
      ? []
      : [
          ...(await checkRoles(reader, service.found, planned)),
          ...(await takenAway(kind, reader, service.found, prior, planned)),
        ]),
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
      { path, fix: "Set service_id to the role's service, or choose a role of this one." },
    );
  }
  return errorDiagnostic(
    `No role with the id ${JSON.stringify(id)}`,
    `${here} has no such role, and no other service of the tenant has.`,
    { path, fix: "Look the role up by name with the data source zidentity_role." },
  );
}

/** Roles that the live record holds, the declaration does not, and the plan would not otherwise show. */
async function takenAway(
  kind: PrincipalKind,
  reader: TenantReader,
  service: ServiceWithScopes,
  prior: KnownObject | null,
  planned: ObjectValue,
): Promise<readonly Diagnostic[]> {
  const { principal, serviceId } = pairOf(kind, planned);
  if (!isExclusive(planned) || principal.id === "") return [];
  const record = (await reader.grants(serviceId)).find((grant) => isGrantOf(principal, grant));
  const shown = new Set([...roleIdsOf(planned), ...(prior === null ? [] : roleIdsOf(prior))]);
  const lost = (record?.roles ?? []).filter(({ id }) => !shown.has(id));
  if (lost.length === 0) return [];
  const names = new Map((await rolesOf(reader, service)).map(({ id, name }) => [id, name]));
  const list = lost.map(({ id, name }) => JSON.stringify(name ?? names.get(id) ?? id)).join(", ");
  const who = record?.principal.name ?? principal.id;
  return [
    warningDiagnostic(
      `This assignment takes ${list} away from ${kind.noun} ${JSON.stringify(who)}`,
      `The ${kind.noun} holds ${list} on ${describeService(service.service)}. An exclusive assignment owns the whole record of its ${kind.noun} and service, and this one does not declare ${lost.length === 1 ? "that role" : "those roles"}.`,
      {
        path: attributePath("role_ids"),
        fix: "Add the role to role_ids, or set exclusive = false to leave other roles alone.",
      },
    ),
  ];
}
