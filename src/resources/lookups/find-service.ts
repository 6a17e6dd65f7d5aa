import { attributePath, DiagnosticsError, errorDiagnostic } from "../../diagnostics";
import {
  describeService,
  type ServiceRecord,
  type ServiceWithScopes,
  type TenantReader,
  ZIDENTITY_SERVICE,
} from "../../tenant";
import { exactlyOne } from "./find-one";

export type ServiceQuery =
  | { readonly id: string }
  | { readonly name: string; readonly cloudName?: string | null; readonly orgName?: string | null };

/** A service by id, or by name and, where the tenant has several of one product, cloud and organisation. Throws DiagnosticsError. */
export async function findService(
  reader: TenantReader,
  query: ServiceQuery,
): Promise<ServiceWithScopes> {
  const services = await reader.services();
  const found = exactlyOne(
    "id" in query
      ? { noun: "service", asked: `id ${JSON.stringify(query.id)}`, path: attributePath("id") }
      : { noun: "service", asked: askedFor(query), path: attributePath("name") },
    services.map(({ service }) => service).filter((service) => matches(service, query)),
    describeService,
    {
      word: "id" in query ? query.id : query.name,
      candidates: () => ("id" in query ? [] : services.map(({ service }) => service.name)),
    },
  );
  return services.find(({ service }) => service === found) ?? { service: found, scopes: [] };
}

/** ZIdentity's own service. Throws DiagnosticsError when the tenant does not list it. */
export async function findOwnService(reader: TenantReader): Promise<ServiceWithScopes> {
  const own = (await reader.services()).filter(({ service }) => service.name === ZIDENTITY_SERVICE);
  const [first] = own;
  if (first !== undefined && own.length === 1) return first;
  throw new DiagnosticsError([
    errorDiagnostic(
      "ZIdentity's own service was not found",
      `The tenant lists ${own.length} services named ${ZIDENTITY_SERVICE}, and just one was expected.`,
      {
        path: attributePath("service_id"),
        ruleId: "lookup/no-own-service",
        fix: "Check that the API client may read resource servers, or set service_id.",
      },
    ),
  ]);
}

function askedFor(query: Exclude<ServiceQuery, { id: string }>): string {
  const parts = [`name ${JSON.stringify(query.name)}`];
  if (isGiven(query.cloudName)) parts.push(`cloud ${JSON.stringify(query.cloudName)}`);
  if (isGiven(query.orgName)) parts.push(`organisation ${JSON.stringify(query.orgName)}`);
  return parts.join(", ");
}

function matches(service: ServiceRecord, query: ServiceQuery): boolean {
  if ("id" in query) return service.id === query.id;
  return (
    service.name === query.name &&
    (!isGiven(query.cloudName) || service.cloudName === query.cloudName) &&
    (!isGiven(query.orgName) || service.orgName === query.orgName)
  );
}

function isGiven(text: string | null | undefined): text is string {
  return text !== null && text !== undefined;
}
