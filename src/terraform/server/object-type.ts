import { DiagnosticsError, didYouMean, errorDiagnostic } from "../../diagnostics";
import {
  DATA_SOURCES,
  type DataSourceDefinition,
  dataSourceNamed,
  type Definition,
  type ResourceDefinition,
  resourceNamed,
  RESOURCES,
} from "../../resources";
import { isObjectValue, type ObjectValue, type Value } from "../../schema";
import { toTerraformObjectType } from "../../schema/project/to-terraform";
import { type CtyType, fromDynamicValue, type RpcRequests, toDynamicValue } from "../wire";

type DynamicValue = RpcRequests["readResource"]["currentState"];

const TYPES = new WeakMap<Definition["attributes"], CtyType>();

/** The type of a whole object, made once. */
export function objectType({ attributes }: Pick<Definition, "attributes">): CtyType {
  const known = TYPES.get(attributes);
  if (known !== undefined) return known;
  const type = toTerraformObjectType(attributes);
  TYPES.set(attributes, type);
  return type;
}

/** An object of a request; null when there is none (a create has no prior, a destroy no plan). */
export function decodeObject(
  definition: Pick<Definition, "attributes">,
  dynamic: DynamicValue,
): ObjectValue | null {
  const value = fromDynamicValue(dynamic, objectType(definition));
  return isObjectValue(value) ? value : null;
}

export function encodeObject(definition: Pick<Definition, "attributes">, value: Value) {
  return toDynamicValue(value, objectType(definition));
}

/** Throws DiagnosticsError for a type that this provider does not have. */
export function resourceOf(typeName: string): ResourceDefinition {
  const definition = resourceNamed(typeName);
  if (definition !== undefined) return definition;
  throw unknownType("resource type", typeName, RESOURCES);
}

/** Throws DiagnosticsError for a data source that this provider does not have. */
export function dataSourceOf(typeName: string): DataSourceDefinition {
  const definition = dataSourceNamed(typeName);
  if (definition !== undefined) return definition;
  throw unknownType("data source", typeName, DATA_SOURCES);
}

function unknownType(
  what: string,
  typeName: string,
  known: readonly Definition[],
): DiagnosticsError {
  const hint = didYouMean(
    typeName,
    known.map(({ name }) => name),
  );
  return new DiagnosticsError([
    errorDiagnostic(
      `Unknown ${what} ${typeName}`,
      `This version of the provider has no ${what} of this name.${hint}`,
      { fix: "Correct the name, or update the provider." },
    ),
  ]);
}
