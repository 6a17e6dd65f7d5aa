import type { Attributes } from "../../schema";
import { fromWire } from "../../schema/project/from-wire";
import type { DataSourceDefinition } from "../definition";
import { findOwnService, findRole, findService } from "../lookups";
import { otherPermissionsAttribute, permissionsAttribute } from "../role-attributes";
import { computedFlag, computedText, idOrName, lookupId } from "./attributes";

const attributes: Attributes = {
  id: lookupId("role"),
  name: {
    type: { kind: "string", minLength: 1 },
    mode: "optional_computed",
    wire: "name",
    doc: { text: "The role's exact name. Exactly one of `id` and `name`." },
  },
  service_id: {
    type: { kind: "reference", to: "service" },
    mode: "optional_computed",
    doc: { text: "The id of the service whose role it is. Default: ZIdentity itself." },
  },
  description: computedText("description", "What the role is for; of ZIdentity's own roles."),
  system_defined: computedFlag(
    "systemDefined",
    "True: the role is predefined and cannot be changed.",
  ),
  permissions: permissionsAttribute("computed"),
  other_permissions: otherPermissionsAttribute("computed"),
};

export const roleDataSource: DataSourceDefinition = {
  name: "zidentity_role",
  title: "role",
  doc: {
    text:
      "Looks up a role by its exact name or its id: of ZIdentity itself, or of the service that `service_id` names. " +
      "The permissions of ZIdentity's own roles alone are known.",
  },
  attributes,
  constraints: [{ kind: "exactly_one_of", attributes: ["id", "name"] }],
  async read(reader, config) {
    const { service_id: serviceId } = config;
    const service =
      typeof serviceId === "string"
        ? await findService(reader, { id: serviceId })
        : await findOwnService(reader);
    const query = idOrName(config);
    const found = await findRole(reader, service, query);
    return { ...fromWire(attributes, found), service_id: service.service.id };
  },
};
