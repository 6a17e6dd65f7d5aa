import { attributePath, type Diagnostic, errorDiagnostic } from "../diagnostics";
import { checkAccess, type TenantFacts } from "../rbac";
import { knownString, property, type ObjectValue } from "../schema";
import { describeService, type ServiceWithScopes, type TenantReader, withId } from "../tenant";
import { factsOfGroup, factsOfUser } from "./principal-facts";
import type { PrincipalKind } from "./principal-kind";

/** What a principal is to hold. */
export type EntitlementKind = "administrative" | "service";

/** That the principal exists, and what the rules say of it by what the tenant tells. */
export async function checkPrincipal(
  kind: PrincipalKind,
  reader: TenantReader,
  planned: ObjectValue,
  entitlement: EntitlementKind,
): Promise<readonly Diagnostic[]> {
  const { noun, attribute } = kind;
  const id = knownString(property(planned, attribute));
  if (id === undefined) return [];
  const known = await knownPrincipal(noun, reader, id);
  if (known === undefined) return [missing(noun, attribute, id)];
  return judged(kind, { id, ...known }, entitlement);
}

interface KnownPrincipal {
  readonly label: string;
  readonly facts: TenantFacts;
}

async function knownPrincipal(
  noun: PrincipalKind["noun"],
  reader: TenantReader,
  id: string,
): Promise<KnownPrincipal | undefined> {
  if (noun === "user") {
    const user = withId(await reader.users(), id);
    if (user === undefined) return undefined;
    return { label: user.loginName, facts: { users: new Map([[id, factsOfUser(user)]]) } };
  }
  const group = withId(await reader.groups(), id);
  if (group === undefined) return undefined;
  return { label: group.name, facts: { groups: new Map([[id, factsOfGroup(group)]]) } };
}

/** The rules across declarations that look at nothing but the principal of one. */
const RULES_OF_PRINCIPAL: ReadonlySet<string> = new Set([
  "assignment/group-not-enabled-for-administrative",
  "entitlement/group-not-enabled-for-service",
  "assignment/disabled-user",
  "assignment/dynamic-group",
  "assignment/scim-group",
]);

/** What has ended is not checked, so that the moment of the judgement says nothing. */
const ANY_MOMENT = new Date(0);

function judged(
  { noun, attribute }: PrincipalKind,
  { id, label, facts }: KnownPrincipal & { readonly id: string },
  entitlement: EntitlementKind,
): readonly Diagnostic[] {
  const service = { key: undefined, label: "", own: false };
  const held = { at: "", principal: { kind: noun, key: id, label }, service };
  const grant = { ...held, roles: [], scope: { kind: "unknown" as const }, exclusive: true };
  const declared = {
    roles: [],
    grants: entitlement === "administrative" ? [grant] : [],
    entitlements: entitlement === "service" ? [held] : [],
    facts,
  };
  return checkAccess(declared, { now: ANY_MOMENT })
    .map(({ diagnostic }) => diagnostic)
    .filter(({ ruleId = "" }) => RULES_OF_PRINCIPAL.has(ruleId))
    .map((diagnostic) => ({ ...diagnostic, path: attributePath(attribute) }));
}

/** That the service exists. */
export async function checkService(
  reader: TenantReader,
  planned: ObjectValue,
): Promise<{ found?: ServiceWithScopes; findings: readonly Diagnostic[] }> {
  const id = knownString(property(planned, "service_id"));
  if (id === undefined) return { findings: [] };
  const services = await reader.services();
  const found = services.find(({ service }) => service.id === id);
  if (found !== undefined) return { found, findings: [] };
  const list = services.map(({ service }) => `  - ${service.id}: ${describeService(service)}`);
  return {
    findings: [
      errorDiagnostic(
        `No service with the id ${JSON.stringify(id)}`,
        `The services of this tenant are:\n${list.join("\n")}`,
        {
          path: attributePath("service_id"),
          ruleId: "lookup/not-found",
          fix: "Look the service up by name with the data source zidentity_service.",
        },
      ),
    ],
  };
}

function missing(noun: "user" | "group", attribute: string, id: string): Diagnostic {
  const by = noun === "user" ? "login name" : "name";
  return errorDiagnostic(
    `No ${noun} with the id ${JSON.stringify(id)}`,
    `The tenant has no such ${noun}. Users and groups must exist before they can hold anything.`,
    {
      path: attributePath(attribute),
      ruleId: "lookup/not-found",
      fix: `Look the ${noun} up by ${by} with the data source zidentity_${noun}.`,
    },
  );
}
