import { DiagnosticsError, errorDiagnostic } from "../diagnostics";
import type { Attributes, KnownObject } from "../schema";
import {
  type GrantBody,
  type GrantRecord,
  heldBy,
  type TenantPort,
  type TenantReader,
} from "../tenant";
import { declaredGrant } from "./assignment-access";
import { checkAssignment } from "./assignment-check";
import { formatPairId, locateAssignment } from "./assignment-id";
import { grantBody, remainingGrant } from "./assignment-grant";
import { assignmentState, pairOf, undeclared } from "./assignment-state";
import { idAttribute, type ResourceDefinition, type Tell } from "./definition";
import type { PrincipalKind } from "./principal-kind";
import { SincePlan } from "./since-plan";
import { timeBound, timeBoundAttributes } from "./time-bound";

export function roleAssignment(
  kind: PrincipalKind,
  doc: ResourceDefinition["doc"],
): ResourceDefinition {
  return {
    name: `zidentity_${kind.noun}_role_assignment`,
    title: `${kind.noun} role assignment`,
    capability: "admin_entitlements",
    doc,
    attributes: attributesOf(kind),
    identity: [kind.attribute, "service_id"],
    timeBound: timeBound((declared) => {
      const { principal, serviceId } = pairOf(kind, declared);
      return formatPairId(kind, principal.id, serviceId);
    }),
    declares: (declared, reader) => declaredGrant(kind, declared, reader),
    takes: async (action) => (action === "delete" ? "revoke_role" : "assign_role"),
    check: (reader, _prior, planned) => checkAssignment(kind, reader, planned),
    operations: {
      async observe(reader, reference) {
        const pair = pairOf(kind, reference);
        const record = heldBy(await reader.grants(pair.serviceId), pair.principal);
        return record === undefined ? undefined : assignmentState(kind, record, reference);
      },
      list: (reader) => listAssignments(kind, reader),
      create: (port, planned, tell) => write(kind, port, null, planned, tell),
      update: (port, prior, planned, tell) => write(kind, port, prior, planned, tell),
      async delete(port, prior, tell) {
        await changeGrant(kind, port, prior, prior, tell, (current) =>
          remainingGrant(current, prior),
        );
      },
      undeclared,
      locate: (reader, importId) => locateAssignment(kind, reader, importId),
    },
  };
}

function attributesOf({ noun, attribute }: PrincipalKind): Attributes {
  return {
    id: idAttribute(`\`${noun}/<${noun} id>/<service id>\`.`),
    [attribute]: {
      type: { kind: "reference", to: noun },
      mode: "required",
      onChange: "replace",
      doc: { text: `The id of the ${noun} that holds the roles.` },
    },
    service_id: {
      type: { kind: "reference", to: "service" },
      mode: "optional_computed",
      onChange: "replace",
      default: { lookup: "own_service" },
      doc: { text: "The id of the service that is administered. Default: ZIdentity itself." },
    },
    role_ids: {
      type: { kind: "set", of: { kind: "reference", to: "role" }, minItems: 1 },
      mode: "required",
      wire: "roles",
      doc: { text: "The ids of the roles, all of them roles of the service." },
    },
    scope_id: {
      type: { kind: "reference", to: "scope" },
      mode: "optional",
      wire: "scope",
      doc: { text: "The id of the scope, on services that have scopes (ZPA)." },
    },
    exclusive: {
      type: { kind: "bool" },
      mode: "optional_computed",
      default: { value: true },
      doc: {
        text:
          `True (the default): the ${noun} holds just these roles on the service, and others are taken away. ` +
          "False: at least these; roles that others granted stay.",
      },
    },
    ...timeBoundAttributes("assignment"),
  };
}

async function listAssignments(
  kind: PrincipalKind,
  reader: TenantReader,
): Promise<readonly KnownObject[]> {
  const services = await reader.services();
  const grants = await Promise.all(services.map(({ service }) => reader.grants(service.id)));
  return grants
    .flat()
    .filter(({ principal }) => principal.type === kind.type)
    .map((record) => assignmentState(kind, record, {}))
    .filter((state) => state !== undefined);
}

/** Changes the record of the pair that `named` names, and tells what of somebody else's went with it. */
async function changeGrant(
  kind: PrincipalKind,
  port: TenantPort,
  prior: KnownObject | null,
  named: KnownObject,
  tell: Tell,
  change: (current: GrantRecord | undefined) => GrantBody | undefined,
): Promise<GrantRecord | undefined> {
  const { principal, serviceId } = pairOf(kind, named);
  const since = new SincePlan(kind, prior);
  let who = principal.id;
  const record = await port.changeGrant(principal, serviceId, (current) => {
    const body = change(current);
    since.replaces(current, body);
    who = current?.principal.name ?? who;
    return body;
  });
  for (const finding of since.findings(record, who)) tell(finding);
  return record;
}

async function write(
  kind: PrincipalKind,
  port: TenantPort,
  prior: KnownObject | null,
  planned: KnownObject,
  tell: Tell,
): Promise<KnownObject> {
  const { principal, serviceId } = pairOf(kind, planned);
  const record = await changeGrant(kind, port, prior, planned, tell, (current) =>
    grantBody(current, prior, planned),
  );
  const state = record === undefined ? undefined : assignmentState(kind, record, planned);
  if (state !== undefined) return state;
  throw new DiagnosticsError([
    errorDiagnostic(
      "The tenant confirmed a grant without its roles",
      `After the grant to ${kind.noun} ${principal.id} on service ${serviceId} the tenant answered a record that holds none of the roles.`,
      {
        ruleId: "apply/not-as-planned",
        fix: "Look at the principal in the portal, then run again.",
      },
    ),
  ]);
}
