import { tfplugin6 } from "../../generated/protocol";
import { type FunctionDefinition, type FunctionParameter, FUNCTIONS } from "../../resources";
import { toTerraformType } from "../../schema/project/to-terraform";
import { encodeCtyType, type RpcResponses } from "../wire";

const { MARKDOWN } = tfplugin6.StringKind;

export function getFunctions(): RpcResponses["getFunctions"] {
  return { functions: functionMessages() };
}

/** The provider's functions as the protocol's messages, by name. */
export function functionMessages(): Record<string, tfplugin6.Function.$Properties> {
  return Object.fromEntries(FUNCTIONS.map((definition) => [definition.name, message(definition)]));
}

/** Neither null nor unknown is allowed: Terraform then refuses the one, and answers unknown for the other by itself. */
function message(definition: FunctionDefinition): tfplugin6.Function.$Properties {
  const { parameters, variadic, returns, summary, doc } = definition;
  return {
    parameters: parameters.map(parameterMessage),
    ...(variadic === undefined ? {} : { variadicParameter: parameterMessage(variadic) }),
    return: { type: encodeCtyType(toTerraformType(returns)) },
    summary,
    description: doc.text,
    descriptionKind: MARKDOWN,
  };
}

function parameterMessage({
  name,
  type,
  doc,
}: FunctionParameter): tfplugin6.Function.Parameter.$Properties {
  return {
    name,
    type: encodeCtyType(toTerraformType(type)),
    description: doc.text,
    descriptionKind: MARKDOWN,
  };
}
