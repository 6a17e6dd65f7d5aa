import { type Attributes, requiredString } from "../../schema";
import { fromWire } from "../../schema/project/from-wire";
import type { DataSourceDefinition } from "../definition";
import { findUser } from "../lookups";
import { computedFlag, computedText, lookupId, namedReference } from "./attributes";

const attributes: Attributes = {
  id: lookupId("user"),
  login_name: {
    type: { kind: "string", minLength: 1 },
    mode: "optional_computed",
    wire: "loginName",
    doc: { text: "The login name, unique in the tenant. Exactly one of `id` and `login_name`." },
  },
  display_name: computedText("displayName", "The display name; several users may share one."),
  first_name: computedText("firstName", "The first name."),
  last_name: computedText("lastName", "The last name."),
  primary_email: computedText("primaryEmail", "The primary email address."),
  secondary_email: computedText("secondaryEmail", "The secondary email address."),
  department: namedReference("department", "The department, where the user has one."),
  idp: namedReference("idp", "The identity provider that the user comes from, where there is one."),
  status: computedFlag("status", "True: the user is active."),
  source: computedText("source", "Where the user was made, such as `UI`, `API` or `SCIM`."),
  custom_attributes: {
    type: { kind: "map", of: { kind: "string" } },
    mode: "computed",
    wire: "customAttrsInfo",
    doc: { text: "Custom attributes, by name." },
  },
};

export const userDataSource: DataSourceDefinition = {
  name: "zidentity_user",
  title: "user",
  doc: { text: "Looks up a user by login name or id." },
  attributes,
  constraints: [{ kind: "exactly_one_of", attributes: ["id", "login_name"] }],
  async read(reader, config) {
    const { id } = config;
    const query =
      typeof id === "string" ? { id } : { loginName: requiredString(config, "login_name") };
    return fromWire(attributes, await findUser(reader, query));
  },
};
