import type { TerraformProvider, TerraformStack } from "cdktf";
import { isExpression, type ManifestDeployer, type NaturalReference } from "../../manifest";
import { PROVIDER_DEFINITION } from "../../resources";
import { isListValue, isObjectValue, type KnownValue } from "../../schema";
import { rawValues } from "./raw-values";
import type { References } from "./references";
import { readValue } from "./read-value";

/** The ids, as tokens, of the services that a provider construct was given: its block cannot hold all of them. */
export type ServiceAdmins = ReadonlyMap<TerraformProvider, readonly string[]>;

/** Who applies a stack: what the first of its providers that says so declares. */
export function readDeployer(
  stack: TerraformStack,
  providers: readonly TerraformProvider[],
  references: References,
  serviceAdmins: ServiceAdmins,
): ManifestDeployer | undefined {
  for (const provider of providers) {
    const raw = rawValues(provider)("deployer");
    const type = PROVIDER_DEFINITION.attributes["deployer"]?.type;
    if (type === undefined || raw === undefined || raw === null) continue;
    const declared = readValue(provider, type, raw);
    const { permissions, service_admin_ids: ids } = fieldsOf(declared);
    // Levels that Terraform alone can tell are judged by the provider alone.
    if (isExpression(declared) || isExpression(permissions)) return undefined;
    const given = serviceAdmins.get(provider);
    const services = given?.map((id) => references.read(stack, id).natural) ?? naturalIds(ids);
    return {
      permissions: levelsOf(permissions),
      ...(services === undefined ? {} : { service_admins: services }),
    };
  }
  return undefined;
}

function fieldsOf(value: KnownValue | undefined): Readonly<Record<string, KnownValue>> {
  return value === undefined || isListValue(value) || !isObjectValue(value) ? {} : value;
}

function levelsOf(permissions: KnownValue | undefined): ManifestDeployer["permissions"] {
  return Object.fromEntries(
    Object.entries(fieldsOf(permissions)).map(([module, level]) => {
      return [module, isExpression(level) || typeof level === "string" ? level : ""];
    }),
  );
}

/** Ids that Terraform alone can tell leave open which services they are. */
function naturalIds(ids: KnownValue | undefined): readonly NaturalReference[] | undefined {
  if (!Array.isArray(ids)) return undefined;
  const items: readonly unknown[] = ids;
  return items.map((id) => (isExpression(id) ? id : { id: String(id) }));
}
