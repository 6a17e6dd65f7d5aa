import { didYouMean } from "../../diagnostics";
import { ArgumentError, type FunctionDefinition, FUNCTIONS } from "../../resources";
import { toTerraformType } from "../../schema/project/to-terraform";
import { fromDynamicValue, type RpcRequests, type RpcResponses, toDynamicValue } from "../wire";

/** Calls a function. An argument that it cannot take is answered with its place in the call. */
export function callFunction(request: RpcRequests["callFunction"]): RpcResponses["callFunction"] {
  const definition = FUNCTIONS.find(({ name }) => name === request.name);
  if (definition === undefined) return { error: { text: unknownFunction(request.name) } };
  const values = request.arguments.map((argument, place) =>
    fromDynamicValue(argument, toTerraformType(typeOf(definition, place))),
  );
  try {
    return { result: toDynamicValue(definition.call(values), toTerraformType(definition.returns)) };
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    return { error: { text: error.message, functionArgument: error.argument } };
  }
}

/** Terraform counts the arguments itself. */
function typeOf({ name, parameters, variadic }: FunctionDefinition, place: number) {
  const parameter = parameters[place] ?? variadic;
  if (parameter !== undefined) return parameter.type;
  throw new TypeError(`Terraform called ${name} with more arguments than it takes.`);
}

function unknownFunction(name: string): string {
  const hint = didYouMean(
    name,
    FUNCTIONS.map((definition) => definition.name),
  );
  return `This version of the provider has no function ${name}.${hint}`;
}
