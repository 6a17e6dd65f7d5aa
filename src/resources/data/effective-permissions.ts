import { type Attribute, type Attributes, type KnownObject, requiredString } from "../../schema";
import { ZIDENTITY_SERVICE } from "../../tenant";
import type { DataSourceDefinition } from "../definition";
import { findOwnService, findService, findUser } from "../lookups";
import { accessToLinkedService, accessToZidentity } from "./effective-paths";

const attributes: Attributes = {
  user_id: {
    type: { kind: "reference", to: "user" },
    mode: "optional_computed",
    doc: { text: "The id of the user. Exactly one of `user_id` and `login_name`." },
  },
  login_name: {
    type: { kind: "string", minLength: 1 },
    mode: "optional_computed",
    doc: { text: "The user's login name. Exactly one of `user_id` and `login_name`." },
  },
  service_id: {
    type: { kind: "reference", to: "service" },
    mode: "optional_computed",
    default: { lookup: "own_service" },
    doc: { text: "The id of the service. Default: ZIdentity itself." },
  },
  levels: {
    type: { kind: "map", of: { kind: "string" } },
    mode: "computed",
    doc: {
      text:
        "The effective level on each module of ZIdentity, `none` included, by module key. Empty on a linked service, " +
        "whose levels are its own.",
    },
  },
  inexact_modules: {
    type: { kind: "set", of: { kind: "string" } },
    mode: "computed",
    doc: {
      text:
        "Modules on which the user may hold more than `levels` says: a role's permissions are not known, or a level is one " +
        "that this version does not know.",
    },
  },
  rule: text("The rule by which the level, or the record that counts, was decided."),
  paths: {
    type: {
      kind: "list",
      of: {
        kind: "object",
        attributes: {
          module: text("The module; null on a linked service."),
          level: text("The level that the role gives; null on a linked service."),
          role_id: text("The id of the role."),
          role_name: text("The name of the role."),
          via: text("`direct`, or `group`."),
          group_id: text("The id of the group; null for `direct`."),
          group_name: text("The name of the group; null for `direct`."),
          standing: text(
            "`decides`; `outranked` by a stronger level or another record; or `not_comparable`, for a level that this version does not know.",
          ),
        },
      },
    },
    mode: "computed",
    doc: {
      text:
        "Every way in which the user comes to a role. By module, those that decide first; on a linked service the record " +
        "that counts first.",
    },
  },
};

export const effectivePermissionsDataSource: DataSourceDefinition = {
  name: "zidentity_effective_permissions",
  title: "effective permissions",
  doc: {
    text:
      "What a user may do on a service, directly and through his groups, and why. On ZIdentity itself roles add up, and the " +
      "highest level of each module wins; on a linked service one record counts: the user's own, else that of the group " +
      "created first.",
    source: "Admin Roles and Permissions; Managing Entitlements",
  },
  attributes,
  constraints: [{ kind: "exactly_one_of", attributes: ["user_id", "login_name"] }],
  async read(reader, config): Promise<KnownObject> {
    const { user_id: userId, service_id: serviceId } = config;
    const user = await findUser(
      reader,
      typeof userId === "string"
        ? { id: userId }
        : { loginName: requiredString(config, "login_name") },
    );
    const found =
      typeof serviceId === "string"
        ? await findService(reader, { id: serviceId })
        : await findOwnService(reader);
    const access =
      found.service.name === ZIDENTITY_SERVICE
        ? await accessToZidentity(reader, user.id, found)
        : await accessToLinkedService(reader, user.id, found);
    return {
      user_id: user.id,
      login_name: user.loginName,
      service_id: found.service.id,
      ...access,
    };
  },
};

/** What is worked out here and not read. */
function text(doc: string): Attribute {
  return { type: { kind: "string" }, mode: "computed", doc: { text: doc } };
}
