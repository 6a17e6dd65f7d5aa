import type { Attributes } from "../../schema";
import { fromWire } from "../../schema/project/from-wire";
import type { DataSourceDefinition } from "../definition";
import { findGroup } from "../lookups";
import { computedFlag, computedText, idOrName, lookupId, namedReference } from "./attributes";

const attributes: Attributes = {
  id: lookupId("group"),
  name: {
    type: { kind: "string", minLength: 1 },
    mode: "optional_computed",
    wire: "name",
    doc: { text: "The group's exact name. Exactly one of `id` and `name`." },
  },
  description: computedText("description", "What the group is for."),
  source: computedText("source", "Where the group was made, such as `UI`, `API` or `SCIM`."),
  idp: namedReference(
    "idp",
    "The identity provider that the group comes from, where there is one.",
  ),
  admin_entitlement_enabled: computedFlag(
    "adminEntitlementEnabled",
    "True: the group may hold roles.",
  ),
  service_entitlement_enabled: computedFlag(
    "serviceEntitlementEnabled",
    "True: the group may be entitled to services.",
  ),
  dynamic_group: computedFlag("dynamicGroup", "True: a rule decides who is a member."),
};

export const groupDataSource: DataSourceDefinition = {
  name: "zidentity_group",
  title: "user group",
  doc: { text: "Looks up a user group by its exact name or its id." },
  attributes,
  constraints: [{ kind: "exactly_one_of", attributes: ["id", "name"] }],
  async read(reader, config) {
    const query = idOrName(config);
    return fromWire(attributes, await findGroup(reader, query));
  },
};
