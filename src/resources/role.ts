import {
  attributePath,
  type Diagnostic,
  DiagnosticsError,
  errorDiagnostic,
  under,
  warningDiagnostic,
} from "../diagnostics";
import { checkPermissions, checkRoleName, isModuleKey } from "../rbac";
import {
  isObjectValue,
  knownString,
  property,
  requiredString,
  type KnownObject,
  type ObjectValue,
} from "../schema";
import { fromWire } from "../schema/project/from-wire";
import { allNamed, type RoleRecord, type TenantReader } from "../tenant";
import type { ResourceDefinition } from "./definition";
import { declaredRole, levelsWithin, roleTakes } from "./role-access";
import { findRoleRecord, mergeRole, newRole, undeclaredLevels } from "./role-record";
import { roleAttributes } from "./role-attributes";
import { undoneInRole } from "./since-plan";

export const role: ResourceDefinition = {
  name: "zidentity_role",
  title: "role",
  capability: "roles",
  doc: {
    text:
      "An admin role of ZIdentity itself: a level on each module of its portal. Roles of linked services are made in " +
      "those services; look them up with the data source `zidentity_role`.",
    source: "Adding ZIdentity Admin Roles",
  },
  attributes: roleAttributes,
  identity: ["name"],
  judge,
  check,
  declares: declaredRole,
  takes: roleTakes,
  notice,
  operations: {
    async observe(reader, reference) {
      const record = await findRoleRecord(reader, reference);
      return record === undefined ? undefined : fromWire(roleAttributes, record);
    },
    async list(reader) {
      const records = await reader.roles();
      return records
        .filter(({ systemDefined }) => systemDefined !== true)
        .map((record) => fromWire(roleAttributes, record));
    },
    async create(port, planned) {
      return fromWire(roleAttributes, await port.createRole(newRole(planned)));
    },
    async update(port, prior, planned, tell) {
      let undone: readonly Diagnostic[] = [];
      const record = await port.replaceRole(requiredString(prior, "id"), (current) => {
        undone = undoneInRole(current, prior, planned);
        return mergeRole(current, prior, planned);
      });
      undone.forEach(tell);
      return withoutNews(fromWire(roleAttributes, record), prior, planned);
    },
    async delete(port, prior) {
      await port.deleteRole(requiredString(prior, "id"));
    },
    async locate(reader, importId) {
      const record = await locateRole(reader, importId);
      return { ...fromWire(roleAttributes, record), permissions: null };
    },
  },
};

/**
 * What was read after a write, without the modules that nobody knows and that somebody added after the plan: they stay
 * in the tenant, the next reading shows them, and they are no difference from what was planned.
 */
function withoutNews(answered: KnownObject, prior: KnownObject, planned: KnownObject): KnownObject {
  const others = answered["other_permissions"] ?? null;
  if (!isObjectValue(others)) return answered;
  const planOf = [prior, planned].map((value) => property(value, "other_permissions"));
  const kept = Object.entries(others).filter(([module]) =>
    planOf.some((value) => isObjectValue(value) && Object.hasOwn(value, module)),
  );
  const shown = kept.length === 0 ? null : Object.fromEntries(kept);
  return { ...answered, other_permissions: shown };
}

function judge(config: ObjectValue) {
  const permissions = property(config, "permissions");
  const others = property(config, "other_permissions");
  const name = knownString(property(config, "name"));
  return [
    ...(name === undefined ? [] : checkRoleName(name)),
    ...(isObjectValue(permissions)
      ? checkPermissions(levelsWithin(permissions)).map((found) =>
          under(attributePath("permissions"), found),
        )
      : []),
    ...(isObjectValue(others) ? misplacedModules(others) : []),
  ];
}

function misplacedModules(others: ObjectValue) {
  return Object.keys(others)
    .filter((key) => isModuleKey(key.toLowerCase()))
    .map((key) =>
      errorDiagnostic(
        `Module ${JSON.stringify(key)} belongs into permissions`,
        "other_permissions is for modules that this version of the provider does not know.",
        {
          path: [{ attribute: "other_permissions" }, { key }],
          ruleId: "role/misplaced-module",
          fix: `Set permissions.${key.toLowerCase()} instead.`,
        },
      ),
    );
}

/** What the tenant holds, this build does not know and nobody declares: it is kept as it is, and said. */
async function notice(reader: TenantReader, config: ObjectValue, prior: KnownObject) {
  const record = await findRoleRecord(reader, prior);
  const undeclared = record === undefined ? [] : undeclaredLevels(record, config);
  if (undeclared.length === 0) return [];
  const list = undeclared.map(({ module, level }) => `${module} = ${JSON.stringify(level)}`);
  return [
    warningDiagnostic(
      `Role ${JSON.stringify(record?.name)} holds what this version does not know: ${list.join(", ")}`,
      "Modules and levels that the vendor added later are kept as they are.",
      {
        path: attributePath("other_permissions"),
        ruleId: "role/unknown-levels",
        fix: "Update zidentity-iac; a module that is new may also be declared in other_permissions.",
      },
    ),
  ];
}

async function check(reader: TenantReader, prior: KnownObject | null, planned: ObjectValue) {
  const name = knownString(property(planned, "name"));
  if (name === undefined || prior?.["name"] === name) return [];
  // Said already as an error, and without asking the tenant.
  if (checkRoleName(name).some(({ severity }) => severity === "error")) return [];
  const [taken] = allNamed(await reader.roles(), name);
  return taken === undefined || taken.id === prior?.["id"] ? [] : [nameTaken(taken)];
}

function nameTaken(taken: RoleRecord) {
  return errorDiagnostic(
    `The role name ${JSON.stringify(taken.name)} is taken`,
    `The tenant has a ${taken.systemDefined === true ? "predefined " : ""}role of this name, with the id ${taken.id}.`,
    {
      path: attributePath("name"),
      ruleId: "role/name-taken",
      conflictsWith: taken.id,
      fix:
        taken.systemDefined === true
          ? "Choose another name, or use the predefined role through the data source zidentity_role."
          : `Choose another name, or take the existing role over with an import of the id ${taken.id}.`,
    },
  );
}

async function locateRole(reader: TenantReader, importId: string): Promise<RoleRecord> {
  const roles = await reader.roles();
  const found =
    roles.find(({ id }) => id === importId) ?? roles.find(({ name }) => name === importId);
  if (found === undefined) {
    throw new DiagnosticsError([
      errorDiagnostic(
        `No role with the id or name ${JSON.stringify(importId)}`,
        "A role is imported by its id or by its exact name.",
        { fix: "Look the id up in the portal, or with `zidentity_role` as a data source." },
      ),
    ]);
  }
  if (found.systemDefined === true) throw predefined(found);
  return found;
}

function predefined(found: RoleRecord): DiagnosticsError {
  return new DiagnosticsError([
    errorDiagnostic(
      `The role ${JSON.stringify(found.name)} is predefined`,
      "Predefined roles cannot be changed or deleted, so they cannot be managed as a resource.",
      { fix: "Use the data source zidentity_role." },
    ),
  ]);
}
