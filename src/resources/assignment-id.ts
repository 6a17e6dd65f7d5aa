import { DiagnosticsError, errorDiagnostic } from "../diagnostics";
import type { KnownObject } from "../schema";
import type { TenantReader } from "../tenant";
import { findGroup, findService, findUser } from "./lookups";
import { GROUP, type PrincipalKind, USER } from "./principal-kind";
import { inForce } from "./time-bound";

/** `group/<group id>/<service id>`, `user/<user id>/<service id>`: the id of everything that a pair may hold. */
export function formatPairId(kind: PrincipalKind, principalId: string, serviceId: string): string {
  return `${kind.noun}/${principalId}/${serviceId}`;
}

export interface PairId {
  readonly kind: PrincipalKind;
  /** An id, or what people call it: a login name, a group's name. */
  readonly principal: string;
  /** An id, or a service's name where the tenant has one of that name. */
  readonly service: string;
}

/** Reads an id of a pair. The service is what follows the last slash: a group's name may hold one. */
export function parsePairId(id: string): PairId | undefined {
  const parts = /^(?<noun>user|group)\/(?<principal>.+)\/(?<service>[^/]+)$/s.exec(id)?.groups;
  const { noun, principal, service } = parts ?? {};
  if (noun === undefined || principal === undefined || service === undefined) return undefined;
  return { kind: noun === "user" ? USER : GROUP, principal, service };
}

/** The ids behind an import id, in which both parts may be names. Throws DiagnosticsError. */
export async function locatePair(
  reader: TenantReader,
  importId: string,
  allowed: readonly PrincipalKind[],
): Promise<{ kind: PrincipalKind; principalId: string; serviceId: string }> {
  const parsed = parsePairId(importId);
  if (parsed === undefined || !allowed.includes(parsed.kind)) throw badImportId(importId, allowed);
  const { kind } = parsed;
  return {
    kind,
    principalId: await principalIdOf(reader, kind, parsed.principal),
    serviceId: await serviceIdOf(reader, parsed.service),
  };
}

/** The state with which an import of a role assignment starts. */
export async function locateAssignment(
  kind: PrincipalKind,
  reader: TenantReader,
  importId: string,
): Promise<KnownObject> {
  const { principalId, serviceId } = await locatePair(reader, importId, [kind]);
  return {
    id: formatPairId(kind, principalId, serviceId),
    [kind.attribute]: principalId,
    service_id: serviceId,
    role_ids: null,
    scope_id: null,
    exclusive: true,
    ...inForce({}),
  };
}

async function principalIdOf(
  reader: TenantReader,
  { noun }: PrincipalKind,
  word: string,
): Promise<string> {
  const principals = noun === "user" ? await reader.users() : await reader.groups();
  if (principals.some(({ id }) => id === word)) return word;
  const found =
    noun === "user"
      ? await findUser(reader, { loginName: word })
      : await findGroup(reader, { name: word });
  return found.id;
}

async function serviceIdOf(reader: TenantReader, word: string): Promise<string> {
  const services = await reader.services();
  if (services.some(({ service }) => service.id === word)) return word;
  return (await findService(reader, { name: word })).service.id;
}

function badImportId(importId: string, allowed: readonly PrincipalKind[]): DiagnosticsError {
  const forms = allowed.map(
    ({ noun }) =>
      `${noun}/<${noun} id or ${noun === "user" ? "login name" : "name"}>/<service id or name>`,
  );
  return new DiagnosticsError([
    errorDiagnostic(
      `${JSON.stringify(importId)} is not an import id of this resource`,
      `The form is ${forms.join(" or ")}.`,
      {
        fix: `For example: ${allowed.map(({ noun }) => `${noun}/iadkfk65g07tr/ZIAM`).join(" or ")}.`,
      },
    ),
  ]);
}
