import { type Diagnostic } from "../diagnostics";
import { type KnownObject, knownString, property, type ObjectValue } from "../schema";
import { type EntitlementRecord, heldBy, type TenantReader } from "../tenant";
import { declaredEntitlement } from "./assignment-access";
import { formatPairId, locatePair } from "./assignment-id";
import { type Pair, pairOf } from "./assignment-state";
import { idAttribute, type ResourceDefinition } from "./definition";
import { checkPrincipal, checkService } from "./principal-check";
import { GROUP, type PrincipalKind, USER } from "./principal-kind";
import { inForce, timeBound, timeBoundAttributes } from "./time-bound";

const attributes: ResourceDefinition["attributes"] = {
  id: idAttribute("`group/<group id>/<service id>` or `user/<user id>/<service id>`."),
  service_id: {
    type: { kind: "reference", to: "service" },
    mode: "required",
    onChange: "replace",
    doc: { text: "The id of the service that may be used." },
  },
  group_id: {
    type: { kind: "reference", to: "group" },
    mode: "optional",
    onChange: "replace",
    doc: {
      text: "The id of the user group whose members may use it. Exactly one of `group_id` and `user_id`.",
    },
  },
  user_id: {
    type: { kind: "reference", to: "user" },
    mode: "optional",
    onChange: "replace",
    doc: { text: "The id of the user who may use it. Exactly one of `group_id` and `user_id`." },
  },
  ...timeBoundAttributes("entitlement"),
};

export const serviceEntitlement: ResourceDefinition = {
  name: "zidentity_service_entitlement",
  title: "service entitlement",
  capability: "service_entitlements",
  doc: {
    text: "That a user, or the members of a user group, may use a service.",
    source: "Managing Entitlements",
  },
  attributes,
  identity: ["group_id", "user_id", "service_id"],
  constraints: [{ kind: "exactly_one_of", attributes: ["group_id", "user_id"] }],
  timeBound: timeBound((declared) => stateOf(entitledPair(declared), declared).id),
  check,
  declares: (declared, reader) => declaredEntitlement(kindOf(declared), declared, reader),
  takes: async (action) => (action === "delete" ? "remove_entitlement" : "add_entitlement"),
  operations: {
    async observe(reader, reference) {
      const { principal, serviceId } = entitledPair(reference);
      const record = heldBy(await reader.entitlements(serviceId), principal);
      return record === undefined ? undefined : stateOf(record, reference);
    },
    async list(reader) {
      const services = await reader.services();
      const lists = await Promise.all(
        services.map(({ service }) => reader.entitlements(service.id)),
      );
      return lists.flat().map((record) => stateOf(record, {}));
    },
    async create(port, planned) {
      const pair = entitledPair(planned);
      await port.entitle(pair.principal, pair.serviceId);
      return stateOf(pair, planned);
    },
    // What changes in place is when it ends, of which the tenant knows nothing.
    update: (_port, _prior, planned) => Promise.resolve(stateOf(entitledPair(planned), planned)),
    async delete(port, prior) {
      const { principal, serviceId } = entitledPair(prior);
      await port.removeEntitlement(principal, serviceId);
    },
    async locate(reader, importId) {
      const found = await locatePair(reader, importId, [GROUP, USER]);
      const principal = { type: found.kind.type, id: found.principalId };
      return stateOf({ principal, serviceId: found.serviceId }, {});
    },
  },
};

function entitledPair(value: ObjectValue): Pair {
  return pairOf(kindOf(value), value);
}

function kindOf(value: ObjectValue): PrincipalKind {
  return knownString(property(value, "user_id")) === undefined ? GROUP : USER;
}

function stateOf({ principal, serviceId }: EntitlementRecord, reference: ObjectValue) {
  const kind = principal.type === "USER" ? USER : GROUP;
  return {
    id: formatPairId(kind, principal.id, serviceId),
    service_id: serviceId,
    group_id: null,
    user_id: null,
    [kind.attribute]: principal.id,
    ...inForce(reference),
  };
}

async function check(
  reader: TenantReader,
  _prior: KnownObject | null,
  planned: ObjectValue,
): Promise<readonly Diagnostic[]> {
  return [
    ...(await checkPrincipal(kindOf(planned), reader, planned, "service")),
    ...(await checkService(reader, planned)).findings,
  ];
}
