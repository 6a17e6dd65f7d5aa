import type { ResourceDefinition } from "../resources";
import { isConfigurable, type ObjectValue, UNKNOWN, type Value } from "../schema";
import { isExpression } from "./expression";
import type { ManifestResource } from "./format";
import { isReference, manifestName } from "./names";

/**
 * A declaration as far as it can be judged without a tenant: ids are taken as they are, and names and expressions
 * count as not known yet.
 */
export function judgedConfig(
  { attributes }: Pick<ResourceDefinition, "attributes">,
  { declares }: Pick<ManifestResource, "declares">,
): ObjectValue {
  const entries = Object.entries(attributes)
    .filter(([, attribute]) => isConfigurable(attribute))
    .map(([name, attribute]): [string, Value] => {
      const declared = declares[manifestName(name, attribute)];
      return [name, isReference(attribute) ? idsWithin(declared) : knownWithin(declared)];
    });
  return Object.fromEntries(entries);
}

function idsWithin(declared: unknown): Value {
  if (declared === undefined || declared === null) return null;
  if (Array.isArray(declared)) return declared.map(idsWithin);
  if (typeof declared !== "object" || !("id" in declared)) return UNKNOWN;
  return typeof declared.id === "string" ? declared.id : UNKNOWN;
}

function knownWithin(declared: unknown): Value {
  if (isExpression(declared)) return UNKNOWN;
  if (Array.isArray(declared)) return declared.map(knownWithin);
  if (typeof declared === "object" && declared !== null) {
    return Object.fromEntries(
      Object.entries(declared).map(([key, item]) => [key, knownWithin(item)]),
    );
  }
  return isScalar(declared) ? declared : null;
}

function isScalar(value: unknown): value is string | number | boolean {
  return ["string", "number", "boolean"].includes(typeof value);
}
